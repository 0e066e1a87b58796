package io.fairlead.app.alert;

import io.fairlead.journal.DiskState;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What may be wrong with the journal's disk, or with the gateway for its sake. Owned by the `alerts` thread.
public final class DiskSource implements AlertSource {
    private final Supplier<DiskState> disk;
    private final Supplier<String> halted;

    /// `halted` says why nothing can be traded until a restart; empty while all is well.
    public DiskSource(Supplier<DiskState> disk, Supplier<String> halted) {
        this.disk = disk;
        this.halted = halted;
    }

    @Override
    public void find(long nowNanos, Consumer<Condition> found) {
        switch (disk.get()) {
            case OK -> {}
            case LOW -> found.accept(of(Severity.WARNING, "little space is left"));
            case FULL ->
                found.accept(
                        of(Severity.CRITICAL, "it is full: new orders are refused, fills and cancels use the reserve"));
            case FAILED ->
                found.accept(of(Severity.CRITICAL, "it failed: nothing is acknowledged any more; " + halted.get()));
        }
    }

    private static Condition of(Severity severity, String text) {
        return new Condition(AlertKind.DISK, "journal", severity, text);
    }
}
