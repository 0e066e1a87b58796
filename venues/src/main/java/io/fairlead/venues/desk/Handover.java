package io.fairlead.venues.desk;

import io.fairlead.core.event.VenueInput;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Hands what a venue says from its thread to the engine: in order, bounded, and without losing a word.
///
/// The queue between the two is bounded. What finds it full stays with the venue's thread, which then takes nothing
/// more from the network until the engine has caught up, so that is bounded too.
public final class Handover implements Consumer<VenueInput> {
    private static final int CAPACITY = 4_096;

    private final MpscQueue<Word> queue;
    private final ArrayDeque<Word> kept = new ArrayDeque<>();
    private final Runnable wakeUp;
    private final LongSupplier epochNanos;
    private final LongConsumer waited;
    private boolean together;

    /// What is on its way to the engine.
    private sealed interface Word {
        record Said(VenueInput input, long atNanos) implements Word {}

        record Done(Runnable body) implements Word {}
    }

    /// `wakeUp` ends the engine's wait.
    public Handover(Runnable wakeUp) {
        this(CAPACITY, wakeUp);
    }

    /// With another bound.
    public Handover(int capacity, Runnable wakeUp) {
        this(capacity, wakeUp, () -> 0, _ -> {});
    }

    /// One that tells how long each input was on its way; the engine's thread hears it.
    public Handover(Runnable wakeUp, LongSupplier epochNanos, LongConsumer waited) {
        this(CAPACITY, wakeUp, epochNanos, waited);
    }

    private Handover(int capacity, Runnable wakeUp, LongSupplier epochNanos, LongConsumer waited) {
        queue = new MpscQueue<>(capacity);
        this.wakeUp = wakeUp;
        this.epochNanos = epochNanos;
        this.waited = waited;
    }

    /// The venue's thread. The input reaches the engine behind all before it.
    @Override
    public void accept(VenueInput input) {
        kept.add(new Word.Said(input, epochNanos.getAsLong()));
        flush();
    }

    /// The venue's thread: what `words` hands over reaches the engine at once, for one end of its wait.
    public void together(Runnable words) {
        together = true;
        try {
            words.run();
        } finally {
            together = false;
        }
        flush();
    }

    /// The venue's thread: has something done on the engine's, behind all inputs before it and in front of all later
    /// ones, before the core has heard any of those.
    public void onEngine(Runnable body) {
        kept.add(new Word.Done(body));
        flush();
    }

    /// The venue's thread: hands over what was kept, as far as there is room. Returns how much it was.
    public int flush() {
        if (together) {
            return 0;
        }
        int moved = 0;
        Word next = kept.peek();
        while (next != null && queue.offer(next)) {
            kept.remove();
            moved++;
            next = kept.peek();
        }
        if (moved > 0) {
            wakeUp.run();
        }
        return moved;
    }

    /// The venue's thread: whether the engine is behind, so that nothing more should be asked or heard.
    public boolean isFull() {
        return !kept.isEmpty();
    }

    /// The engine thread: gives at most so many inputs to `engine`. Returns how many it were.
    public int poll(Consumer<VenueInput> engine, int most) {
        int taken = 0;
        while (taken < most) {
            Word word = queue.poll();
            if (word == null) {
                break;
            }
            switch (word) {
                case Word.Said(VenueInput input, long atNanos) -> {
                    engine.accept(input);
                    waited.accept(epochNanos.getAsLong() - atNanos);
                }
                case Word.Done(Runnable body) -> body.run();
            }
            taken++;
        }
        return taken;
    }
}
