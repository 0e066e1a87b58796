package io.fairlead.bench.contender;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fairlead.bench.wire.OrderText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// No engine at all: prepared bytes out, the same number of bytes back. The floor under every other contender. Owned by
/// the polling thread.
final class BareSocket implements PolledEngine {
    private static final String ANY_TIME = "20260101-00:00:00.000";

    private final SocketChannel channel;
    private final byte[] order = OrderText.order(ANY_TIME);
    private final int idAt = new String(order, US_ASCII).indexOf("\u000111=") + 4;
    private final int reportLength = OrderText.report(ANY_TIME).length;
    private final ByteBuffer out = ByteBuffer.allocateDirect(1 << 20);
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 20);
    private boolean batching;
    private long received;
    private long reports;

    BareSocket(InetSocketAddress counterparty) throws IOException {
        channel = SocketChannel.open(counterparty);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
    }

    @Override
    public boolean order(long number) {
        if (out.remaining() < order.length) {
            return false;
        }
        OrderText.writeId(order, idAt, number);
        out.put(order);
        if (!batching) {
            write();
        }
        return true;
    }

    @Override
    public void beginBatch() {
        batching = true;
    }

    @Override
    public void endBatch() {
        batching = false;
        write();
    }

    private void write() {
        out.flip();
        try {
            channel.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.compact();
    }

    @Override
    public void poll() {
        try {
            if (out.position() > 0) {
                write();
            }
            int read = channel.read(in);
            if (read > 0) {
                received += read;
                reports = received / reportLength;
                in.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long reports() {
        return reports;
    }

    @Override
    public void park(long maxNanos) {
        Thread.onSpinWait();
    }
}
