package io.fairlead.app.server;

import io.fairlead.app.metrics.Metrics;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns HTTP requests into calls, and replies into HTTP. Each request has its own virtual thread; the one place that
/// catches whatever went wrong.
final class HttpDoor implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final String STATIC = "STATIC";

    private final ApiSettings settings;
    private final Gate gate;
    private final Endpoints endpoints;
    private final StaticFiles files;
    private final Map<String, String> headers;
    private final Metrics metrics;

    HttpDoor(ApiSettings settings, Gate gate, Endpoints endpoints, StaticFiles files, Metrics metrics) {
        this.settings = settings;
        this.gate = gate;
        this.endpoints = endpoints;
        this.files = files;
        this.headers = SecurityHeaders.of(files.importMapHashes());
        this.metrics = metrics;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        long start = System.nanoTime();
        String name = STATIC;
        Reply reply;
        try {
            Gate.Knock knock = Knocks.of(request.headers(), request.remotePeer().host());
            gate.checkWhere(knock);
            String method = request.prologue().method().text();
            Route.Match match = Route.find(method, request.path().rawPath());
            name = match == null ? STATIC : match.route().name();
            reply = match == null ? file(request, method) : call(request, match, knock);
        } catch (ProblemException e) {
            reply = e.problem().toReply();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            reply = ApiError.OVERLOADED.problem().toReply();
        } catch (IOException e) {
            LOG.debug("{} from {}: body not read", name, request.remotePeer().host(), e);
            reply = ApiError.BAD_REQUEST.problem().toReply();
        } catch (RequestException e) {
            reply = ApiServer.error(e.eventType(), e.status()).problem().toReply();
        } catch (RuntimeException e) {
            LOG.error("{} failed", name, e);
            reply = ApiError.INTERNAL.problem().toReply();
        }
        metrics.answered(name, reply.status(), System.nanoTime() - start);
        write(response, reply, request.prologue().method().text().equals("HEAD"));
    }

    private Reply call(ServerRequest request, Route.Match match, Gate.Knock knock)
            throws IOException, InterruptedException {
        Caller caller = gate.admit(match.route(), knock);
        Headers headers = request.headers();
        Query query = new Query(request.query().toMap());
        String accept = headers.first(HeaderNames.ACCEPT).orElse("*/*");
        Call call = new Call(match.route(), match.values(), query, body(request), accept, caller);
        return endpoints.answer(call);
    }

    private Call.Body body(ServerRequest request) throws IOException {
        if (!request.content().hasEntity()) {
            return Call.Body.NONE;
        }
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        int end = type.indexOf(';');
        String essence = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        try (InputStream in = request.content().inputStream()) {
            byte[] bytes = in.readNBytes(settings.maxBodyBytes() + 1);
            if (bytes.length > settings.maxBodyBytes()) {
                throw new ProblemException(ApiError.BODY_TOO_LARGE.problem("body", null));
            }
            return new Call.Body(essence, bytes);
        } catch (UncheckedIOException | CloseConnectionException e) {
            throw new IOException("the client went away or fell silent", e); // not a failure of ours
        }
    }

    private Reply file(ServerRequest request, String method) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw new ProblemException(ApiError.NOT_FOUND.problem());
        }
        String known = request.headers().first(HeaderNames.IF_NONE_MATCH).orElse("");
        @Nullable Reply file = files.find(request.path().rawPath(), known);
        if (file == null) {
            throw new ProblemException(ApiError.NOT_FOUND.problem());
        }
        return file;
    }

    private void write(ServerResponse response, Reply reply, boolean headOnly) {
        response.status(Status.create(reply.status()));
        headers.forEach(response::header);
        if (!reply.headers().containsKey("Cache-Control")) {
            response.header("Cache-Control", "no-store");
        }
        reply.headers().forEach(response::header);
        if (reply.status() == 304) {
            response.send();
        } else if (headOnly) {
            response.header("Content-Type", reply.contentType());
            response.contentLength(reply.body().length);
            response.send();
        } else {
            response.header("Content-Type", reply.contentType());
            response.send(reply.body());
        }
    }
}
