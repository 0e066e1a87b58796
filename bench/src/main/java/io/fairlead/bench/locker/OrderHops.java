package io.fairlead.bench.locker;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.ExecType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// When each market order passed each place, by [System#nanoTime]. Any thread: each place has a thread of its own, and
/// the numbers are read when all have come to rest.
///
/// ```
///  signal ─engine─▶ decided ─desk─▶ handed ─client─▶ left ─venue─▶ answered ─client─▶ heard ─core─▶ applied
/// ```
final class OrderHops {
    private static final int SLOWEST = 20;

    private final Map<String, Long> signals = new ConcurrentHashMap<>();
    private final Map<String, Passage> passages = new ConcurrentHashMap<>();

    /// One order's times; 0 where it did not come.
    private static final class Passage {
        volatile long signal;
        volatile long decided;
        volatile long handed;
        volatile long left;
        volatile boolean fresh;
        volatile long answered;
        volatile long heard;
        volatile long applied;
        volatile boolean filledFirst;

        /// A list may show it filled before its answer is there: then nothing more is said of its acceptance.
        void applied(@Nullable ExecType type) {
            if (type == ExecType.NEW) {
                applied = System.nanoTime();
            } else if (type == ExecType.TRADE) {
                filledFirst = true;
            }
        }

        boolean isWhole() {
            return signal != 0 && handed != 0 && left != 0 && answered != 0 && heard != 0 && applied != 0;
        }
    }

    /// What each hop of an order took, in nanoseconds.
    ///
    /// @param engine from the signal to the decision, which is then in the log
    /// @param desk from there to the venue's thread handing the request to the HTTP client
    /// @param out from there to the bytes in our socket
    /// @param venue from there to the answer before our socket
    /// @param in from there to the venue's thread having the answer
    /// @param applied from there to the acceptance in the log
    record Times(long engine, long desk, long out, long venue, long in, long applied) {
        long all() {
            return own() + venue;
        }

        /// Everything but the venue.
        long own() {
            return engine + desk + out + in + applied;
        }
    }

    /// An order of this name leaves whoever trades.
    void signalled(ClientOrderId client) {
        signals.put(client.value(), System.nanoTime());
    }

    /// The engine's thread.
    void logged(Event event) {
        switch (event) {
            case Event.OrderAccepted accepted -> {
                Long signal = signals.remove(accepted.clientOrderId().value());
                if (signal != null) {
                    Passage passage = new Passage();
                    passage.signal = signal;
                    passage.decided = System.nanoTime();
                    passages.put(accepted.order().value(), passage);
                }
            }
            case Event.VenueSaid(long _, ExecutionReport report, var order) -> {
                Passage passage = order == null ? null : passages.get(order.value());
                if (passage != null && passage.applied == 0) {
                    passage.applied(report.progress().execType());
                }
            }
            default -> {} // tells nothing of an order's way
        }
    }

    void handed(String order, long nanos) {
        Passage passage = passages.get(order);
        if (passage != null) {
            passage.handed = nanos;
        }
    }

    void left(String order, long nanos) {
        Passage passage = passages.get(order);
        if (passage != null) {
            passage.left = nanos;
        }
    }

    /// A connection was made for it.
    void passedFirst(String order) {
        Passage passage = passages.get(order);
        if (passage != null) {
            passage.fresh = true;
        }
    }

    void answered(String order, long nanos) {
        Passage passage = passages.get(order);
        if (passage != null) {
            passage.answered = nanos;
        }
    }

    void heard(String order, long nanos) {
        Passage passage = passages.get(order);
        if (passage != null) {
            passage.heard = nanos;
        }
    }

    /// How many orders were decided on.
    int count() {
        return passages.size();
    }

    /// How many of them a list showed filled before their answer was there.
    long filledFirst() {
        return passages.values().stream()
                .filter(each -> each.filledFirst && each.applied == 0)
                .count();
    }

    /// How many of them waited for a connection to be made.
    long onFreshConnections() {
        return passages.values().stream().filter(each -> each.fresh).count();
    }

    /// Forgets what was before.
    void clear() {
        signals.clear();
        passages.clear();
    }

    /// Of the orders that came back.
    List<Times> times() {
        List<Times> times = new ArrayList<>();
        for (Passage each : passages.values()) {
            if (each.isWhole()) {
                times.add(new Times(
                        each.decided - each.signal,
                        each.handed - each.decided,
                        each.left - each.handed,
                        each.answered - each.left,
                        each.heard - each.answered,
                        each.applied - each.heard));
            }
        }
        return times;
    }

    /// What each hop took on average in the twentieth of the orders that had the largest share of ours: what the
    /// tail is made of. In microseconds.
    static Map<String, Object> slowest(List<Times> times) {
        List<Times> slowest = times.stream()
                .sorted(Comparator.comparingLong(Times::own).reversed())
                .limit((times.size() + SLOWEST - 1) / SLOWEST)
                .toList();
        Map<String, Object> average = new LinkedHashMap<>();
        average.put("engine", average(slowest, Times::engine));
        average.put("desk", average(slowest, Times::desk));
        average.put("out", average(slowest, Times::out));
        average.put("in", average(slowest, Times::in));
        average.put("applied", average(slowest, Times::applied));
        return average;
    }

    private static double average(List<Times> times, ToLongFunction<Times> hop) {
        return times.stream().mapToLong(hop).average().orElse(0) / 1_000;
    }
}
