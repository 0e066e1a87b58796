package io.fairlead.gateway;

/// The journal did not take what a venue said. Nothing of it was applied; thrown through the session's callback, so
/// that the message does not count as received and the venue sends it again.
final class LogRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LogRefusedException(String message) {
        super(message);
    }
}
