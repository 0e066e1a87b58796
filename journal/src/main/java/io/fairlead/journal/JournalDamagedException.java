package io.fairlead.journal;

/// Records that were synced are not readable any more. Nothing is repaired silently: a person decides.
public final class JournalDamagedException extends JournalException {
    private static final long serialVersionUID = 1L;

    private final transient Damage damage;

    public JournalDamagedException(Damage damage, String consequence) {
        super(Advice.STOP, "the journal is damaged at " + damage + "; " + consequence);
        this.damage = damage;
    }

    /// Where and what.
    public Damage damage() {
        return damage;
    }
}
