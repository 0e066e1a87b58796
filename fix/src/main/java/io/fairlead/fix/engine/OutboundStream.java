package io.fairlead.fix.engine;

import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Bytes on their way out, in a bounded buffer: what the link does not take at once waits here. Owned by the polling
/// thread. Never blocks; a counterparty that takes nothing for too long is [#stalled].
final class OutboundStream {
    private final ByteBuffer waiting;
    private final long stallNanos;
    private @Nullable Link link;
    private boolean batching;
    private boolean wiping;
    private long movedNanos;

    OutboundStream(int capacity, long stallNanos) {
        waiting = ByteBuffer.wrap(new byte[capacity]);
        this.stallNanos = stallNanos;
    }

    void attach(Link to, long nowNanos) {
        link = to;
        waiting.clear();
        movedNanos = nowNanos;
    }

    void detach() {
        link = null;
        waiting.clear();
    }

    /// Whether a message of this length can be taken.
    boolean fits(int length) {
        return waiting.remaining() >= length;
    }

    /// Takes a message that [#fits].
    void write(byte[] bytes, int offset, int length, long nowNanos) {
        if (waiting.position() == 0) {
            movedNanos = nowNanos;
        }
        waiting.put(bytes, offset, length);
        if (!batching) {
            flush(nowNanos);
        }
    }

    /// Lets messages wait for [#flush], so that several leave in one write.
    void batch(boolean value) {
        batching = value;
    }

    /// Gives the link what it takes. Returns how many bytes left, or [Link#CLOSED].
    int flush(long nowNanos) {
        Link to = link;
        if (to == null) {
            return 0;
        }
        boolean clear = to.flush();
        if (waiting.position() == 0) {
            if (clear) {
                movedNanos = nowNanos;
            }
            return 0;
        }
        waiting.flip();
        int written = to.write(waiting);
        waiting.compact();
        if (wiping) {
            wipe();
        }
        if (written > 0) {
            movedNanos = nowNanos;
        }
        return written;
    }

    /// A secret was among the bytes: overwrites all of them once they have left.
    void wipeWhenSent() {
        wiping = true;
        wipe();
    }

    private void wipe() {
        if (waiting.position() == 0) {
            Arrays.fill(waiting.array(), (byte) 0);
            wiping = false;
        }
    }

    /// Whether bytes have been waiting for too long without one of them leaving.
    boolean stalled(long nowNanos) {
        return waiting.position() > 0 && nowNanos - movedNanos > stallNanos;
    }

    /// Bytes that wait.
    int waiting() {
        return waiting.position();
    }
}
