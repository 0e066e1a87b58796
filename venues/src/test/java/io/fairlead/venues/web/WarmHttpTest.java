package io.fairlead.venues.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarmHttpTest {
    private static final long SECOND = 1_000_000_000L;

    private long nanos;
    private final Noted changes = new Noted();
    private final Noted questions = new Noted();
    private final WarmHttp http = new WarmHttp(changes, questions, () -> nanos, 10 * SECOND);

    /// Answers whatever was sent, in its order.
    private static final class Noted implements Http {
        final List<String> sent = new ArrayList<>();
        final List<Receiver> waiting = new ArrayList<>();
        boolean closed;

        @Override
        public void send(HttpCall call, Receiver receiver) {
            sent.add(call.toString());
            waiting.add(receiver);
        }

        @Override
        public int poll(int most) {
            int told = Math.min(most, waiting.size());
            for (int i = 0; i < told; i++) {
                waiting.removeFirst().onOutcome(new HttpOutcome.Lost("test"));
            }
            return told;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private void send(String method, String path) {
        http.send(new HttpCall(method, URI.create("http://127.0.0.1" + path), Map.of(), new byte[0], SECOND), _ -> {});
    }

    private void ask(int times) {
        for (int i = 1; i <= times; i++) {
            send("GET", "/q" + i);
        }
    }

    @Test
    void theFirstQuestionsWarmTheConnectionsOfOrders() {
        ask(5);
        send("POST", "/order");
        send("DELETE", "/order");
        assertThat(changes.sent).containsExactly("GET /q1", "GET /q2", "GET /q3", "POST /order", "DELETE /order");
        assertThat(questions.sent).containsExactly("GET /q4", "GET /q5");
    }

    @Test
    void connectionsThatRestedAreWarmedByTheNextQuestions() {
        ask(3);
        changes.sent.clear();
        nanos = 10 * SECOND - 1;
        ask(1);
        assertThat(changes.sent).isEmpty();
        nanos = 10 * SECOND;
        ask(4);
        assertThat(changes.sent).containsExactly("GET /q1", "GET /q2", "GET /q3");
        nanos = 19 * SECOND;
        ask(1);
        assertThat(changes.sent).hasSize(3);
    }

    @Test
    void whatBecameOfOrdersIsToldFirst() {
        List<String> told = new ArrayList<>();
        ask(3);
        http.send(call("GET"), _ -> told.add("question"));
        changes.waiting.clear();
        http.send(call("POST"), _ -> told.add("order"));
        assertThat(http.poll(1)).isEqualTo(1);
        assertThat(told).containsExactly("order");
        assertThat(http.poll(8)).isEqualTo(1);
        assertThat(told).containsExactly("order", "question");
        http.close();
        assertThat(changes.closed && questions.closed).isTrue();
    }

    private static HttpCall call(String method) {
        return new HttpCall(method, URI.create("http://127.0.0.1/x"), Map.of(), new byte[0], SECOND);
    }
}
