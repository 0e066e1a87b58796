package io.fairlead.bench.market;

import io.fairlead.bench.Heap;
import io.fairlead.bench.sidebyside.Json;
import io.fairlead.bench.sidebyside.Machine;
import io.fairlead.bench.sidebyside.Series;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `fairlead bench --market`: the same flow decoded and applied by us and by QuickFIX/J into a `TreeMap` book, in turn,
/// round by round; then how long a tick takes to a strategy. An update is a MarketDataIncrementalRefresh(X) of four
/// entries. Owned by the thread that runs the bench.
public final class MarketBench {
    private static final int WARM_UP_FLOWS = 25;
    private static final int UPDATES_PER_SECOND = 100_000;
    private static final double SECOND = 1e9;

    private final MarketFlow flow = new MarketFlow(7);
    private final FairleadFlow ours = new FairleadFlow();
    private final QuickFixFlow theirs = new QuickFixFlow();
    private final int rounds;
    private final int millis;
    private final int seconds;

    MarketBench(int rounds, int millis, int seconds) {
        this.rounds = rounds;
        this.millis = millis;
        this.seconds = seconds;
    }

    /// Measures, and returns what to print.
    public static String run(boolean quick, boolean json, int rounds) {
        MarketBench bench = quick ? new MarketBench(3, 300, 2) : new MarketBench(rounds, 1_500, 10);
        Map<String, Object> measured = bench.measure();
        return json ? Json.of(measured) : text(measured);
    }

    Map<String, Object> measure() {
        for (int i = 0; i < WARM_UP_FLOWS; i++) {
            play(ours);
            play(theirs);
        }
        agree();
        double[] oursNanos = new double[rounds];
        double[] theirsNanos = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            oursNanos[i] = nanosEach(ours);
            theirsNanos[i] = nanosEach(theirs);
        }
        return report(new Series(oursNanos), new Series(theirsNanos));
    }

    private Map<String, Object> report(Series oursNanos, Series theirsNanos) {
        Series ratio = theirsNanos.dividedBy(oursNanos);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("market_vs_quickfixj", ratio.median());
        all.put("market_vs_quickfixj_range", List.of(ratio.smallest(), ratio.largest()));
        all.put("updates_per_second", SECOND / oursNanos.median());
        all.put("entries_per_second", MarketFlow.ENTRIES * SECOND / oursNanos.median());
        all.put("nanos_per_update", oursNanos.median());
        all.put("quickfixj_updates_per_second", SECOND / theirsNanos.median());
        all.put("heap_bytes_per_update", bytesEach(ours));
        all.put("quickfixj_heap_bytes_per_update", bytesEach(theirs));
        all.put("tick_to_strategy", new TickToStrategy(flow).measure(UPDATES_PER_SECOND, seconds));
        all.put("rounds", rounds);
        all.put("machine", Machine.describe());
        return all;
    }

    /// Both must have the same book at the end; if not, one does other work than the other.
    private void agree() {
        List<String> book = ours.best(MarketFlow.LEVELS);
        if (!book.equals(theirs.best(MarketFlow.LEVELS)) || book.size() != 2 * MarketFlow.LEVELS) {
            throw new IllegalStateException(
                    "we have " + book + " where QuickFIX/J has " + theirs.best(MarketFlow.LEVELS));
        }
    }

    private void play(FlowReader reader) {
        for (int i = 0; i < flow.messages(); i++) {
            reader.take(flow.bytes(), flow.start(i), flow.length(i), i + 1);
        }
    }

    private double nanosEach(FlowReader reader) {
        long start = processorNanos();
        long now = start;
        long updates = 0;
        while (now - start < millis * 1_000_000L) {
            play(reader);
            updates += flow.messages();
            now = processorNanos();
        }
        return (double) (now - start) / updates;
    }

    private double bytesEach(FlowReader reader) {
        return Heap.bytesPerTurn(1, 20, _ -> play(reader)) / flow.messages();
    }

    /// Processor time of this thread alone, so that other work on the machine and collectors' threads do not count.
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String text(Map<String, Object> measured) {
        StringBuilder lines = new StringBuilder();
        measured.forEach((name, value) -> lines.append(String.format("%-32s %s%n", name, Json.of(value))));
        return lines.toString();
    }
}
