package io.fairlead.gateway.tape;

/// A tape that can't be read, or a folder that can't be recorded to; the message says where and why.
public final class TapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TapeException(String message) {
        super(message);
    }

    public TapeException(String message, Throwable cause) {
        super(message, cause);
    }
}
