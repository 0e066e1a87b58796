package io.fairlead.bench;

import io.fairlead.gateway.MarketPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// The order path: a command goes in, the FIX bytes of its NewOrderSingle(D) come out, with every check and the
/// journal on (policy `before-ack`, synced to a real disk by its own thread).
///
/// The bench's thread is the engine's: it hands a command to the inbox, takes one turn of the engine, and reads the
/// time at which the session handed its bytes to the link. The link ends in memory, so no socket is measured.
/// Between orders, and outside of what is measured, a counterparty acknowledges and fills each order.
public final class OrderPathBench {
    private static final int WARM_UP = 150_000;
    private static final int ROUNDS = 7;
    private static final int ORDERS_A_ROUND = 30_000;

    private final OrderPath path;

    /// One round: time from command to bytes, time to apply the two reports of an order, and heap of each.
    private record Round(Histogram toWireNanos, Histogram reportsNanos, double toWireBytes, double reportsBytes) {}

    private OrderPathBench(OrderPath path) {
        this.path = path;
    }

    static void run(boolean json) throws IOException {
        Path directory = Files.createTempDirectory("fairlead-bench-");
        try (OrderPath path = new OrderPath(directory.resolve("gateway"), MarketPlan.NONE)) {
            new OrderPathBench(path).run(directory.resolve("fix"), json);
        } finally {
            delete(directory);
        }
    }

    private void run(Path fixDirectory, boolean json) throws IOException {
        Histogram unused = new Histogram(3);
        for (int i = 0; i < WARM_UP; i++) {
            path.order(unused, unused);
        }
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round());
        }
        print(rounds, ModelHeap.bytesPerOrder(), FixHeap.bytesPerOrder(fixDirectory), json);
    }

    private Round round() {
        Histogram toWire = new Histogram(3);
        Histogram reports = new Histogram(3);
        long[] bytes = new long[2];
        for (int i = 0; i < ORDERS_A_ROUND; i++) {
            long[] used = path.order(toWire, reports);
            bytes[0] += used[0];
            bytes[1] += used[1];
        }
        return new Round(toWire, reports, bytes[0] / (double) ORDERS_A_ROUND, bytes[1] / (double) ORDERS_A_ROUND);
    }

    private static void print(List<Round> rounds, double modelBytes, double fixBytes, boolean json) {
        String format = json
                ? "{\"command_to_wire_p50_ns\":%.0f,\"command_to_wire_p99_ns\":%.0f,\"command_to_wire_bytes\":%.0f,"
                        + "\"ack_and_fill_p50_ns\":%.0f,\"ack_and_fill_p99_ns\":%.0f,\"ack_and_fill_bytes\":%.0f,"
                        + "\"model_bytes\":%.0f,\"fix_path_bytes\":%.0f}%n"
                : "command to wire: p50 %.0f ns, p99 %.0f ns, %.0f B of heap an order%n"
                        + "ack and fill applied: p50 %.0f ns, p99 %.0f ns, %.0f B of heap an order%n"
                        + "the model alone, command to sent: %.0f B of heap an order%n"
                        + "the FIX path alone, order out and acknowledgement in: %.0f B of heap%n";
        System.out.printf(
                Locale.ROOT,
                format,
                percentile(rounds, Round::toWireNanos, 50),
                percentile(rounds, Round::toWireNanos, 99),
                median(rounds.stream().map(Round::toWireBytes)),
                percentile(rounds, Round::reportsNanos, 50),
                percentile(rounds, Round::reportsNanos, 99),
                median(rounds.stream().map(Round::reportsBytes)),
                modelBytes,
                fixBytes);
    }

    /// The median over the rounds of a percentile.
    private static double percentile(List<Round> rounds, Function<Round, Histogram> of, double percentile) {
        return median(rounds.stream().map(round -> (double) of.apply(round).getValueAtPercentile(percentile)));
    }

    private static double median(Stream<Double> values) {
        List<Double> sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
