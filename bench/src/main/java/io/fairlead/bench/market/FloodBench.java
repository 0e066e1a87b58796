package io.fairlead.bench.market;

import io.fairlead.bench.Heap;
import io.fairlead.bench.sidebyside.Json;
import io.fairlead.bench.sidebyside.Machine;
import io.fairlead.bench.sidebyside.Series;
import io.fairlead.bench.wire.Orders;
import io.fairlead.core.book.Books;
import io.fairlead.core.model.VenueId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// `fairlead bench --flood`: what a flood of prices that one WebSocket client hardly reads does to orders. In turn,
/// round by round, the same flow is decoded and applied to a book of the gateway, which makes bars of it and shows
/// it to that client, and to a book that nobody knows; meanwhile orders go from command to wire. Owned by the
/// thread that runs the bench, which is the gateway's engine.
public final class FloodBench {
    private static final VenueId VENUE = new VenueId("flood");
    private static final long SECOND = 1_000_000_000L;
    private static final long PATIENCE_NANOS = 30 * SECOND;
    private static final int WARM_UP_ORDERS = 20_000;
    private static final double MICRO = 1_000;
    private static final double MEBI = 1 << 20;

    private final FloodStage stage;
    private final Plan plan;
    private final MarketFlow flow = new MarketFlow(7);
    private final FairleadFlow shown;
    private final FairleadFlow sink = new FairleadFlow(new Books(), VENUE);
    private final Histogram unused = new Histogram(3);

    /// How much is measured.
    ///
    /// @param updates of each flood
    /// @param pauseMillis how long the slow client rests behind each message
    record Plan(int rounds, int updates, int updatesPerSecond, int ordersPerSecond, long pauseMillis) {}

    private FloodBench(FloodStage stage, Plan plan) {
        this.stage = stage;
        this.plan = plan;
        shown = new FairleadFlow(stage.path().gateway().books(), VENUE);
    }

    /// Measures, and returns what to print.
    public static String run(boolean quick, boolean json, int rounds) throws IOException {
        Plan plan =
                quick ? new Plan(3, 100_000, 100_000, 1_000, 250) : new Plan(rounds, 1_000_000, 100_000, 1_000, 250);
        Map<String, Object> measured = run(plan, WARM_UP_ORDERS);
        return json ? Json.of(measured) : text(measured);
    }

    static Map<String, Object> run(Plan plan, int warmUpOrders) throws IOException {
        Path folder = Files.createTempDirectory("fairlead-bench-");
        try (FloodStage stage = new FloodStage(folder)) {
            return new FloodBench(stage, plan).measure(warmUpOrders);
        } finally {
            delete(folder);
        }
    }

    private Map<String, Object> measure(int warmUpOrders) {
        for (int i = 0; i < warmUpOrders; i++) {
            stage.path().order(unused, unused);
        }
        try (SlowReader reader = new SlowReader(
                stage.events(), stage.token(), Orders.EURUSD.symbol().value(), VENUE.value(), plan.pauseMillis)) {
            round(shown);
            double[] flooded = new double[plan.rounds];
            double[] control = new double[plan.rounds];
            double ofControl = 0;
            double ofFlood = 0;
            double heap = heapMebi();
            for (int i = 0; i < plan.rounds; i++) {
                control[i] = round(sink);
                double between = heapMebi();
                flooded[i] = round(shown);
                double behind = heapMebi();
                ofControl += between - heap;
                ofFlood += behind - between;
                heap = behind;
            }
            Map<String, Object> all = report(new Series(flooded), new Series(control), reader);
            // As many orders, which the gateway remembers, were sent in either: what differs is the flood's.
            all.put("heap_grown_mib", ofFlood);
            all.put("control_heap_grown_mib", ofControl);
            return all;
        }
    }

    /// Returns the p99 from command to wire, in microseconds.
    private double round(FairleadFlow into) {
        Histogram toWire = new Histogram(3);
        Flood flood = new Flood(flow, into, plan.updates, plan.updatesPerSecond);
        long apart = SECOND / plan.ordersPerSecond;
        long due = System.nanoTime();
        while (!flood.isOver()) {
            due += apart;
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            stage.path().order(toWire, unused);
        }
        return toWire.getValueAtPercentile(99) / MICRO;
    }

    private Map<String, Object> report(Series flooded, Series control, SlowReader reader) {
        Series ratio = flooded.dividedBy(control);
        long messages = reader.messages();
        long skipped = reader.skipped();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("order_p99_vs_control", ratio.median());
        all.put("order_p99_vs_control_range", List.of(ratio.smallest(), ratio.largest()));
        all.put("order_p99_us", flooded.median());
        all.put("control_order_p99_us", control.median());
        all.put("updates", (long) plan.updates * plan.rounds);
        all.put("slow_reader_messages", messages);
        all.put("slow_reader_skipped", skipped);
        all.put("slow_reader_ends_right", endsRight(reader));
        all.put("rounds", plan.rounds);
        all.put("machine", Machine.describe());
        return all;
    }

    /// Whether the client comes to see what the book has.
    private boolean endsRight(SlowReader reader) {
        reader.hurry();
        List<String> book = shown.best(MarketFlow.LEVELS);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!reader.best().equals(book) && System.nanoTime() < end) {
            stage.path().turn();
            Thread.onSpinWait();
        }
        return reader.best().equals(book);
    }

    private static double heapMebi() {
        return Heap.live() / MEBI;
    }

    private static String text(Map<String, Object> measured) {
        StringBuilder lines = new StringBuilder();
        measured.forEach((name, value) -> lines.append(String.format("%-32s %s%n", name, Json.of(value))));
        return lines.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
