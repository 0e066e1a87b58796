package io.fairlead.bench;

import io.fairlead.bench.contender.BenchLimits;
import io.fairlead.bench.wire.Orders;
import io.fairlead.core.event.Command;
import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Idle;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.GatewayConfig.FixLine;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.Surroundings;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.disk.FileDisk;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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
    private final Gateway gateway;
    private final MemoryVenue venue;
    private long placed;

    /// One round: time from command to bytes, time to apply the two reports of an order, and heap of each.
    private record Round(Histogram toWireNanos, Histogram reportsNanos, double toWireBytes, double reportsBytes) {}

    private OrderPathBench(Gateway gateway, MemoryVenue venue) {
        this.gateway = gateway;
        this.venue = venue;
    }

    static void run(boolean json) throws IOException {
        Path directory = Files.createTempDirectory("fairlead-bench-");
        MemoryVenue venue = new MemoryVenue("LP");
        try (Gateway gateway = Gateway.open(config(venue), surroundings(directory))) {
            Thread.ofPlatform().daemon().name("journal-sync").start(gateway.journalSync());
            Thread.ofPlatform().daemon().name("follower").start(gateway.follower());
            new OrderPathBench(gateway, venue).run(directory.resolve("fix"), json);
        } finally {
            delete(directory);
        }
    }

    private static GatewayConfig config(MemoryVenue venue) {
        SessionProfile profile = SessionProfile.initiator(SessionId.of("FIX.4.4", "FAIRLEAD", "LP"));
        FixLine line = new FixLine("orders", profile, InitiatorPlan.of(venue, new Endpoint("memory", 1)));
        return GatewayConfig.of(
                        List.of(Orders.ACCOUNT),
                        List.of(Orders.EURUSD),
                        List.of(new FixLp(FixLpSettings.standard(Orders.VENUE), line, null)),
                        JournalConfig.defaults("bench", "bench"))
                .withLimits(BenchLimits.ALL);
    }

    private static Surroundings surroundings(Path directory) throws IOException {
        return new Surroundings(
                OrderPathBench::epochNanos,
                FileDisk.at(directory.resolve("gateway")),
                new Random(1),
                Idle.SPIN,
                Idle.SPIN,
                Runnable::run,
                FixLog.NONE);
    }

    private static long epochNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private void run(Path fixDirectory, boolean json) throws IOException {
        while (!venue.hasToldOrders() || gateway.readSide().marketData().books().isEmpty()) {
            turn();
        }
        turn(); // what it told opens the account
        Histogram unused = new Histogram(3);
        for (int i = 0; i < WARM_UP; i++) {
            order(unused, unused);
        }
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round());
        }
        print(rounds, ModelHeap.bytesPerOrder(), FixHeap.bytesPerOrder(fixDirectory), json);
    }

    private void turn() {
        long now = epochNanos();
        gateway.engineTurn(now);
        venue.poll(now);
    }

    private Round round() {
        Histogram toWire = new Histogram(3);
        Histogram reports = new Histogram(3);
        long[] bytes = new long[2];
        for (int i = 0; i < ORDERS_A_ROUND; i++) {
            long[] used = order(toWire, reports);
            bytes[0] += used[0];
            bytes[1] += used[1];
        }
        return new Round(toWire, reports, bytes[0] / (double) ORDERS_A_ROUND, bytes[1] / (double) ORDERS_A_ROUND);
    }

    /// One order from command to fill; returns the heap used up to the wire and behind it.
    private long[] order(Histogram toWire, Histogram reports) {
        placed++;
        Command command = Orders.number(placed);
        long now = epochNanos();
        long heapBefore = Heap.taken();
        long start = System.nanoTime();
        var _ = gateway.trading().submit(command);
        gateway.engineTurn(now);
        long wire = venue.lastReceivedNanos();
        long heapAtWire = Heap.taken();
        toWire.recordValue(Math.max(0, wire - start));
        venue.poll(now);
        venue.answer(now);
        venue.poll(now);
        long heapBehindVenue = Heap.taken();
        long answered = System.nanoTime();
        gateway.engineTurn(now);
        reports.recordValue(System.nanoTime() - answered);
        return new long[] {heapAtWire - heapBefore, Heap.taken() - heapBehindVenue};
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
