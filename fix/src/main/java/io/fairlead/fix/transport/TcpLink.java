package io.fairlead.fix.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;

/// A link over plain TCP, non-blocking. Owned by the thread that polls it.
public final class TcpLink implements Link {
    private final SocketChannel channel;
    private final String peer;
    private String failure = "";

    /// Takes over a connected channel, with the usual options.
    public TcpLink(SocketChannel channel) throws IOException {
        this(channel, TcpOptions.DEFAULT);
    }

    /// Takes over a connected channel.
    TcpLink(SocketChannel channel, TcpOptions options) throws IOException {
        this.channel = channel;
        options.apply(channel);
        channel.configureBlocking(false);
        peer = String.valueOf(channel.getRemoteAddress());
    }

    @Override
    public int read(ByteBuffer into) {
        try {
            return channel.read(into);
        } catch (IOException e) {
            return broken(e);
        }
    }

    @Override
    public int write(ByteBuffer from) {
        try {
            return channel.write(from);
        } catch (IOException e) {
            return broken(e);
        }
    }

    private int broken(IOException e) {
        if (failure.isEmpty()) {
            failure = "TCP: " + e;
        }
        return CLOSED;
    }

    @Override
    public boolean flush() {
        return true;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            broken(e);
        }
    }

    @Override
    public String failure() {
        return failure;
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public SelectableChannel channel() {
        return channel;
    }
}
