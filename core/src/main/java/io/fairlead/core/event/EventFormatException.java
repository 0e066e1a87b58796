package io.fairlead.core.event;

/// Bytes that are not an event, or not a part of a snapshot, of a known type and version. What they came from must
/// not be trusted.
public final class EventFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EventFormatException(String message) {
        super(message);
    }

    public EventFormatException(String message, RuntimeException cause) {
        super(message, cause);
    }
}
