package io.fairlead.bench.locker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;

/// A wire that notes when the answer to an order leaves for us: from then on the time is ours. Each direction of a
/// connection has a thread that blocks; what it takes to wake those counts as the venue's.
final class WireTap implements AutoCloseable {
    private static final byte[] ORDER_ID = "\"strategyId\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER_BYTES = 1 << 16;

    private final ServerSocket door;
    private final int venuePort;
    private final OrderHops hops;
    private final ThreadFactory threads;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private WireTap(ServerSocket door, int venuePort, OrderHops hops, ThreadFactory threads) {
        this.door = door;
        this.venuePort = venuePort;
        this.hops = hops;
        this.threads = threads;
    }

    /// Opens one before a port of this machine.
    static WireTap before(int venuePort, OrderHops hops, ThreadFactory threads) throws IOException {
        ServerSocket door = new ServerSocket();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        WireTap tap = new WireTap(door, venuePort, hops, threads);
        threads.newThread(tap::accept).start();
        return tap;
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket venue = new Socket(InetAddress.getLoopbackAddress(), venuePort);
                client.setTcpNoDelay(true);
                venue.setTcpNoDelay(true);
                open.add(client);
                open.add(venue);
                Talk talk = new Talk();
                threads.newThread(() -> requests(client, venue, talk)).start();
                threads.newThread(() -> answers(venue, client, talk)).start();
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /// Whose request is under way on a connection, and whether it is the first. Shared by its two threads.
    private static final class Talk {
        private final AtomicReference<String> order = new AtomicReference<>("");
        private volatile boolean fresh = true;
    }

    /// An order's id stands at the end of its request.
    private void requests(Socket from, Socket to, Talk talk) {
        pass(from, to, (bytes, length) -> {
            String id = orderId(bytes, length);
            talk.order.set(id);
            if (!id.isEmpty() && talk.fresh) {
                hops.passedFirst(id);
            }
        });
    }

    private void answers(Socket from, Socket to, Talk talk) {
        pass(from, to, (_, _) -> {
            talk.fresh = false;
            String id = talk.order.getAndSet("");
            if (!id.isEmpty()) {
                hops.answered(id, System.nanoTime());
            }
        });
    }

    /// Sees what passes, just before it goes on.
    @FunctionalInterface
    private interface Eye {
        void sees(byte[] bytes, int length);
    }

    /// A side that ends, ends the other.
    private void pass(Socket from, Socket to, Eye eye) {
        byte[] bytes = new byte[BUFFER_BYTES];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                eye.sees(bytes, length);
                out.write(bytes, 0, length);
            }
        } catch (IOException _) {
            // The other direction was closed, or an end was cut: whoever waits there sees that.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /// Empty if these are no bytes of an order.
    static String orderId(byte[] bytes, int length) {
        for (int at = length - ORDER_ID.length; at >= 0; at--) {
            if (isAt(bytes, at)) {
                int from = at + ORDER_ID.length;
                int to = from;
                while (to < length && bytes[to] != '"') {
                    to++;
                }
                return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
            }
        }
        return "";
    }

    private static boolean isAt(byte[] bytes, int at) {
        for (int i = 0; i < ORDER_ID.length; i++) {
            if (bytes[at + i] != ORDER_ID[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
