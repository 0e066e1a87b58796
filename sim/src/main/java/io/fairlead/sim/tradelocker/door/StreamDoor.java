package io.fairlead.sim.tradelocker.door;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.SocketIOServer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.sim.tradelocker.StreamConnection;
import io.fairlead.sim.tradelocker.StreamListener;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/// The venue's Streams API on loopback, over Socket.IO as others have written it. The library's threads hand
/// everything to the venue's.
final class StreamDoor implements AutoCloseable {
    private static final String NAMESPACE = "/streams-api";
    private static final Duration PING_INTERVAL = Duration.ofSeconds(10);
    private static final String KEY = "developer-api-key";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final VenueLoop loop;
    private final ThreadFactory threads;
    private final SocketIOServer server;
    private final SocketIONamespace streams;
    private final int port;
    private final Map<UUID, StreamConnection> connections = new ConcurrentHashMap<>();

    StreamDoor(int port, String developerKey, VenueLoop loop, ThreadFactory threads) {
        this.loop = loop;
        this.threads = threads;
        Configuration config = new Configuration();
        config.setHostname("127.0.0.1");
        config.setPort(port);
        config.setContext(NAMESPACE + "/socket.io");
        config.setBossThreads(1);
        config.setWorkerThreads(1);
        config.setAckMode(AckMode.MANUAL);
        config.setPingInterval((int) PING_INTERVAL.toMillis());
        config.setPingTimeout((int) PING_INTERVAL.multipliedBy(2).toMillis());
        config.setAuthorizationListener(handshake -> permitted(handshake, developerKey));
        server = new SocketIOServer(config);
        streams = server.addNamespace(NAMESPACE);
        streams.addConnectListener(this::connected);
        streams.addDisconnectListener(this::gone);
        streams.addEventListener("subscriptions", JsonNode.class, this::subscriptions);
        this.port = bound(server);
    }

    private static int bound(SocketIOServer server) {
        Future<Void> bound = server.startAsync().awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "Socket.IO cannot listen: " + bound.cause().getMessage(), bound.cause());
        }
        if (bound instanceof ChannelFuture of && of.channel().localAddress() instanceof InetSocketAddress address) {
            return address.getPort();
        }
        throw new IllegalStateException("the port of Socket.IO is not known");
    }

    private static AuthorizationResult permitted(HandshakeData handshake, String developerKey) {
        boolean good = !developerKey.isEmpty()
                && developerKey.equals(handshake.getHttpHeaders().get(KEY));
        return good ? AuthorizationResult.SUCCESSFUL_AUTHORIZATION : AuthorizationResult.FAILED_AUTHORIZATION;
    }

    int port() {
        return port;
    }

    private void connected(SocketIOClient client) {
        String key = client.getHandshakeData().getHttpHeaders().get(KEY);
        CompletableFuture<?> _ = loop.ask((sim, now) -> {
            StreamConnection connection = sim.connect(key, new Line(client), now);
            if (connection == null) {
                client.disconnect();
            } else {
                connections.put(client.getSessionId(), connection);
            }
            return now;
        });
    }

    private void gone(SocketIOClient client) {
        CompletableFuture<?> _ = loop.ask((_, now) -> {
            StreamConnection connection = connections.remove(client.getSessionId());
            if (connection != null) {
                connection.close();
            }
            return now;
        });
    }

    private void subscriptions(SocketIOClient client, JsonNode body, AckRequest ack) {
        CompletableFuture<?> _ = loop.ask((sim, now) -> {
            StreamConnection connection = connections.get(client.getSessionId());
            if (connection != null) {
                sim.subscriptions(connection, body.toString(), answer -> acknowledge(ack, answer), now);
            }
            return now;
        });
    }

    private static void acknowledge(AckRequest ack, String answer) {
        if (ack.isAckRequested()) {
            ack.sendAckData(parsed(answer));
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the simulator wrote no JSON", e);
        }
    }

    private record Line(SocketIOClient client) implements StreamListener {
        @Override
        public void event(String name, String json) {
            client.sendEvent(name, parsed(json));
        }

        @Override
        public void closed() {
            client.disconnect();
        }
    }

    /// Cuts every line at once. The library takes its time to end its threads, which nobody waits for.
    @Override
    public void close() {
        streams.getAllClients().forEach(SocketIOClient::disconnect);
        threads.newThread(server::stop).start();
    }
}
