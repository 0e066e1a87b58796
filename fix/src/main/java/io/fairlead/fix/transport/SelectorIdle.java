package io.fairlead.fix.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Parks the polling thread on a selector until a watched link has input: about no CPU when idle, at the price of a
/// wake-up. Owned by the polling thread, but for [#wakeUp].
public final class SelectorIdle implements Idle, AutoCloseable {
    private static final long MILLI = 1_000_000;

    private final Selector selector;
    private final Consumer<SelectionKey> found = this::found;
    private final AtomicBoolean woken = new AtomicBoolean();
    private long looks;
    private boolean follows;
    private boolean justLooked;

    /// A link that is followed, and the last look that found something there.
    private final class Followed implements Input {
        private long foundAtLook;

        @Override
        public boolean mayBeThere() {
            return foundAtLook == looks;
        }
    }

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
            register(channel, followed(channel));
        }
    }

    @Override
    public Input follow(Link link) {
        follows = true;
        SelectableChannel channel = link.channel();
        if (channel == null) {
            return Input.MAYBE;
        }
        Followed known = followed(channel);
        Followed followed = known == null ? new Followed() : known;
        followed.foundAtLook = looks;
        return register(channel, followed) ? followed : Input.MAYBE;
    }

    /// What follows a channel already; null if nothing does.
    private @Nullable Followed followed(SelectableChannel channel) {
        SelectionKey key = channel.keyFor(selector);
        return key != null && key.attachment() instanceof Followed followed ? followed : null;
    }

    private boolean register(SelectableChannel channel, @Nullable Followed followed) {
        try {
            channel.register(selector, SelectionKey.OP_READ, followed);
            return true;
        } catch (ClosedChannelException _) {
            // Nothing to watch; the next poll of the link finds it closed.
            wakeUp();
            return false;
        }
    }

    @Override
    public void idle(long maxNanos) {
        // A look takes the selector's own note of a wake-up, so there is one of ours.
        select(woken.getAndSet(false) ? 0 : maxNanos / MILLI);
        woken.set(false);
        justLooked = true;
    }

    @Override
    public void look() {
        if (follows && !justLooked) {
            select(0);
        }
        justLooked = false;
    }

    private void select(long millis) {
        looks++;
        try {
            if (millis == 0) {
                selector.selectNow(found);
            } else {
                selector.select(found, millis);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the selector failed: " + e.getMessage(), e);
        }
    }

    private void found(SelectionKey key) {
        if (key.attachment() instanceof Followed followed) {
            followed.foundAtLook = looks;
        }
    }

    @Override
    public void pause(long nanos) {
        LockSupport.parkNanos(nanos);
    }

    @Override
    public void wakeUp() {
        woken.set(true);
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
