package io.fairlead.core;

import io.fairlead.core.event.EventFormatException;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SnapshotHead;
import io.fairlead.core.snapshot.SnapshotReader;
import io.fairlead.core.snapshot.SnapshotWriter;
import java.util.List;

/// A core state that was restored, and where in the log it stands.
public record CoreSnapshot(CoreState state, SnapshotHead head) {

    /// Writes the whole state, as of this log position and the time of its newest event. The thread that owns it.
    public static SnapshotHead write(CoreState state, long position, long atNanos, SnapshotWriter.Sink sink) {
        List<Section> sections = CoreSections.of(state);
        SnapshotHead head = new SnapshotHead(position, atNanos, state.stateHash(), form(sections));
        SnapshotWriter.write(sections, head, sink);
        return head;
    }

    /// Reads a state back. The listener hears of what is applied afterwards, not of what is restored.
    ///
    /// @throws EventFormatException if this is not a whole snapshot of a known form, or adds up to something
    ///     else than it did when it was taken
    public static CoreSnapshot read(SnapshotReader.Source source, StateListener listener) {
        CoreState state = new CoreState(listener);
        List<Section> sections = CoreSections.of(state);
        SnapshotHead head = SnapshotReader.read(source, sections);
        long found = state.stateHash();
        if (found != head.stateHash() && head.form() == form(sections)) {
            throw new EventFormatException("the snapshot of position " + head.position() + " must restore state hash "
                    + Long.toHexString(head.stateHash()) + ", restored " + Long.toHexString(found));
        }
        return new CoreSnapshot(state, head);
    }

    /// Whether a snapshot was taken by a release with the same parts of the state, whose hashes are as ours.
    public static boolean hasForm(SnapshotHead head) {
        return head.form() == form(CoreSections.of(new CoreState()));
    }

    /// A release with other parts of the state adds up to other hashes.
    private static long form(List<Section> sections) {
        long form = StateHash.FORM;
        for (Section section : sections) {
            form = 31 * (31 * form + section.number()) + section.version();
        }
        return form;
    }
}
