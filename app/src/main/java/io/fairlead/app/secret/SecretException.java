package io.fairlead.app.secret;

/// A secret could not be had. The message says where it was looked for and what to do, never what was found.
public final class SecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SecretException(String message) {
        super(message);
    }

    public SecretException(String message, Throwable cause) {
        super(message, cause);
    }
}
