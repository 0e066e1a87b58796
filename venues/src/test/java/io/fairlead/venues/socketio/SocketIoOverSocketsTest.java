package io.fairlead.venues.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketConfig;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.Transport;
import io.fairlead.venues.web.JdkWebStreams;
import io.fairlead.venues.web.WebLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Our framing against a server that others wrote, over real sockets.
class SocketIoOverSocketsTest {
    private static final String KEY = "tl-secret";

    private static final Queue<SocketIOClient> JOINED = new ConcurrentLinkedQueue<>();
    private static final Queue<Object> ASKED = new ConcurrentLinkedQueue<>();
    private static SocketIOServer server;

    private final Semaphore woken = new Semaphore(0);
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> heard = new ArrayList<>();
    private SocketIo io;

    /// One for all: it takes two seconds to stop.
    @BeforeAll
    static void start() throws IOException {
        Configuration configuration = new Configuration();
        configuration.setHostname("127.0.0.1");
        configuration.setPort(freePort());
        configuration.setContext("/streams-api/socket.io");
        configuration.setTransports(Transport.WEBSOCKET);
        configuration.setPingInterval(200);
        configuration.setPingTimeout(900);
        configuration.setBossThreads(1);
        configuration.setWorkerThreads(1);
        SocketConfig sockets = new SocketConfig();
        sockets.setReuseAddress(true);
        configuration.setSocketConfig(sockets);
        configuration.setAuthorizationListener(
                data -> KEY.equals(data.getHttpHeaders().get("developer-api-key"))
                        ? AuthorizationResult.SUCCESSFUL_AUTHORIZATION
                        : AuthorizationResult.FAILED_AUTHORIZATION);
        server = new SocketIOServer(configuration);
        SocketIONamespace namespace = server.addNamespace("/streams-api");
        namespace.addConnectListener(JOINED::add);
        namespace.addEventListener("subscriptions", Map.class, (from, body, ack) -> {
            ASKED.add(body);
            ack.sendAckData(Map.of("status", "ok", "code", "connected"));
            from.sendEvent("stream", Map.of("type", "Property", "name", "SyncEnd"));
        });
        server.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void forget() {
        JOINED.clear();
        ASKED.clear();
    }

    @AfterEach
    void close() {
        io.close();
        client.shutdownNow();
    }

    private void connect(String key) {
        SocketIoSettings settings = SocketIoSettings.of(
                URI.create("ws://127.0.0.1:" + server.getConfiguration().getPort()),
                "/streams-api/socket.io",
                "/streams-api",
                Map.of("developer-api-key", key));
        SocketIo.Listener listener = new SocketIo.Listener() {
            @Override
            public void onConnected(long nowNanos) {
                heard.add("connected");
            }

            @Override
            public void onEvent(String name, List<String> arguments, long nowNanos) {
                heard.add(name + arguments);
            }

            @Override
            public void onEnd(Ending ending, long nowNanos) {
                heard.add(ending.cause() + ": " + ending.why());
            }
        };
        io = SocketIo.open(
                settings, new JdkWebStreams(client, WebLimits.STANDARD, woken::release), listener, System.nanoTime());
    }

    /// Polls as the venue's thread does until something is so.
    private void until(BooleanSupplier wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s", heard).isLessThan(end);
            if (io.poll(System.nanoTime()) == 0) {
                woken.tryAcquire(5, TimeUnit.MILLISECONDS);
            }
        }
    }

    @Test
    void joinsAsksHearsAndIsThrownOut() throws InterruptedException {
        connect(KEY);
        until(io::isUp);
        boolean sent = io.ask(
                "subscriptions",
                "{\"action\":\"SUBSCRIBE\",\"token\":\"t\"}",
                System.nanoTime() + TimeUnit.SECONDS.toNanos(10),
                reply -> heard.add(reply.getClass().getSimpleName()));
        assertThat(sent).isTrue();
        until(() -> heard.size() == 3);
        assertThat(ASKED).hasToString("[{action=SUBSCRIBE, token=t}]");
        assertThat(heard.get(0)).isEqualTo("connected");
        assertThat(heard).contains("Answered");
        assertThat(heard.get(2) + heard.get(1)).contains("SyncEnd");

        until(() -> !JOINED.isEmpty());
        JOINED.remove().disconnect();
        until(() -> heard.size() == 4);
        assertThat(heard.getLast()).matches("(DISCONNECTED|LOST): .*");
    }

    @Test
    void livesByTheServersPings() throws InterruptedException {
        connect(KEY);
        until(io::isUp);
        long began = System.nanoTime();
        // longer than a silence that would end it
        until(() -> System.nanoTime() - began > TimeUnit.MILLISECONDS.toNanos(1_500));
        assertThat(io.isUp()).isTrue();
        assertThat(JOINED.remove().isChannelOpen()).isTrue();
    }

    @Test
    void hearsThatItsKeyIsNotTaken() throws InterruptedException {
        connect("another");
        until(() -> !heard.isEmpty());
        assertThat(heard.getFirst()).startsWith("LOST: refused with HTTP 401").doesNotContain("another");
    }
}
