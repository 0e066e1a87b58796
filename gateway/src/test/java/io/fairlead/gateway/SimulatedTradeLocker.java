package io.fairlead.gateway;

import io.fairlead.sim.log.TradeLogWriter;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerSim;
import io.fairlead.sim.tradelocker.WebReply;
import io.fairlead.sim.tradelocker.WebRequest;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/// The simulated venue as an `Http` in virtual time: requests take some milliseconds to it, replies leave it when it
/// says, and what it loses is lost when the caller's time is over.
final class SimulatedTradeLocker implements Http {
    static final String PASSWORD = "correct horse";
    static final URI BASE = URI.create("http://127.0.0.1:1/backend-api");

    private static final long UP_NANOS = 20_000_000L;

    final TradeLockerSim sim;
    final StringBuilder log = new StringBuilder();
    private final LongSupplier clock;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::number));
    private final List<Delivery> due = new ArrayList<>();
    private long numbers;
    private boolean closed;

    private record Event(long atNanos, long number, Runnable body) {}

    private record Delivery(Receiver receiver, HttpOutcome outcome) {}

    SimulatedTradeLocker(TradeLockerConfig config, LongSupplier clock) {
        this.clock = clock;
        sim = new TradeLockerSim(
                config, TradeLogWriter.to(line -> log.append(line).append('\n')), clock.getAsLong());
    }

    /// A new process of ours: what was under way is heard of no more.
    void reopen() {
        events.clear();
        due.clear();
        closed = false;
    }

    @Override
    public void send(HttpCall call, Receiver receiver) {
        if (closed) {
            return;
        }
        long sent = clock.getAsLong();
        at(sent + UP_NANOS, () -> arrive(call, receiver, sent));
    }

    private void arrive(HttpCall call, Receiver receiver, long sent) {
        URI uri = call.uri();
        String target = uri.getRawPath().substring(BASE.getRawPath().length())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        Map<String, String> headers = new LinkedHashMap<>();
        call.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        WebRequest request =
                WebRequest.of(call.method(), target, headers, new String(call.body(), StandardCharsets.UTF_8));
        long timeout = sent + call.timeoutNanos();
        switch (sim.handle(request, clock.getAsLong())) {
            case WebReply.Answered reply -> {
                HttpOutcome answer = new HttpOutcome.Answered(
                        reply.status(), reply.headers(), reply.body().getBytes(StandardCharsets.UTF_8));
                at(
                        Math.min(timeout, clock.getAsLong() + UP_NANOS + reply.afterNanos()),
                        () -> due.add(new Delivery(receiver, answer)));
            }
            case WebReply.Lost _ ->
                at(timeout, () -> due.add(new Delivery(receiver, new HttpOutcome.Lost("no answer in time"))));
        }
    }

    private void at(long nanos, Runnable body) {
        numbers++;
        events.add(new Event(nanos, numbers, body));
    }

    @Override
    public int poll(int most) {
        long now = clock.getAsLong();
        sim.advance(now);
        while (!events.isEmpty() && events.peek().atNanos <= now) {
            events.remove().body.run();
        }
        int told = 0;
        while (told < most && !due.isEmpty()) {
            Delivery next = due.removeFirst();
            next.receiver.onOutcome(next.outcome);
            told++;
        }
        return told;
    }

    @Override
    public void close() {
        closed = true;
    }
}
