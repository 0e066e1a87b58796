package io.fairlead.bench.contender;

import io.fairlead.bench.wire.OrderText;
import io.fairlead.bench.wire.Orders;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Timing;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Idle;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.GatewayConfig.FixLine;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.Seams;
import io.fairlead.gateway.Surroundings;
import io.fairlead.gateway.Trading.Answer;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.disk.FileDisk;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// A whole gateway: inbox, risk checks, order book-keeping, journal with its sync thread (`before-ack`), read side, FIX
/// session. Its engine is polled by the measuring thread; an order counts as reported when the core has applied the
/// venue's report, whatever the same turn does behind that.
final class WholeGateway implements PolledEngine {
    private static final int HEARTBEAT_SECONDS = 3600;

    private final EngineClock clock;
    private final Gateway gateway;
    private final Applied applied;
    private CompletableFuture<Answer> answer = new CompletableFuture<>();
    private boolean batching;

    private WholeGateway(EngineClock clock, Gateway gateway, Applied applied) {
        this.clock = clock;
        this.gateway = gateway;
        this.applied = applied;
    }

    /// Notes how many of the venue's reports the core applied, and when the newest. Owned by the engine's thread.
    private static final class Applied implements Seams.Watcher {
        private long nanos;
        private long reports;

        @Override
        public void orderChanged(LiveOrder order, Event cause) {
            if (cause instanceof Event.VenueSaid heard && heard.said() instanceof ExecutionReport) {
                nanos = System.nanoTime();
                reports++;
            }
        }
    }

    /// Opens a gateway in the folder, starts the threads beside its engine and logs on.
    static WholeGateway logOn(Path folder, Dialer dialer, Endpoint counterparty) throws IOException {
        EngineClock clock = new EngineClock();
        SessionProfile profile = SessionProfile.initiator(
                        SessionId.of("FIX.4.4", OrderText.OURSELVES, OrderText.COUNTERPARTY))
                .withTiming(Timing.DEFAULT.withHeartbeatSeconds(HEARTBEAT_SECONDS));
        FixLine line = new FixLine("orders", profile, InitiatorPlan.of(dialer, counterparty));
        GatewayConfig config = GatewayConfig.of(
                        List.of(Orders.ACCOUNT),
                        List.of(Orders.EURUSD),
                        List.of(new FixLp(settings(), line, null)),
                        JournalConfig.defaults("bench", "bench"))
                .withLimits(BenchLimits.WITHOUT_MARKET);
        Surroundings world = new Surroundings(
                clock::nanos, FileDisk.at(folder), new Random(1), Idle.SPIN, Idle.SPIN, Runnable::run, FixLog.NONE);
        Applied applied = new Applied();
        Gateway gateway = Gateway.open(config, world, watchedBy(applied));
        Thread.ofPlatform().daemon().name("journal-sync").start(gateway.journalSync());
        Thread.ofPlatform().daemon().name("follower").start(gateway.follower());
        WholeGateway whole = new WholeGateway(clock, gateway, applied);
        while (gateway.readSide().sessions().stream()
                .noneMatch(each -> each.link().loggedOn())) {
            whole.poll();
            Thread.onSpinWait();
        }
        return whole;
    }

    private static Seams watchedBy(Seams.Watcher watcher) {
        Seams shipped = Seams.NONE;
        return new Seams(
                shipped.log(), watcher, shipped.venues(), shipped.stores(), shipped.decisions(), shipped.retention());
    }

    /// The counterparty answers orders and nothing else.
    private static FixLpSettings settings() {
        FixLpSettings usual = FixLpSettings.standard(Orders.VENUE);
        Capabilities offered = usual.capabilities();
        return new FixLpSettings(
                Orders.VENUE,
                new Capabilities(offered.ordTypes(), offered.timesInForce(), EnumSet.noneOf(Capability.class)),
                usual.orders(),
                usual.feed(),
                usual.pool());
    }

    @Override
    public boolean order(long number) {
        answer = gateway.trading().submit(Orders.number(number));
        if (!batching) {
            poll();
        }
        if (answer.isDone() && !(answer.join().outcome() instanceof Outcome.Accepted)) {
            throw new IllegalStateException("order " + number + " was refused: " + answer.join());
        }
        return true;
    }

    @Override
    public boolean acknowledged() {
        return answer.isDone();
    }

    /// What many clients submit at once waits in the inbox for one turn.
    @Override
    public void beginBatch() {
        batching = true;
    }

    @Override
    public void endBatch() {
        batching = false;
        poll();
    }

    @Override
    public void poll() {
        gateway.engineTurn(clock.nanos());
    }

    @Override
    public long reports() {
        return applied.reports;
    }

    @Override
    public long reportedNanos() {
        return applied.nanos;
    }

    @Override
    public void park(long maxNanos) {
        Thread.onSpinWait();
    }
}
