package io.fairlead.app.server;

import io.helidon.common.socket.SocketOptions;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Socket options with a limit on each read. The web server's own options have one too, but it never sets it: then a
/// client that says nothing would keep its connection, and the place that it takes, for ever. Immutable.
record ReadLimit(SocketOptions options, Duration readTimeout) implements SocketOptions {
    static ReadLimit of(Duration limit) {
        return new ReadLimit(SocketOptions.builder().readTimeout(limit).build(), limit);
    }

    @Override
    public void configureSocket(Socket socket) {
        options.configureSocket(socket);
        try {
            socket.setSoTimeout(Math.toIntExact(readTimeout.toMillis()));
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return options.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return options.connectTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return options.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return options.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return options.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return options.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return options.tcpNoDelay();
    }
}
