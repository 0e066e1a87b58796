package io.fairlead.gateway;

import io.fairlead.core.event.Event;
import io.fairlead.core.model.OrderId;
import io.fairlead.gateway.history.CoreStream;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.JournalRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The core's events as they stand in the log, from any position on: for event streams, `watch` and audit. Any thread;
/// reads up to the synced position only and never makes the engine wait.
///
/// A position is opaque to clients: they keep `Entry.next` of the last event they saw and go on from there, with
/// nothing missed and nothing twice.
public final class EventFeed {
    private static final int RECORDS_A_POLL = 1024;

    private final Journal journal;
    private final int stream;
    private final NanoClock clock;

    EventFeed(Journal journal, int stream, NanoClock clock) {
        this.journal = journal;
        this.stream = stream;
        this.clock = clock;
    }

    /// An event, where it stands, and where to go on behind it.
    public record Entry(long position, long next, Event event) {
        /// The order that the event concerns; null if none, or if it concerns all.
        public @Nullable OrderId order() {
            return EventSubject.order(event);
        }
    }

    /// The end of the log: where to start for what is yet to come.
    public long end() {
        return journal.syncedPosition();
    }

    /// The end of what was appended; what lies behind `end` is not on disk yet.
    public long appended() {
        return journal.appendedPosition();
    }

    /// Up to `limit` events from a position on, without waiting.
    ///
    /// @throws IllegalArgumentException if no record begins at this position
    public List<Entry> read(long from, int limit) {
        try (Tail tail = tail(from)) {
            return tail.poll(limit);
        }
    }

    /// Follows the log from a position on.
    ///
    /// @throws IllegalArgumentException if no record begins at this position
    public Tail tail(long from) {
        return new Tail(journal.reader(from));
    }

    /// One follower of the log. Owned by the thread that polls it; fit for a virtual thread.
    public final class Tail implements AutoCloseable {
        private final JournalReader reader;
        private final List<Entry> found = new ArrayList<>();

        private Tail(JournalReader reader) {
            this.reader = reader;
        }

        /// Where the next record will be read.
        public long position() {
            return reader.position();
        }

        /// The next events, at most `limit`; empty if there are none yet.
        public List<Entry> poll(int limit) {
            found.clear();
            int records;
            do {
                records = reader.poll(this::take, Math.min(RECORDS_A_POLL, limit - found.size()));
            } while (records > 0 && found.size() < limit);
            return List.copyOf(found);
        }

        /// The next events, at most `limit`, waiting for the first; empty if none came in time.
        public List<Entry> await(int limit, Duration patience) throws InterruptedException {
            long deadline = clock.nanos() + patience.toNanos();
            List<Entry> entries = poll(limit);
            while (entries.isEmpty()) {
                long left = deadline - clock.nanos();
                if (left <= 0 || !journal.awaitSynced(reader.position() + 1, Duration.ofNanos(left))) {
                    return entries;
                }
                entries = poll(limit);
            }
            return entries;
        }

        private void take(JournalRecord candidate) {
            if (candidate.stream() == stream) {
                found.add(new Entry(candidate.position(), candidate.endPosition(), decode(candidate)));
            }
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    /// The event in a record of the core's stream.
    static Event decode(JournalRecord of) {
        return CoreStream.decode(of);
    }
}
