package io.fairlead.bench.locker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What an order's way takes where nothing is done on it: the wakes of threads that it can't do without, on this
/// machine, at this time. Whoever signals, the two threads and the far end of the socket each do their own part.
///
/// ```
///  signal ─▶ engine's thread ─▶ venue's thread ┊ (the venue) ┊ socket ─▶ venue's thread ─▶ engine's thread
/// ```
///
/// These are four; an engine that spins needs no wake, so two are left.
final class WakeFloor implements AutoCloseable {
    private static final long APART_NANOS = 100_000_000L;
    private static final long LOOK_NANOS = 1_000_000L;
    private static final long LONGEST_WAIT_MILLIS = 10;

    private final List<Long> rounds = new CopyOnWriteArrayList<>();
    private final Selector engine = Selector.open();
    private final Selector venue = Selector.open();
    private final SocketChannel near;
    private final SocketChannel far;
    private final boolean bothPark;
    private volatile Place place = Place.AT_REST;
    private volatile long leftNanos;
    private volatile long endedNanos;
    private volatile boolean closed;

    /// Where a round stands.
    private enum Place {
        AT_REST,
        SIGNALLED,
        DECIDED,
        LEFT,
        ANSWERED,
        HEARD
    }

    private WakeFloor(boolean bothPark) throws IOException {
        this.bothPark = bothPark;
        try (ServerSocketChannel door = ServerSocketChannel.open()) {
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            near = SocketChannel.open(door.getLocalAddress());
            far = door.accept();
        }
        near.configureBlocking(false);
        near.register(venue, SelectionKey.OP_READ);
    }

    /// Measures, ten times a second, until it is closed.
    ///
    /// @param threads what the two threads are like
    static WakeFloor start(OrderThreads threads) throws IOException {
        return start(threads, threads.bothPark());
    }

    /// The same, whether the engine's thread parks being said.
    static WakeFloor start(OrderThreads threads, boolean bothPark) throws IOException {
        WakeFloor floor = new WakeFloor(bothPark);
        Runnable engine = threads.parked(() -> floor.await(floor.engine, floor::onEngine));
        Runnable venue = threads.parked(() -> floor.await(floor.venue, floor::onVenue));
        Thread.ofPlatform().daemon().name("floor-engine").start(engine);
        Thread.ofPlatform().daemon().name("floor-venue").start(venue);
        Thread.ofPlatform().daemon().name("floor").start(threads.parked(floor::signal));
        return floor;
    }

    /// What each round took that has ended, in nanoseconds, sorted.
    long[] sorted() {
        return rounds.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /// Waits as the gateway's threads do.
    private void await(Selector selector, Runnable part) {
        try (selector) {
            while (!closed) {
                selector.select(_ -> {}, LONGEST_WAIT_MILLIS);
                part.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void onEngine() {
        if (place == Place.SIGNALLED) {
            place = Place.DECIDED;
            venue.wakeup();
        } else if (place == Place.HEARD) {
            end();
        }
    }

    private void end() {
        endedNanos = System.nanoTime();
        place = Place.AT_REST;
    }

    private void onVenue() {
        if (place == Place.DECIDED) {
            leftNanos = System.nanoTime();
            place = Place.LEFT;
        } else if (place == Place.ANSWERED && isHeard()) {
            hear();
        }
    }

    private void hear() {
        if (bothPark) {
            place = Place.HEARD;
            engine.wakeup();
        } else {
            end();
        }
    }

    private boolean isHeard() {
        try {
            return near.read(ByteBuffer.allocate(1)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal() {
        try (near;
                far) {
            long due = System.nanoTime();
            while (!closed) {
                round();
                due = Math.max(due + APART_NANOS, System.nanoTime());
                Pause.until(due);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void round() throws IOException {
        long signalled = System.nanoTime();
        decide();
        if (!comesTo(Place.LEFT)) {
            return;
        }
        long answered = System.nanoTime();
        place = Place.ANSWERED;
        far.write(ByteBuffer.allocate(1));
        if (comesTo(Place.AT_REST)) {
            rounds.add(leftNanos - signalled + endedNanos - answered);
        }
    }

    private void decide() {
        place = bothPark ? Place.SIGNALLED : Place.DECIDED;
        (bothPark ? engine : venue).wakeup();
    }

    private boolean comesTo(Place wanted) {
        while (place != wanted && !closed) {
            Pause.of(Duration.ofNanos(LOOK_NANOS));
        }
        return place == wanted;
    }

    @Override
    public void close() {
        closed = true;
        engine.wakeup();
        venue.wakeup();
    }
}
