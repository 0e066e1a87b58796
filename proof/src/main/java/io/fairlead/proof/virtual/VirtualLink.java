package io.fairlead.proof.virtual;

import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;

/// One end of a wire. Owned by the process that has it.
final class VirtualLink implements Link {
    private final Pipe incoming;
    private final Pipe outgoing;
    private final String peer;
    private boolean closed;

    VirtualLink(Pipe incoming, Pipe outgoing, String peer) {
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.peer = peer;
    }

    @Override
    public int read(ByteBuffer into) {
        return closed ? CLOSED : incoming.read(into);
    }

    @Override
    public int write(ByteBuffer from) {
        return closed ? CLOSED : outgoing.write(from);
    }

    @Override
    public boolean flush() {
        return true;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            outgoing.finish();
            incoming.refuse();
        }
    }

    boolean closed() {
        return closed;
    }

    @Override
    public String failure() {
        return incoming.broken() ? "connection reset" : "";
    }

    @Override
    public String peer() {
        return peer;
    }
}
