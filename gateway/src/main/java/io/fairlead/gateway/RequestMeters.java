package io.fairlead.gateway;

import io.fairlead.core.model.VenueId;
import io.fairlead.venues.tradelocker.News;
import io.fairlead.venues.tradelocker.rest.CallTiming;
import io.fairlead.venues.tradelocker.rest.LoginHealth;
import io.fairlead.venues.tradelocker.rest.RestListener;
import io.fairlead.venues.tradelocker.rest.Route;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What became of the requests of one venue over HTTP, where their time went, and how old its news were. Recorded
/// by the venue's thread, read by any.
public final class RequestMeters implements RestListener {
    private final VenueId venue;
    private final GatewayMetrics totals;
    private final Map<Route, Times> times = new EnumMap<>(Route.class);
    private final Map<News, LatencyRecorder> newsAges = new EnumMap<>(News.class);
    private final Map<Outcome, LongAdder> outcomes = new ConcurrentHashMap<>();

    /// Whose requests of which kind, and what became of them: `Ok`, `Refused`, `NotSent` or `Unknown`; `Throttled`
    /// counts those `NotSent` that the venue answered with HTTP 429 once more.
    public record Outcome(String login, Route route, String word) {}

    /// Of one kind of request: in the budget until it was sent, from there to the answer, from that to what it says.
    public record Times(LatencyRecorder waited, LatencyRecorder answered, LatencyRecorder read) {}

    RequestMeters(VenueId venue, GatewayMetrics totals) {
        this.venue = venue;
        this.totals = totals;
        for (News news : News.values()) {
            newsAges.put(news, new LatencyRecorder());
        }
        for (Route route : Route.values()) {
            times.put(route, new Times(new LatencyRecorder(), new LatencyRecorder(), new LatencyRecorder()));
        }
    }

    /// How old each kind of news was when it became known.
    public Map<News, LatencyRecorder> newsAges() {
        return newsAges;
    }

    void onNews(News news, long nanos) {
        LatencyRecorder ages = newsAges.get(news);
        if (ages != null) {
            ages.record(nanos);
        }
    }

    public VenueId venue() {
        return venue;
    }

    /// Of each kind of request.
    public Map<Route, Times> times() {
        return times;
    }

    /// How many requests came to each end.
    public Map<Outcome, Long> outcomes() {
        Map<Outcome, Long> sums = new LinkedHashMap<>();
        outcomes.forEach((outcome, count) -> sums.put(outcome, count.sum()));
        return sums;
    }

    @Override
    public void onCall(CallTiming timing) {
        count(timing.login(), timing.route(), timing.outcome());
        Times of = times.get(timing.route());
        if (of == null || timing.sentNanos() == 0) {
            return;
        }
        record(of.waited, totals.requestWait(), timing.sentNanos() - timing.askedNanos());
        if (timing.answeredNanos() > 0) {
            record(of.answered, totals.requestAnswer(), timing.answeredNanos() - timing.sentNanos());
            record(of.read, totals.answerRead(), timing.parsedNanos() - timing.answeredNanos());
        }
    }

    private static void record(LatencyRecorder ofRoute, LatencyRecorder all, long nanos) {
        ofRoute.record(nanos);
        all.record(nanos);
    }

    private void count(String login, Route route, String word) {
        outcomes.computeIfAbsent(new Outcome(login, route, word), _ -> new LongAdder())
                .increment();
    }

    @Override
    public void onLogin(LoginHealth health) {} // sessions show it

    @Override
    public void onThrottled(String login, Route route, long untilNanos) {
        count(login, route, "Throttled");
    }
}
