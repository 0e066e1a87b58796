package io.fairlead.fix.interop;

import io.fairlead.fix.transport.ForwardingLink;
import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/// A real link that breaks in the middle of what is written to it, when no more bytes are left to it. Owned by the
/// thread that polls it; any thread may set what is left.
final class CuttableLink extends ForwardingLink {
    static final int WHOLE = Integer.MAX_VALUE;

    private final AtomicInteger left;
    private boolean cut;

    CuttableLink(Link link, AtomicInteger left) {
        super(link);
        this.left = left;
    }

    @Override
    public int read(ByteBuffer into) {
        return cut ? CLOSED : link.read(into);
    }

    @Override
    public int write(ByteBuffer from) {
        if (from.remaining() <= left.get() || cut) {
            return cut ? CLOSED : link.write(from);
        }
        int limit = from.limit();
        from.limit(from.position() + left.getAndSet(WHOLE));
        int written = link.write(from);
        from.limit(limit);
        link.close();
        cut = true;
        return written;
    }

    @Override
    public String failure() {
        return cut ? "cut" : link.failure();
    }
}
