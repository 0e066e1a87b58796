package io.fairlead.fix.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;

/// Parks the polling thread on a selector until a watched link has input: about no CPU when idle, at the price of a
/// wake-up. Owned by the polling thread, but for [#wakeUp].
public final class SelectorIdle implements Idle, AutoCloseable {
    private static final long MILLI = 1_000_000;

    private final Selector selector;

    /// Opens a selector.
    public SelectorIdle() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector: " + e.getMessage(), e);
        }
    }

    @Override
    public void watch(Link link) {
        SelectableChannel channel = link.channel();
        if (channel != null) {
            try {
                channel.register(selector, SelectionKey.OP_READ);
            } catch (ClosedChannelException _) {
                // Nothing to watch; the next poll of the link finds it closed.
                wakeUp();
            }
        }
    }

    @Override
    public void idle(long maxNanos) {
        try {
            if (maxNanos < MILLI) {
                selector.selectNow();
            } else {
                selector.select(maxNanos / MILLI);
            }
            selector.selectedKeys().clear();
        } catch (IOException e) {
            throw new UncheckedIOException("the selector failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void pause(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the selector failed: " + e.getMessage(), e);
        }
    }
}
