package io.fairlead.venues.tradelocker.rest;

import io.fairlead.sim.tradelocker.TradeLockerSim;
import io.fairlead.sim.tradelocker.WebReply;
import io.fairlead.sim.tradelocker.WebRequest;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongSupplier;

/// The simulated venue behind a network on virtual time: each way takes a random while.
public final class SimHttp implements Http {
    private static final String BASE = "/backend-api";

    private final TradeLockerSim venue;
    private final LongSupplier clock;
    private final Random random;
    private final long longestTripNanos;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::atNanos).thenComparingLong(Due::number));
    private long number;

    private record Due(long atNanos, long number, Runnable what) {}

    public SimHttp(TradeLockerSim venue, LongSupplier clock, long longestTripNanos, long seed) {
        this.venue = venue;
        this.clock = clock;
        this.longestTripNanos = longestTripNanos;
        this.random = new Random(seed);
    }

    private long trip() {
        return 1 + random.nextLong(longestTripNanos);
    }

    private void at(long nanos, Runnable what) {
        due.add(new Due(nanos, number++, what));
    }

    @Override
    public void send(HttpCall call, Receiver receiver) {
        long now = clock.getAsLong();
        long arrival = now + trip();
        at(arrival, () -> arrived(call, receiver, now + call.timeoutNanos(), arrival));
    }

    private void arrived(HttpCall call, Receiver receiver, long deadline, long now) {
        switch (venue.handle(request(call), now)) {
            case WebReply.Lost _ -> at(deadline, () -> receiver.onOutcome(new HttpOutcome.Lost("no answer")));
            case WebReply.Answered answered -> {
                HttpOutcome outcome = new HttpOutcome.Answered(
                        answered.status(), answered.headers(), answered.body().getBytes(StandardCharsets.UTF_8));
                long back = now + answered.afterNanos() + trip();
                at(
                        Math.min(back, deadline),
                        () -> receiver.onOutcome(back > deadline ? new HttpOutcome.Lost("late") : outcome));
            }
        }
    }

    private static WebRequest request(HttpCall call) {
        Map<String, String> headers = new HashMap<>();
        call.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        String query = call.uri().getRawQuery();
        String path = call.uri().getRawPath().substring(BASE.length());
        return WebRequest.of(
                call.method(),
                query == null ? path : path + "?" + query,
                headers,
                new String(call.body(), StandardCharsets.UTF_8));
    }

    @Override
    public int poll(int most) {
        int polled = 0;
        while (polled < most && !due.isEmpty() && due.peek().atNanos() <= clock.getAsLong()) {
            due.remove().what().run();
            polled++;
        }
        return polled;
    }

    long nextNanos() {
        return due.isEmpty() ? Long.MAX_VALUE : due.peek().atNanos();
    }

    @Override
    public void close() {
        due.clear();
    }
}
