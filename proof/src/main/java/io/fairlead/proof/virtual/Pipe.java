package io.fairlead.proof.virtual;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.random.RandomGenerator;

/// One direction of a wire: bytes under way, and bytes that arrived and were not read yet. Owned by its wire.
final class Pipe {
    private final VirtualTime time;
    private final RandomGenerator random;
    private final VirtualNetwork network;
    private final Runnable onInput;
    private final ArrayDeque<ByteBuffer> arrived = new ArrayDeque<>();
    private int unread;
    private int underWay;
    private long lastArrivalNanos;
    private boolean silent;
    private boolean ended;
    private boolean reset;
    private boolean unwanted;
    private boolean corruptNext;

    /// @param onInput called when the reader's side has something to look at
    Pipe(VirtualNetwork network, Runnable onInput) {
        this.network = network;
        this.onInput = onInput;
        time = network.time();
        random = network.random();
        lastArrivalNanos = time.nowNanos();
    }

    /// Takes what the window has room for; -1 if the other side is known to be gone.
    int write(ByteBuffer from) {
        if (reset || unwanted) {
            return -1;
        }
        int taken = Math.min(from.remaining(), network.quality().window() - unread - underWay);
        for (int left = taken; left > 0; ) {
            int size = 1 + random.nextInt(Math.min(left, network.quality().maxSegment()));
            byte[] segment = new byte[size];
            from.get(segment);
            send(segment);
            left -= size;
        }
        return taken;
    }

    private void send(byte[] segment) {
        underWay += segment.length;
        if (corruptNext) {
            corruptNext = false;
            segment[random.nextInt(segment.length)] ^= (byte) (1 + random.nextInt(255));
        }
        time.at(nextArrival(), () -> arrive(segment));
    }

    private long nextArrival() {
        LineQuality quality = network.quality();
        long at = time.nowNanos() + quality.latencyNanos() + random.nextLong(quality.jitterNanos());
        lastArrivalNanos = Math.max(lastArrivalNanos, at);
        return lastArrivalNanos;
    }

    private void arrive(byte[] segment) {
        // What went into a silent line stays unacknowledged, and so in the sender's window.
        if (!silent && !reset) {
            underWay -= segment.length;
            unread += segment.length;
            arrived.add(ByteBuffer.wrap(segment));
            onInput.run();
        }
    }

    /// Gives out what arrived, in order; -1 once all is read and the writer has closed, or the line is reset.
    int read(ByteBuffer into) {
        int count = 0;
        ByteBuffer segment = arrived.peek();
        while (segment != null && into.hasRemaining()) {
            int size = Math.min(segment.remaining(), into.remaining());
            into.put(segment.slice(segment.position(), size));
            segment.position(segment.position() + size);
            count += size;
            if (!segment.hasRemaining()) {
                arrived.remove();
            }
            segment = arrived.peek();
        }
        unread -= count;
        return count == 0 && (reset || ended) ? -1 : count;
    }

    /// The writer closes: its bytes still arrive, then the end.
    void finish() {
        time.at(nextArrival(), () -> {
            if (!silent) {
                ended = true;
                onInput.run();
            }
        });
    }

    /// The reader closes: the writer is told when the news has travelled.
    void refuse() {
        arrived.clear();
        time.after(network.quality().latencyNanos(), () -> unwanted |= !silent);
    }

    /// Both sides find the line broken; what is under way is lost.
    void reset() {
        reset = true;
        onInput.run();
    }

    /// Nothing arrives any more and nobody is told.
    void silence() {
        silent = true;
    }

    /// One byte of what is written next arrives as another one.
    void corruptNext() {
        corruptNext = true;
    }

    boolean broken() {
        return reset;
    }

    /// Whether nothing is unread, and nothing is under way that could still arrive.
    boolean empty() {
        return reset || (unread == 0 && (silent || underWay == 0));
    }
}
