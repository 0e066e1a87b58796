package io.fairlead.journal;

/// Another process has the journal's directory open.
public final class JournalLockedException extends JournalException {
    private static final long serialVersionUID = 1L;

    private final String owner;

    public JournalLockedException(String owner, Throwable cause) {
        super(Advice.GIVE_UP, "a second start is refused: " + cause.getMessage(), cause);
        this.owner = owner;
    }

    /// What the first process wrote about itself.
    public String owner() {
        return owner;
    }
}
