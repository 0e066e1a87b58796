package io.fairlead.bench;

import com.sun.management.ThreadMXBean;
import io.fairlead.core.event.Command;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
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
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
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
    private static final VenueId VENUE = new VenueId("memory");
    private static final Account ACCOUNT = new Account(
            new AccountId("main"), VENUE, AccountKind.SIM, new Currency("USD"), PositionMode.NETTING, "ACC-1");
    private static final Instrument EURUSD = new Instrument(
            new Symbol("EURUSD"),
            new Currency("EUR"),
            new Currency("USD"),
            new Instrument.Contract(
                    Decimal.of(100_000),
                    Decimal.of("0.00001"),
                    Decimal.of("0.01"),
                    Decimal.of("0.01"),
                    Decimal.of(100)),
            Map.of(VENUE, "EUR/USD"));

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long self = Thread.currentThread().threadId();
    private final Gateway gateway;
    private final MemoryVenue venue;
    private long placed;

    /// One round: time from command to bytes, time to apply the two reports of an order, and heap of each.
    private record Round(Histogram toWireNanos, Histogram reportsNanos, double toWireBytes, double reportsBytes) {}

    private OrderPathBench(Gateway gateway, MemoryVenue venue) {
        this.gateway = gateway;
        this.venue = venue;
    }

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createTempDirectory("fairlead-bench-");
        MemoryVenue venue = new MemoryVenue("LP");
        try (Gateway gateway = Gateway.open(config(venue), surroundings(directory))) {
            Thread.ofPlatform().daemon().name("journal-sync").start(gateway.journalSync());
            Thread.ofPlatform().daemon().name("follower").start(gateway.follower());
            new OrderPathBench(gateway, venue).run(List.of(arguments).contains("--json"));
        } finally {
            delete(directory);
        }
    }

    private static GatewayConfig config(MemoryVenue venue) {
        SessionProfile profile = SessionProfile.initiator(SessionId.of("FIX.4.4", "FAIRLEAD", "LP"));
        FixLine line = new FixLine("orders", profile, InitiatorPlan.of(venue, new Endpoint("memory", 1)));
        return GatewayConfig.of(
                List.of(ACCOUNT),
                List.of(EURUSD),
                List.of(new FixLp(FixLpSettings.standard(VENUE), line, null)),
                JournalConfig.defaults("bench", "bench"));
    }

    private static Surroundings surroundings(Path directory) throws IOException {
        return new Surroundings(
                OrderPathBench::epochNanos,
                FileDisk.at(directory),
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

    private void run(boolean json) {
        while (!venue.loggedOn()) {
            turn();
        }
        for (int i = 0; i < WARM_UP; i++) {
            order(new Histogram(3), new Histogram(3));
        }
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round());
        }
        print(rounds, json);
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
        Command command = command();
        long now = epochNanos();
        long heapBefore = threads.getThreadAllocatedBytes(self);
        long start = System.nanoTime();
        var _ = gateway.trading().submit(command);
        gateway.engineTurn(now);
        long wire = venue.lastReceivedNanos();
        long heapAtWire = threads.getThreadAllocatedBytes(self);
        toWire.recordValue(Math.max(0, wire - start));
        venue.poll(now);
        venue.answer(now);
        venue.poll(now);
        long heapBehindVenue = threads.getThreadAllocatedBytes(self);
        long answered = System.nanoTime();
        gateway.engineTurn(now);
        reports.recordValue(System.nanoTime() - answered);
        return new long[] {heapAtWire - heapBefore, threads.getThreadAllocatedBytes(self) - heapBehindVenue};
    }

    private Command command() {
        placed++;
        return new Command.PlaceOrder(
                new Origin("bench", "-", "local"),
                ACCOUNT.id(),
                new ClientOrderId("c" + placed),
                EURUSD.symbol(),
                placed % 2 == 0 ? Side.BUY : Side.SELL,
                new Command.Request(
                        OrdType.LIMIT,
                        TimeInForce.GOOD_TILL_CANCEL,
                        Quantity.units(Decimal.of(10_000)),
                        Decimal.of("1.085"),
                        null,
                        null,
                        OrderTerms.Flags.NONE,
                        null,
                        null),
                new StrategyId("bench"));
    }

    private static void print(List<Round> rounds, boolean json) {
        double p50 = median(rounds.stream().map(r -> (double) r.toWireNanos.getValueAtPercentile(50)));
        double p99 = median(rounds.stream().map(r -> (double) r.toWireNanos.getValueAtPercentile(99)));
        double applyP50 = median(rounds.stream().map(r -> (double) r.reportsNanos.getValueAtPercentile(50)));
        double applyP99 = median(rounds.stream().map(r -> (double) r.reportsNanos.getValueAtPercentile(99)));
        double bytes = median(rounds.stream().map(Round::toWireBytes));
        double applyBytes = median(rounds.stream().map(Round::reportsBytes));
        String format = json
                ? "{\"command_to_wire_p50_ns\":%.0f,\"command_to_wire_p99_ns\":%.0f,\"command_to_wire_bytes\":%.0f,"
                        + "\"ack_and_fill_p50_ns\":%.0f,\"ack_and_fill_p99_ns\":%.0f,\"ack_and_fill_bytes\":%.0f}%n"
                : "command to wire: p50 %.0f ns, p99 %.0f ns, %.0f B of heap an order%n"
                        + "ack and fill applied: p50 %.0f ns, p99 %.0f ns, %.0f B of heap an order%n";
        System.out.printf(Locale.ROOT, format, p50, p99, bytes, applyP50, applyP99, applyBytes);
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
