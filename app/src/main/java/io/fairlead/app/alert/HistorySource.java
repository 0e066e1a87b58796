package io.fairlead.app.alert;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// What stands in the way of keeping the past: the archive of closed orders, and snapshots of the core's state. Owned
/// by the `alerts` thread.
public final class HistorySource implements AlertSource {
    private final Supplier<String> archive;
    private final Supplier<String> snapshots;

    /// Both say what is wrong; empty while nothing is.
    public HistorySource(Supplier<String> archive, Supplier<String> snapshots) {
        this.archive = archive;
        this.snapshots = snapshots;
    }

    @Override
    public void find(long nowNanos, Consumer<Condition> found) {
        find(AlertKind.ARCHIVE, "closed orders", archive.get(), found);
        find(AlertKind.SNAPSHOTS, "journal", snapshots.get(), found);
    }

    private static void find(AlertKind kind, String subject, String problem, Consumer<Condition> found) {
        if (!problem.isEmpty()) {
            found.accept(new Condition(kind, subject, Severity.WARNING, problem));
        }
    }
}
