package io.fairlead.fix.transport;

import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import org.jspecify.annotations.Nullable;

/// A link in front of another: subclasses change what they are there for, the rest passes. Owned as the other is.
public class ForwardingLink implements Link {
    /// What everything is passed to.
    protected final Link link;

    /// A link that does what the other does.
    protected ForwardingLink(Link link) {
        this.link = link;
    }

    @Override
    public int read(ByteBuffer into) {
        return link.read(into);
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
    public boolean holdsInput() {
        return link.holdsInput();
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
