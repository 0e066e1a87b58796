package io.fairlead.venues.tradelocker.rest;

import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;

/// A venue on virtual time: signs on whoever asks, and answers the rest as the test says.
final class Scripted implements Http {
    static final long SECOND = 1_000_000_000L;
    static final long MILLI = 1_000_000L;
    static final long START = 1_767_952_000L * SECOND;

    long now = START;
    long latency = 10 * MILLI;
    long tokenLifeSeconds = 3_600;
    final List<Sent> sent = new ArrayList<>();
    private final Map<String, Function<HttpCall, HttpOutcome>> script = new HashMap<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::atNanos).thenComparingLong(Due::number));
    private int logins;

    record Sent(String line, Map<String, String> headers, String body, long atNanos) {}

    private record Due(long atNanos, long number, Receiver receiver, HttpOutcome outcome) {}

    Scripted() {
        on("POST /auth/jwt/token", _ -> answer(201, tokens(++logins)));
        on("POST /auth/jwt/refresh", _ -> answer(200, tokens(++logins)));
        on("GET /auth/jwt/all-accounts", _ -> answer(200, Samples.ACCOUNTS));
        on("GET /trade/config", _ -> answer(200, Samples.config()));
    }

    String tokens(int number) {
        return "{\"accessToken\":\"" + jwt(number) + "\",\"refreshToken\":\"refresh-" + number
                + "\",\"expireDate\":\"2026-01-09T12:00:00Z\"}";
    }

    private String jwt(int number) {
        String claims = "{\"sub\":\"" + number + "\",\"iat\":" + now / SECOND + ",\"exp\":"
                + (now / SECOND + tokenLifeSeconds) + "}";
        return "h."
                + java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".s";
    }

    /// `line` is method and path behind the base, without a query. Null is no answer, ever.
    void on(String line, Function<HttpCall, HttpOutcome> answer) {
        script.put(line, answer);
    }

    static HttpOutcome answer(int status, String body) {
        return new HttpOutcome.Answered(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    static HttpOutcome ok(String d) {
        return answer(200, "{\"s\":\"ok\",\"d\":" + d + "}");
    }

    @Override
    public void send(HttpCall call, Receiver receiver) {
        String path = call.uri().getPath().substring("/backend-api".length());
        String query = call.uri().getQuery();
        String line = call.method() + " " + path;
        sent.add(new Sent(
                query == null ? line : line + "?" + query,
                call.headers(),
                new String(call.body(), StandardCharsets.UTF_8),
                now));
        HttpOutcome outcome = script.getOrDefault(line, _ -> answer(404, "{\"errmsg\":\"no such route\"}"))
                .apply(call);
        due.add(
                outcome == null
                        ? new Due(now + call.timeoutNanos(), sent.size(), receiver, new HttpOutcome.Lost("no answer"))
                        : new Due(now + latency, sent.size(), receiver, outcome));
    }

    @Override
    public int poll(int most) {
        int polled = 0;
        while (polled < most && !due.isEmpty() && due.peek().atNanos() <= now) {
            Due next = due.remove();
            next.receiver().onOutcome(next.outcome());
            polled++;
        }
        return polled;
    }

    @Override
    public void close() {
        due.clear();
    }

    List<String> lines() {
        return sent.stream().map(Sent::line).toList();
    }

    long count(String line) {
        return lines().stream().filter(line::equals).count();
    }

    Sent last() {
        return sent.getLast();
    }
}
