package io.fairlead.gateway.history;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads the events of one stream from the log, a batch ahead of whoever takes them: reading, checking and decoding on
/// one core, applying on another. The reader belongs to whichever task reads; a batch is handed over when it is whole.
final class EventsAhead {
    private static final int BATCH = 1024;

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
    private record Batch(List<Event> events, boolean atEnd) {}

    /// Hands over every event to the end of the synced log, in order, on the calling thread; returns how many.
    long forEach(Consumer<Event> taker) {
        long taken = 0;
        CompletableFuture<Batch> next = readAhead();
        try {
            for (Batch batch = join(next); !batch.atEnd; batch = join(next)) {
                next = readAhead();
                batch.events.forEach(taker);
                taken += batch.events.size();
            }
            return taken;
        } finally {
            // Whoever closes the reader must not do so under a task that reads.
            next.handle((_, _) -> null).join();
        }
    }

    private CompletableFuture<Batch> readAhead() {
        return CompletableFuture.supplyAsync(this::read, executor);
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

    /// What ends the reading ends the taking, as itself.
    private static Batch join(CompletableFuture<Batch> next) {
        try {
            return next.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }
}
