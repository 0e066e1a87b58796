package io.fairlead.venues.tradelocker.rest;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/// Answers that are too long to be read at once: a portion of one with each turn, so that no order waits for more than
/// that. The list of a day's executions is told whole again and again, and grows. Owned by the venue's thread.
///
/// A short answer that came behind a long one is through before it, as it may be on the network.
final class LongAnswers {
    private static final int VALUES_AT_ONCE = 512;

    private final KnownWords known = new KnownWords();
    private final ArrayDeque<Begun> waiting = new ArrayDeque<>();

    private record Begun(JsonReading reading, Consumer<JsonReading> then) {}

    /// Reads a text, to its end if it is short. `then` takes it when it was read, within this call or within a `poll`.
    void read(byte[] text, Consumer<JsonReading> then) {
        JsonReading reading = new JsonReading(text, known);
        if (reading.proceed(VALUES_AT_ONCE)) {
            then.accept(reading);
        } else {
            waiting.add(new Begun(reading, then));
        }
    }

    /// Goes on with the oldest; returns how much was done.
    int poll() {
        Begun oldest = waiting.peek();
        if (oldest == null) {
            return 0;
        }
        if (oldest.reading.proceed(VALUES_AT_ONCE)) {
            waiting.remove();
            oldest.then.accept(oldest.reading);
        }
        return 1;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void clear() {
        waiting.clear();
    }
}
