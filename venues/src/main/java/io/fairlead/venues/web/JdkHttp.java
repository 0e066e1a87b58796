package io.fairlead.venues.web;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Exchanges of the JDK's client, whose executor does the reading. Owned by the thread that sends and polls; the
/// client's threads only put into the queue, which is bounded by the exchanges that may be under way.
///
/// The client sends what may have arrived a second time for GET alone. A failure before there was a connection is the
/// only one that proves that nothing left us.
public final class JdkHttp implements Http {
    private final HttpClient client;
    private final HttpLimits limits;
    private final Runnable wakeUp;
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private final Map<Long, CompletableFuture<?>> underWay = new HashMap<>();
    private long begun;
    private boolean closed;

    /// `number` is the exchange's, 0 if it was refused before it began.
    private record Finished(Receiver receiver, long number, HttpOutcome outcome) {}

    /// @param wakeUp called when something came, by a thread of the client, so that a parked poller looks
    public JdkHttp(HttpClient client, HttpLimits limits, Runnable wakeUp) {
        this.client = client;
        this.limits = limits;
        this.wakeUp = wakeUp;
    }

    @Override
    public void send(HttpCall call, Receiver receiver) {
        if (closed) {
            return;
        }
        if (underWay.size() >= limits.maxUnderWay()) {
            finished.add(new Finished(
                    receiver, 0, new HttpOutcome.NotSent(limits.maxUnderWay() + " exchanges are under way")));
            return;
        }
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request(call), body());
        long number = ++begun;
        underWay.put(number, exchange);
        var _ = exchange.copy()
                .orTimeout(call.timeoutNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((response, problem) -> {
                    if (problem instanceof TimeoutException) {
                        exchange.cancel(true);
                    }
                    finished.add(new Finished(receiver, number, outcome(response, problem, call.timeoutNanos())));
                    wakeUp.run();
                });
    }

    private HttpResponse.BodyHandler<byte[]> body() {
        return HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), limits.maxBody());
    }

    private static HttpRequest request(HttpCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .method(
                        call.method(),
                        call.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        return request.build();
    }

    private static HttpOutcome outcome(
            @Nullable HttpResponse<byte[]> response, @Nullable Throwable problem, long timeoutNanos) {
        if (response != null) {
            return new HttpOutcome.Answered(response.statusCode(), headers(response.headers()), response.body());
        }
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return switch (cause) {
            case null -> new HttpOutcome.Lost("no answer");
            case ConnectException e -> new HttpOutcome.NotSent(why("cannot connect", e));
            case HttpConnectTimeoutException _ -> new HttpOutcome.NotSent("cannot connect in time");
            case TimeoutException _ -> new HttpOutcome.Lost("no answer within " + Duration.ofNanos(timeoutNanos));
            default -> new HttpOutcome.Lost(why("no answer", cause));
        };
    }

    private static String why(String what, Throwable cause) {
        String text = cause.getMessage();
        return what + ": " + cause.getClass().getSimpleName() + (text == null ? "" : ": " + text);
    }

    private static Map<String, String> headers(HttpHeaders headers) {
        Map<String, String> map = new LinkedHashMap<>();
        headers.map().forEach((name, values) -> map.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return map;
    }

    @Override
    public int poll(int most) {
        int polled = 0;
        while (polled < most && !closed) {
            Finished next = finished.poll();
            if (next == null) {
                break;
            }
            underWay.remove(next.number());
            polled++;
            next.receiver().onOutcome(next.outcome());
        }
        return polled;
    }

    @Override
    public void close() {
        closed = true;
        underWay.values().forEach(exchange -> exchange.cancel(true));
        underWay.clear();
        finished.clear();
    }
}
