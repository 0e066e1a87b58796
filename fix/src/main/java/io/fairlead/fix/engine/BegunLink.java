package io.fairlead.fix.engine;

import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import org.jspecify.annotations.Nullable;

/// A link of which the first bytes were read already, to see whose it is; gives them out again first. Owned by the
/// polling thread.
final class BegunLink implements Link {
    private final Link link;
    private final ByteBuffer begun;

    BegunLink(Link link, ByteBuffer begun) {
        this.link = link;
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
    public int write(ByteBuffer from) {
        return link.write(from);
    }

    @Override
    public boolean flush() {
        return link.flush();
    }

    @Override
    public void close() {
        link.close();
    }

    @Override
    public String failure() {
        return link.failure();
    }

    @Override
    public String peer() {
        return link.peer();
    }

    @Override
    public @Nullable SelectableChannel channel() {
        return link.channel();
    }
}
