package io.fairlead.proof.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// An HTTP client that changes one kind of request or one kind of answer on its way, as an adapter would that has it
/// wrong. Owned by the venue's thread.
public final class TwistedHttp implements Http {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Http inner;
    private final Which which;
    private final Twist twist;

    /// Which exchanges: by method, and by how the path ends or, of one thing, by where it is.
    public record Which(String method, String path) {
        public boolean covers(HttpCall call) {
            String there = call.uri().getPath();
            boolean fits = path.endsWith("/") ? there.contains(path) : there.endsWith(path);
            return call.method().equals(method) && fits;
        }
    }

    /// What is changed: the address, the body that leaves, or the body that comes.
    public record Twist(UnaryOperator<String> address, Consumer<ObjectNode> request, Consumer<ObjectNode> reply) {
        static final Twist NONE = new Twist(UnaryOperator.identity(), _ -> {}, _ -> {});

        public static Twist address(UnaryOperator<String> change) {
            return new Twist(change, NONE.request, NONE.reply);
        }

        public static Twist request(Consumer<ObjectNode> change) {
            return new Twist(NONE.address, change, NONE.reply);
        }

        public static Twist reply(Consumer<ObjectNode> change) {
            return new Twist(NONE.address, NONE.request, change);
        }
    }

    public TwistedHttp(Http inner, Which which, Twist twist) {
        this.inner = inner;
        this.which = which;
        this.twist = twist;
    }

    @Override
    public void send(HttpCall call, Receiver receiver) {
        if (!which.covers(call)) {
            inner.send(call, receiver);
            return;
        }
        HttpCall twisted = new HttpCall(
                call.method(),
                URI.create(twist.address.apply(call.uri().toString())),
                call.headers(),
                changed(call.body(), twist.request),
                call.timeoutNanos());
        inner.send(twisted, outcome -> receiver.onOutcome(changed(outcome)));
    }

    private HttpOutcome changed(HttpOutcome outcome) {
        return outcome instanceof HttpOutcome.Answered answered
                ? new HttpOutcome.Answered(answered.status(), answered.headers(), changed(answered.body(), twist.reply))
                : outcome;
    }

    /// What is no object stays as it is.
    private static byte[] changed(byte[] body, Consumer<ObjectNode> change) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json instanceof ObjectNode object) {
                change.accept(object);
                return object.toString().getBytes(StandardCharsets.UTF_8);
            }
            return body;
        } catch (JsonProcessingException _) {
            return body; // a page for people
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int poll(int most) {
        return inner.poll(most);
    }

    @Override
    public void close() {
        inner.close();
    }
}
