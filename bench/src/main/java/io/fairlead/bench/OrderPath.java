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
import io.fairlead.gateway.MarketPlan;
import io.fairlead.gateway.Surroundings;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.disk.FileDisk;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;

/// A gateway with every check and the journal on (policy `before-ack`, synced to a real disk by its own thread), whose
/// engine is the caller's thread and whose venue ends in memory, so that no socket is measured. Owned by that thread.
public final class OrderPath implements AutoCloseable {
    private final MemoryVenue venue = new MemoryVenue("LP");
    private final Gateway gateway;
    private long placed;

    /// Opens it in a folder, and logs on.
    ///
    /// @param market what it keeps of prices besides
    public OrderPath(Path folder, MarketPlan market) throws IOException {
        gateway = Gateway.open(config().withMarket(market), surroundings(folder));
        Thread.ofPlatform().daemon().name("journal-sync").start(gateway.journalSync());
        Thread.ofPlatform().daemon().name("follower").start(gateway.follower());
        while (!venue.hasToldOrders() || gateway.readSide().marketData().books().isEmpty()) {
            turn();
        }
        turn(); // what it told opens the account
    }

    private GatewayConfig config() {
        SessionProfile profile = SessionProfile.initiator(SessionId.of("FIX.4.4", "FAIRLEAD", "LP"));
        FixLine line = new FixLine("orders", profile, InitiatorPlan.of(venue, new Endpoint("memory", 1)));
        return GatewayConfig.of(
                        List.of(Orders.ACCOUNT),
                        List.of(Orders.EURUSD),
                        List.of(new FixLp(FixLpSettings.standard(Orders.VENUE), line, null)),
                        JournalConfig.defaults("bench", "bench"))
                .withLimits(BenchLimits.ALL);
    }

    private static Surroundings surroundings(Path folder) throws IOException {
        return new Surroundings(
                OrderPath::epochNanos,
                FileDisk.at(folder),
                new Random(1),
                Idle.SPIN,
                Idle.SPIN,
                Runnable::run,
                FixLog.NONE);
    }

    /// The wall clock.
    public static long epochNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /// The gateway; its engine is turned by [#turn] and [#order] alone.
    public Gateway gateway() {
        return gateway;
    }

    /// One turn of the engine and of its venue.
    public void turn() {
        long now = epochNanos();
        gateway.engineTurn(now);
        venue.poll(now);
    }

    /// One order from command to fill; returns the heap used up to the wire and behind it.
    ///
    /// @param toWire from the command to its bytes
    /// @param reports applying the acknowledgement and the fill
    public long[] order(Histogram toWire, Histogram reports) {
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
        long heapBehindReports = Heap.taken();
        while (gateway.metrics().orderToAck().count() < placed) {
            turn(); // a slow disk held the reading up: else the next order would cross this one, and be refused
        }
        return new long[] {heapAtWire - heapBefore, heapBehindReports - heapBehindVenue};
    }

    @Override
    public void close() {
        gateway.close();
    }
}
