package io.fairlead.fix.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/// How a TCP connection is set up. Immutable.
///
/// @param noDelay whether small messages leave at once, without Nagle's delay
/// @param keepAlive whether the operating system probes an idle connection
/// @param sendBuffer bytes of the operating system's send buffer; 0 leaves it to the system
/// @param receiveBuffer bytes of its receive buffer; 0 leaves it to the system
/// @param localAddress the address of ours to connect from, where a machine has several; empty for any
/// @param connectNanos how long TCP may take for each address of a host
public record TcpOptions(
        boolean noDelay, boolean keepAlive, int sendBuffer, int receiveBuffer, String localAddress, long connectNanos) {

    private static final long MILLI = 1_000_000L;

    /// No delay, keep-alive, the system's buffers and address, 5 s.
    public static final TcpOptions DEFAULT = new TcpOptions(true, true, 0, 0, "", 5_000 * MILLI);

    public TcpOptions {
        if (sendBuffer < 0 || receiveBuffer < 0 || connectNanos < MILLI) {
            throw new IllegalArgumentException(
                    "TCP buffers must have 0 or more bytes and connecting 1 ms or more, were " + sendBuffer + ", "
                            + receiveBuffer + ", " + connectNanos);
        }
    }

    /// The same with other buffers.
    public TcpOptions withBuffers(int send, int receive) {
        return new TcpOptions(noDelay, keepAlive, send, receive, localAddress, connectNanos);
    }

    /// The same from an address of ours.
    public TcpOptions from(String address) {
        return new TcpOptions(noDelay, keepAlive, sendBuffer, receiveBuffer, address, connectNanos);
    }

    /// What has to be set before a channel connects.
    void prepare(SocketChannel channel) throws IOException {
        if (sendBuffer > 0) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, sendBuffer);
        }
        if (receiveBuffer > 0) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
        }
        if (!localAddress.isEmpty()) {
            channel.bind(new InetSocketAddress(InetAddress.getByName(localAddress), 0));
        }
    }

    /// What is set on a channel that is connected.
    void apply(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, noDelay);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, keepAlive);
    }

    int connectMillis() {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, connectNanos / MILLI));
    }
}
