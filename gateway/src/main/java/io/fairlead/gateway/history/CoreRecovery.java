package io.fairlead.gateway.history;

import io.fairlead.core.CoreSnapshot;
import io.fairlead.core.CoreState;
import io.fairlead.core.StateListener;
import io.fairlead.core.event.EventFormatException;
import io.fairlead.core.order.Aside;
import io.fairlead.core.order.RetiredOrders;
import io.fairlead.gateway.history.KnownSnapshots.Known;
import io.fairlead.journal.Checkpoint;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalException;
import io.fairlead.journal.JournalException.Advice;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.disk.Disk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Makes the core's state whole again: the newest snapshot that is readable, then the events behind it. Whoever opens
/// a gateway.
///
/// A snapshot counts once a checkpoint in the log names it. One that is damaged is passed over, and said; with none
/// readable the whole log is replayed, and if that does not reach back to its beginning any more, the start is refused.
public final class CoreRecovery {
    private final Journal journal;
    private final int stream;
    private final SnapshotFiles files;
    private final KnownSnapshots known;
    private final List<String> passedOver = new ArrayList<>();

    /// A state, and what it was made of.
    ///
    /// @param position the log's position behind the newest event in it
    /// @param events how many events were replayed
    /// @param snapshot where the snapshot stands that it began with; -1 if it began with nothing
    /// @param remarks which snapshots could not be used, and why
    public record Recovered(CoreState state, long position, long events, long snapshot, List<String> remarks) {
        public Recovered {
            remarks = List.copyOf(remarks);
        }
    }

    public CoreRecovery(Journal journal, int stream, Disk disk) {
        this.journal = journal;
        this.stream = stream;
        files = new SnapshotFiles(disk);
        known = known(journal, stream);
    }

    /// The core's stream.
    public int stream() {
        return stream;
    }

    static KnownSnapshots known(Journal journal, int stream) {
        Checkpoint newest = journal.checkpoint(stream);
        return newest == null ? KnownSnapshots.NONE : KnownSnapshots.decode(newest.state());
    }

    /// The state at the end of the synced log.
    ///
    /// @param ahead runs the reading of the log and the packing of orders that left, beside the applying
    /// @throws JournalException if it can't be made whole
    public Recovered recover(StateListener listener, Executor ahead) {
        Recovered start = restore(listener);
        RetiredOrders retired = start.state.orders().retired();
        try (JournalReader reader = reader(start.position);
                WorkBeside beside = new WorkBeside(ahead)) {
            retired.workBy(beside);
            long events = new EventsAhead(reader, stream, ahead).forEach(start.state::apply);
            retired.workBy(Aside.AT_ONCE);
            return new Recovered(start.state, reader.position(), events, start.snapshot, passedOver);
        }
    }

    /// The newest usable snapshot alone, without the events behind it; a new state at 0 if there is none.
    public Recovered restore(StateListener listener) {
        passedOver.clear();
        for (Known candidate : known.snapshots()) {
            CoreSnapshot restored = restore(candidate, listener);
            if (restored != null) {
                long position = candidate.position();
                return new Recovered(restored.state(), position, 0, position, passedOver);
            }
        }
        return new Recovered(new CoreState(listener), 0, 0, -1, passedOver);
    }

    private @Nullable CoreSnapshot restore(Known candidate, StateListener listener) {
        try {
            CoreSnapshot restored = files.restore(candidate.position(), listener);
            if (restored.head().stateHash() == candidate.stateHash()) {
                return restored;
            }
            passedOver.add(files.path(candidate.position()) + " is not the snapshot that the log names");
        } catch (IOException | EventFormatException e) {
            passedOver.add(files.path(candidate.position()) + " cannot be used: " + e.getMessage());
        }
        return null;
    }

    private JournalReader reader(long position) {
        if (position > journal.syncedPosition() || position < journal.oldestPosition()) {
            throw new JournalException(
                    Advice.STOP,
                    "the core's state can't be made whole: it needs the log from position " + position
                            + " on, which has only " + journal.oldestPosition() + " to " + journal.syncedPosition()
                            + "; not starting. Put archived segments or a sound snapshot back. " + passedOver);
        }
        return journal.reader(position);
    }

    /// Removes files that no checkpoint names: of a snapshot that a crash interrupted, or of a log that lost its end.
    public void tidy() {
        try {
            files.deleteAllBut(known.positions());
        } catch (IOException e) {
            throw new JournalException(Advice.RETRY, "cannot remove old snapshots: " + e.getMessage(), e);
        }
    }
}
