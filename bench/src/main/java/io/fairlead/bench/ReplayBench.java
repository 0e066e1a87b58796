package io.fairlead.bench;

import com.sun.management.OperatingSystemMXBean;
import io.fairlead.bench.wire.Compiler;
import io.fairlead.bench.wire.Orders;
import io.fairlead.core.RetentionSettings;
import io.fairlead.core.StateListener;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.gateway.history.CoreRecovery;
import io.fairlead.gateway.history.CoreStream;
import io.fairlead.gateway.history.HistorySettings;
import io.fairlead.gateway.history.Keeper;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How long a start takes: a log of a million events replayed from the beginning, and the same log with a snapshot near
/// its end. Real files in a temporary folder. Confined to the bench's thread, but for the reading ahead.
final class ReplayBench {
    private static final int ORDERS = 250_000;
    private static final int STEP = 16;
    private static final int ROUNDS = Integer.getInteger("fairlead.bench.rounds", 6);
    private static final int WARM_UPS = 2;
    private static final Duration COMPILER_REST_LIMIT = Duration.ofSeconds(20);
    private static final Decimal UNITS = Decimal.of(10_000);
    private static final Decimal PRICE = Decimal.of("1.085");

    private final EventCodec codec = new EventCodec();
    private final Journal journal;
    private final FileDisk disk;
    private final int stream;
    private final ExecutorService beside =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()); // as those of a gateway
    private long nowNanos = 1_700_000_000_000_000_000L;

    private ReplayBench(FileDisk disk) {
        this.disk = disk;
        journal = Journal.open(disk, JournalConfig.defaults("bench", "bench"), nowNanos);
        stream = journal.stream(CoreStream.NAME);
    }

    static void run(boolean json) throws IOException {
        Path folder = Files.createTempDirectory("fairlead-replay");
        try {
            ReplayBench bench = new ReplayBench(FileDisk.at(folder));
            bench.write();
            String result = bench.measure();
            bench.journal.close();
            System.out.println(json ? result : "replay: " + result);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String measure() {
        Speeds speeds = new Speeds();
        CoreRecovery.Recovered last = speeds.add(this::recovered);
        double cold = speeds.best();
        for (int i = 0; i < WARM_UPS; i++) {
            Compiler.awaitRest(COMPILER_REST_LIMIT);
            recovered();
        }
        Compiler.awaitRest(COMPILER_REST_LIMIT);
        speeds.clear();
        for (int round = 0; round < ROUNDS; round++) {
            last = speeds.add(this::recovered);
        }
        double savedMs = snapshot(last);
        long begun = System.nanoTime();
        CoreRecovery.Recovered restored = recovered();
        double readMs = 1e-6 * (System.nanoTime() - begun);
        if (restored.snapshot() < 0
                || restored.state().stateHash() != last.state().stateHash()) {
            throw new IllegalStateException("the snapshot was not used, or restored another state");
        }
        return """
                {"events": %d, "replayEventsPerSecond": %.0f, "medianEventsPerSecond": %.0f, \
                "firstEventsPerSecond": %.0f, "appliedEventsPerCpuSecond": %.0f, "cpuSecondsOfAllThreads": %.2f, \
                "orders": %d, "snapshotMillis": %.0f, \
                "startFromSnapshotMillis": %.0f}""".formatted(
                        last.events(),
                        speeds.best(),
                        speeds.median(),
                        cold,
                        speeds.bestOfCpu(),
                        speeds.cpuSeconds(),
                        ORDERS,
                        savedMs,
                        readMs);
    }

    /// Events per second of several replays, by the clock and by the processor time of the applying thread; and what
    /// all threads took for one, the collector's too.
    private static final class Speeds {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final List<Double> byClock = new ArrayList<>();
        private final List<Double> cpuSeconds = new ArrayList<>();
        private double bestOfCpu;

        private static long cpuNanos() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }

        CoreRecovery.Recovered add(Supplier<CoreRecovery.Recovered> replay) {
            long cpuBegun = threads.getCurrentThreadCpuTime();
            long cpuOfAll = cpuNanos();
            long begun = System.nanoTime();
            CoreRecovery.Recovered done = replay.get();
            byClock.add(1e9 * done.events() / (System.nanoTime() - begun));
            bestOfCpu = Math.max(bestOfCpu, 1e9 * done.events() / (threads.getCurrentThreadCpuTime() - cpuBegun));
            cpuSeconds.add(1e-9 * (cpuNanos() - cpuOfAll));
            return done;
        }

        void clear() {
            byClock.clear();
            cpuSeconds.clear();
            bestOfCpu = 0;
        }

        double best() {
            return byClock.stream().max(Comparator.naturalOrder()).orElseThrow();
        }

        double median() {
            return median(byClock);
        }

        double cpuSeconds() {
            return median(cpuSeconds);
        }

        private static double median(List<Double> values) {
            return values.stream().sorted().toList().get(values.size() / 2);
        }

        double bestOfCpu() {
            return bestOfCpu;
        }
    }

    private CoreRecovery.Recovered recovered() {
        return new CoreRecovery(journal, stream, disk).recover(StateListener.NONE, beside);
    }

    private double snapshot(CoreRecovery.Recovered from) {
        Keeper keeper = new Keeper(
                journal, disk, HistorySettings.DEFAULTS, new Keeper.Streams(stream, List.of(), _ -> {}), body -> {
                    body.run();
                    return true;
                });
        keeper.applied(new Event.EpochStarted(nowNanos, 1));
        long begun = System.nanoTime();
        keeper.close(from.state(), from.position(), Keeper.Beside.NOTHING, nowNanos);
        return 1e-6 * (System.nanoTime() - begun);
    }

    private void write() {
        append(new Event.EpochStarted(nowNanos, 1));
        append(new Event.InstrumentDefined(nowNanos, Orders.EURUSD));
        append(new Event.AccountDefined(nowNanos, Orders.ACCOUNT));
        for (int i = 0; i < ORDERS; i++) {
            order(i);
        }
        sync();
    }

    private void order(int number) {
        nowNanos += 1000;
        OrderId id = id(number);
        OrderTerms terms = new OrderTerms(
                OrdType.LIMIT, TimeInForce.DAY, UNITS, PRICE, null, null, OrderTerms.Flags.NONE, null, null);
        append(new Event.OrderAccepted(
                nowNanos,
                Orders.ORIGIN,
                id,
                Orders.ACCOUNT.id(),
                new ClientOrderId("c" + number),
                Orders.EURUSD.symbol(),
                number % 2 == 0 ? Side.BUY : Side.SELL,
                Orders.STRATEGY,
                Quantity.units(UNITS),
                terms,
                Decimal.of("0.1"),
                Orders.EURUSD.contract(),
                null,
                RoutingTags.NONE));
        append(new Event.VenueSaid(nowNanos, new Fate.Sent(Orders.VENUE, id, nowNanos, "orders"), id));
        append(new Event.VenueSaid(nowNanos, report(id, ExecType.NEW, OrdStatus.NEW, null, Decimal.ZERO), id));
        append(new Event.VenueSaid(nowNanos, report(id, ExecType.TRADE, OrdStatus.FILLED, UNITS, UNITS), id));
        leave(number);
        if (number % 1000 == 0) {
            sync();
        }
    }

    /// As the engine lets closed orders go by its standard settings: the oldest, a step at a time.
    private void leave(int number) {
        int kept = (RetentionSettings.DEFAULTS.closedOrders() / STEP + 1) * STEP;
        if (number < kept || number % STEP != 0) {
            return;
        }
        List<OrderId> oldest = new ArrayList<>();
        for (int i = number - kept; oldest.size() < STEP; i++) {
            oldest.add(id(i));
        }
        append(new RetentionEvent.Retired(
                nowNanos, oldest, List.of(), List.of(), new RetentionEvent.Horizon(100_000, 1_000_000, 0)));
    }

    private static OrderId id(int number) {
        return new OrderId("bench%013d".formatted(number));
    }

    private ExecutionReport report(OrderId id, ExecType type, OrdStatus status, @Nullable Decimal last, Decimal cum) {
        return new ExecutionReport(
                Orders.VENUE,
                new ExecutionReport.References(
                        id, null, new VenueOrderId("V" + id), new ExecId(type.name() + id), null),
                new ExecutionReport.Progress(
                        type, status, last, last == null ? null : PRICE, cum, UNITS.minus(cum), PRICE),
                new ExecutionReport.Details(
                        Orders.ACCOUNT.id(), Orders.EURUSD.symbol(), Side.BUY, null, -1, "", nowNanos),
                ExecutionReport.Marks.NONE);
    }

    private void append(Event event) {
        int length = codec.encode(event);
        long end = journal.append(stream, EventType.of(event), event.atNanos(), codec.buffer(), 0, length);
        if (end < 0) {
            throw new IllegalStateException("the journal took no event: " + journal.state());
        }
    }

    private void sync() {
        while (!journal.isSynced(journal.appendedPosition())) {
            journal.sync().poll(System.nanoTime());
        }
    }
}
