package io.fairlead.proof.virtual;

/// Brings misfortune over a world, one at a time, by chance. Owned by the world's thread.
public abstract class Misfortunes {
    private final WorldStage<?, ?, ?> stage;
    private final long leastPauseNanos;
    private final long mostPauseNanos;
    private boolean raging;

    /// With pauses of so long between two of them.
    protected Misfortunes(WorldStage<?, ?, ?> stage, long leastPauseNanos, long mostPauseNanos) {
        this.stage = stage;
        this.leastPauseNanos = leastPauseNanos;
        this.mostPauseNanos = mostPauseNanos;
    }

    /// They come from now on.
    public final void rage() {
        raging = true;
        next();
    }

    /// No more of them; those that last are ended.
    public final void calm() {
        raging = false;
        heal();
    }

    private void next() {
        stage.time().after(stage.between(leastPauseNanos, mostPauseNanos), () -> {
            if (raging) {
                strike();
                next();
            }
        });
    }

    /// One comes.
    protected abstract void strike();

    /// Ends whatever lasts.
    protected abstract void heal();
}
