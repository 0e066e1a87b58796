package io.fairlead.journal;

/// The journal cannot do what it was asked to, because of the world and not because of the caller.
public sealed class JournalException extends RuntimeException permits JournalDamagedException, JournalLockedException {
    private static final long serialVersionUID = 1L;

    private final Advice advice;

    /// What the caller can do about it.
    public enum Advice {
        /// May work later, for instance when somebody made room on the disk.
        RETRY,
        /// This request can't succeed; others can.
        GIVE_UP,
        /// Stop and call a person.
        STOP
    }

    public JournalException(Advice advice, String message) {
        super(message);
        this.advice = advice;
    }

    public JournalException(Advice advice, String message, Throwable cause) {
        super(message, cause);
        this.advice = advice;
    }

    /// What the caller can do about it.
    public Advice advice() {
        return advice;
    }
}
