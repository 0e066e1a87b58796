package io.fairlead.app.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a session's TCP connection is set up. Null leaves a buffer, or the address, to the operating system.
public record TcpSettings(
        boolean noDelay,
        boolean keepAlive,
        @Nullable Long sendBuffer,
        @Nullable Long receiveBuffer,
        @Nullable String localAddress,
        Duration connectTimeout) {

    static final Key<Boolean> NO_DELAY =
            Key.of("no-delay", Scalars.FLAG, "true", "Whether a message leaves at once, without Nagle's delay.");
    static final Key<Boolean> KEEP_ALIVE =
            Key.of("keep-alive", Scalars.FLAG, "true", "Whether the operating system probes an idle connection, too.");
    static final Key<Long> SEND_BUFFER = Key.optional(
            "send-buffer", Scalars.size("4KiB", "64MiB"), "The operating system's send buffer; its own size without.");
    static final Key<Long> RECEIVE_BUFFER =
            Key.optional("receive-buffer", Scalars.size("4KiB", "64MiB"), "Its receive buffer; its own size without.");
    static final Key<String> LOCAL_ADDRESS = Key.optional(
            "local-address",
            Scalars.HOST_NAME,
            "Address of this machine to connect from, where the venue knows us by it.");
    static final Key<Duration> CONNECT_TIMEOUT = Key.of(
            "connect-timeout",
            Scalars.span("10ms", "5m"),
            "5s",
            "How long TCP may take for each address of a host; the next one is tried then.");
    static final Table TABLE = Table.of(
            "Options of the TCP connection.",
            NO_DELAY,
            KEEP_ALIVE,
            SEND_BUFFER,
            RECEIVE_BUFFER,
            LOCAL_ADDRESS,
            CONNECT_TIMEOUT);

    static TcpSettings of(Values values) {
        return new TcpSettings(
                values.get(NO_DELAY),
                values.get(KEEP_ALIVE),
                values.find(SEND_BUFFER),
                values.find(RECEIVE_BUFFER),
                values.find(LOCAL_ADDRESS),
                values.get(CONNECT_TIMEOUT));
    }
}
