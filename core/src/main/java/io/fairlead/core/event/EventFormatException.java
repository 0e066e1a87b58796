package io.fairlead.core.event;

/// Bytes that are not an event of a known type and version. The log that they came from must not be trusted.
public final class EventFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EventFormatException(String message) {
        super(message);
    }

    EventFormatException(String message, RuntimeException cause) {
        super(message, cause);
    }
}
