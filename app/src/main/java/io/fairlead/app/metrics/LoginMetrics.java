package io.fairlead.app.metrics;

import io.fairlead.gateway.LatencyRecorder;
import io.fairlead.gateway.LoginView;
import io.fairlead.gateway.RequestMeters;
import io.fairlead.gateway.SessionView;
import io.fairlead.venues.desk.DeskAccount;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The numbers of venues without FIX: where the time of orders and requests goes, what became of requests, and how
/// accounts are followed. Registered as they appear, at each scrape; any thread.
public final class LoginMetrics {
    private static final double NANOS = 1e9;
    private static final List<Double> QUANTILES = List.of(0.5, 0.99, 1.0);

    private final MeterRegistry registry;
    private final Hops hops;
    private final List<RequestMeters> requests;
    private final Supplier<List<SessionView>> sessions;
    private final Map<String, LatencyRecorder.Snapshot> times = new ConcurrentHashMap<>();
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final Map<String, DeskAccount> accounts = new ConcurrentHashMap<>();
    private final Set<String> registered = ConcurrentHashMap.newKeySet();

    /// The places that time is spent at on the way of an order, by name.
    public record Hops(Map<String, LatencyRecorder> byName) {
        public Hops {
            byName = Map.copyOf(byName);
        }
    }

    public LoginMetrics(
            MeterRegistry registry, Hops hops, List<RequestMeters> requests, Supplier<List<SessionView>> sessions) {
        this.registry = registry;
        this.hops = hops;
        this.requests = requests;
        this.sessions = sessions;
    }

    /// Takes over how things stand.
    public void refresh() {
        hops.byName()
                .forEach((name, recorder) -> time(
                        "fairlead.hop.seconds", "Where the time of an order goes", Tags.of("hop", name), recorder));
        requests.forEach(this::refresh);
        for (SessionView session : sessions.get()) {
            LoginView login = session.login();
            if (login != null) {
                login.accounts().forEach(account -> refresh(session, account));
            }
        }
    }

    private void refresh(RequestMeters meters) {
        String venue = meters.venue().value();
        meters.times().forEach((route, of) -> {
            Tags tags = Tags.of("venue", venue, "route", word(route));
            String what = "Where the time of a request goes";
            time("fairlead.request.seconds", what, tags.and("hop", "waited"), of.waited());
            time("fairlead.request.seconds", what, tags.and("hop", "answered"), of.answered());
            time("fairlead.request.seconds", what, tags.and("hop", "read"), of.read());
        });
        meters.newsAges()
                .forEach((news, ages) -> time(
                        "fairlead.event.delay.seconds",
                        "How old news of an account are when they are known here, by the venue's time of them",
                        Tags.of("venue", venue, "event", word(news)),
                        ages));
        meters.outcomes().forEach((outcome, count) -> {
            Tags tags = Tags.of("venue", venue, "login", outcome.login())
                    .and(
                            "route",
                            word(outcome.route()),
                            "outcome",
                            outcome.word().toLowerCase(Locale.ROOT));
            String key = "fairlead.requests" + tags;
            counts.put(key, count);
            if (registered.add(key)) {
                FunctionCounter.builder("fairlead.requests", counts, map -> map.getOrDefault(key, 0L))
                        .description("Requests by what became of them")
                        .tags(tags)
                        .register(registry);
            }
        });
    }

    private static String word(Enum<?> route) {
        return route.name().toLowerCase(Locale.ROOT);
    }

    /// What was never measured is not shown.
    private void time(String name, String description, Tags tags, LatencyRecorder recorder) {
        if (recorder.count() == 0) {
            return;
        }
        String key = name + tags;
        times.put(key, recorder.snapshot());
        if (registered.add(key)) {
            for (double quantile : QUANTILES) {
                Gauge.builder(name, times, map -> seconds(map.get(key), quantile))
                        .description(description)
                        .tags(tags.and("quantile", quantile == 1 ? "1" : Double.toString(quantile)))
                        .strongReference(true)
                        .register(registry);
            }
        }
    }

    private static double seconds(LatencyRecorder.@Nullable Snapshot of, double quantile) {
        return of == null ? 0 : (quantile == 1 ? of.maxNanos() : of.percentileNanos(quantile)) / NANOS;
    }

    private void refresh(SessionView session, DeskAccount account) {
        String id = account.account().value();
        accounts.put(id, account);
        if (registered.add("account " + id)) {
            Tags tags = Tags.of("venue", session.venue().value(), "account", id);
            flag(id, tags, "fairlead.account.followed", "1 while what happens to it is known", DeskAccount::up);
            flag(
                    id,
                    tags,
                    "fairlead.account.streamed",
                    "1 while it is streamed",
                    of -> of.way().equals("STREAMED"));
            flag(
                    id,
                    tags,
                    "fairlead.account.worth.doubted",
                    "1 while what the venue says it is worth is not believed",
                    of -> !of.worthProblem().isEmpty());
        }
    }

    /// Something about an account that is so or not.
    private void flag(String id, Tags tags, String name, String description, Predicate<DeskAccount> so) {
        Gauge.builder(name, accounts, map -> {
                    DeskAccount account = map.get(id);
                    return account != null && so.test(account) ? 1 : 0;
                })
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }
}
