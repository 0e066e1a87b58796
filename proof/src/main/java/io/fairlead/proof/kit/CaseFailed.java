package io.fairlead.proof.kit;

/// Something that must hold in a case did not; the message says what.
final class CaseFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CaseFailed(String message) {
        super(message);
    }
}
