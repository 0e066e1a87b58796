package io.fairlead.gateway.history;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.JournalRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads the events of one stream from the log, some batches ahead of whoever takes them: reading, checking and
/// decoding on one core, applying on another. The reader belongs to whichever task reads, one after another; a
/// batch is handed over when it is whole.
final class EventsAhead {
    private static final int BATCH = 1024;
    private static final int BATCHES = 8;

    private final JournalReader reader;
    private final int stream;
    private final Executor executor;
    private final Function<JournalRecord, Event> decoder = CoreStream.decoder();

    /// @param executor runs the reading; one that runs it at once makes this a plain loop
    EventsAhead(JournalReader reader, int stream, Executor executor) {
        this.reader = reader;
        this.stream = stream;
        this.executor = executor;
    }

    /// @param atEnd nothing more was synced
    private record Batch(List<Event> events, boolean atEnd) {
        private static final Batch NONE_YET = new Batch(List.of(), false);
    }

    /// Hands over every event to the end of the synced log, in order, on the calling thread; returns how many.
    long forEach(Consumer<Event> taker) {
        long taken = 0;
        Deque<CompletableFuture<Batch>> ahead = new ArrayDeque<>(BATCHES);
        CompletableFuture<Batch> last = CompletableFuture.completedFuture(Batch.NONE_YET);
        try {
            while (true) {
                while (ahead.size() < BATCHES) {
                    last = last.thenApplyAsync(this::readBehind, executor);
                    ahead.add(last);
                }
                Batch batch = WorkBeside.join(ahead.remove());
                if (batch.atEnd) {
                    return taken;
                }
                batch.events.forEach(taker);
                taken += batch.events.size();
            }
        } finally {
            // Whoever closes the reader must not do so under a task that reads.
            last.handle((_, _) -> null).join();
        }
    }

    /// Behind the end nothing is read, though the log may have gone on meanwhile.
    private Batch readBehind(Batch before) {
        return before.atEnd ? before : read();
    }

    private Batch read() {
        List<Event> events = new ArrayList<>(BATCH);
        int records = reader.poll(
                next -> {
                    if (next.stream() == stream) {
                        events.add(kept(decoder.apply(next)));
                    }
                },
                BATCH);
        return new Batch(events, records == 0);
    }

    /// The decoder fills one kind of event again and again.
    private static Event kept(Event event) {
        return event instanceof OrderChecked checked ? checked.copy() : event;
    }
}
