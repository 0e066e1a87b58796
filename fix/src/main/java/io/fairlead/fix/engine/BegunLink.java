package io.fairlead.fix.engine;

import io.fairlead.fix.transport.ForwardingLink;
import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;

/// A link of which the first bytes were read already, to see whose it is; gives them out again first. Owned by the
/// polling thread.
final class BegunLink extends ForwardingLink {
    private final ByteBuffer begun;

    BegunLink(Link link, ByteBuffer begun) {
        super(link);
        this.begun = begun;
    }

    @Override
    public int read(ByteBuffer into) {
        if (!begun.hasRemaining()) {
            return link.read(into);
        }
        int count = Math.min(begun.remaining(), into.remaining());
        into.put(begun.slice(begun.position(), count));
        begun.position(begun.position() + count);
        return count;
    }

    @Override
    public boolean holdsInput() {
        return begun.hasRemaining() || super.holdsInput();
    }
}
