package io.fairlead.sim.tradelocker.door;

import io.fairlead.sim.tradelocker.WebReply;
import io.fairlead.sim.tradelocker.WebRequest;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The venue's REST interface on loopback. Each connection has a virtual thread of the server, which waits for
/// the venue's thread.
final class HttpDoor implements AutoCloseable {
    private static final String BASE = "/backend-api";
    private static final int LONGEST_BODY = 64 * 1024;
    private static final long SILENCE_SECONDS = 60;

    private final VenueLoop loop;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final WebServer web;

    HttpDoor(int port, VenueLoop loop) {
        this.loop = loop;
        web = WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(100))
                .maxPayloadSize(LONGEST_BODY)
                .addRouting(HttpRouting.builder().any(this::serve))
                .build()
                .start();
    }

    int port() {
        return web.port();
    }

    private void serve(ServerRequest request, ServerResponse response) throws InterruptedException {
        String path = request.path().rawPath();
        if (!path.startsWith(BASE + "/")) {
            response.status(Status.NOT_FOUND_404).send();
            return;
        }
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.headerName().lowerCase(), header.get()));
        String query = request.query().rawValue();
        WebRequest asked = WebRequest.of(
                request.prologue().method().text(),
                path.substring(BASE.length()) + (query.isEmpty() ? "" : "?" + query),
                headers,
                request.content().hasEntity() ? request.content().as(String.class) : "");
        try {
            switch (loop.ask((sim, now) -> sim.handle(asked, now)).join()) {
                case WebReply.Answered answered -> answer(answered, response);
                case WebReply.Lost _ -> {
                    // Whoever waits hears nothing until it gives up, or the venue does.
                    boolean _ = closing.await(SILENCE_SECONDS, TimeUnit.SECONDS);
                    throw new CloseConnectionException("a reply got lost");
                }
            }
        } catch (CompletionException e) {
            throw new CloseConnectionException("the venue has ended", e);
        }
    }

    private void answer(WebReply.Answered answered, ServerResponse response) throws InterruptedException {
        if (answered.afterNanos() > 0 && closing.await(answered.afterNanos(), TimeUnit.NANOSECONDS)) {
            throw new CloseConnectionException("the venue has ended");
        }
        answered.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        response.status(Status.create(answered.status()));
        if (answered.body().isEmpty()) {
            response.send();
        } else {
            response.send(answered.body());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        web.stop();
    }
}
