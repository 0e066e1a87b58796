package io.fairlead.app.server;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsRouting;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP and WebSocket API of one gateway, and the dashboard's files. Start and close it on one thread; it
/// serves each connection on a virtual thread.
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final int MAX_CONNECTIONS = 512;
    private static final int MAX_REQUESTS_AT_ONCE = 256;

    private final ApiSettings settings;
    private final Streams streams;
    private final WebServer web;

    private ApiServer(ApiSettings settings, Streams streams, WebServer web) {
        this.settings = settings;
        this.streams = streams;
        this.web = web;
    }

    /// Listens and serves.
    ///
    /// @throws IllegalStateException if the address is taken
    public static ApiServer start(ApiSettings settings, ApiPorts ports) {
        warnIfOpen(settings);
        Gate gate = new Gate(settings, ports.tokens());
        Views views = new Views(
                ports.readSide(),
                ports.alerts(),
                ports.nowNanos(),
                settings.waits().view());
        Streams streams = new Streams(settings, gate, ports, views);
        Endpoints endpoints = new Endpoints(settings, ports, views, streams);
        HttpDoor door = new HttpDoor(settings, gate, endpoints, new StaticFiles(), ports.metrics());
        WebServer web = build(settings, door, streams).start();
        if (!web.isRunning()) {
            throw new IllegalStateException(
                    "cannot listen on " + settings.host() + ":" + settings.port() + ": is the port taken?");
        }
        streams.start();
        return new ApiServer(settings, streams, web);
    }

    private static WebServer build(ApiSettings settings, HttpDoor door, Streams streams) {
        return WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .maxPayloadSize(settings.maxBodyBytes())
                .maxTcpConnections(MAX_CONNECTIONS)
                .maxConcurrentRequests(MAX_REQUESTS_AT_ONCE)
                .shutdownGracePeriod(Duration.ofMillis(500))
                .connectionOptions(ReadLimit.of(settings.waits().silence()))
                .addProtocol(Http1Config.builder().maxHeadersSize(16 * 1024).build())
                .addProtocol(WsConfig.builder()
                        .maxFrameLength(EventSocket.MAX_MESSAGE)
                        .build())
                .directHandlers(problems())
                .addRouting(HttpRouting.builder().any(door))
                .addRouting(WsRouting.builder().endpoint(EventSocket.PATH, () -> new EventSocket(streams)))
                .build();
    }

    /// What the web server refuses before it is a request of ours, such as a broken header or a body that is too large.
    private static DirectHandlers problems() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        Map<String, String> security = SecurityHeaders.of("");
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, (request, eventType, status, headers, message) -> {
                Reply reply = error(eventType, status).problem().toReply();
                ServerResponseHeaders all = ServerResponseHeaders.create(headers);
                security.forEach((name, value) -> all.set(HeaderNames.create(name), value));
                reply.headers().forEach((name, value) -> all.set(HeaderNames.create(name), value));
                all.set(HeaderNames.CONTENT_TYPE, reply.contentType());
                return DirectHandler.TransportResponse.builder()
                        .status(Status.create(reply.status()))
                        .headers(all)
                        .keepAlive(false)
                        .entity(reply.body())
                        .build();
            });
        }
        return handlers.build();
    }

    static ApiError error(DirectHandler.EventType type, Status status) {
        if (status.code() == 413) {
            return ApiError.BODY_TOO_LARGE;
        }
        return switch (type) {
            case PAYLOAD_TOO_LARGE -> ApiError.BODY_TOO_LARGE;
            case INTERNAL_ERROR -> ApiError.INTERNAL;
            case FORBIDDEN -> ApiError.ORIGIN_FOREIGN;
            case BAD_REQUEST, HTTP_VERSION_NOT_SUPPORTED -> ApiError.BAD_REQUEST;
            case OTHER -> status.code() == 503 ? ApiError.OVERLOADED : ApiError.BAD_REQUEST;
        };
    }

    private static void warnIfOpen(ApiSettings settings) {
        try {
            if (!InetAddress.getByName(settings.host()).isLoopbackAddress()) {
                LOG.warn(
                        "the API listens on {}, beyond this machine, and speaks plain HTTP: put TLS in front of it",
                        settings.host());
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("cannot listen on " + settings.host() + ": no such host", e);
        }
    }

    public int port() {
        return web.port();
    }

    /// Where a browser on this machine finds the dashboard.
    public URI uri() {
        return URI.create("http://" + settings.host() + ":" + port() + "/");
    }

    @Override
    public void close() {
        streams.close();
        web.stop();
    }
}
