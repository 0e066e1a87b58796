package io.fairlead.proof.replies;

import io.fairlead.core.CoreState;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.transport.Idle;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.GuardPlan;
import io.fairlead.gateway.Seams;
import io.fairlead.gateway.Surroundings;
import io.fairlead.gateway.TradeLockerPlan;
import io.fairlead.gateway.Trading;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.testing.SimulatedDisk;
import io.fairlead.venues.tradelocker.TradeLockerLines;
import io.fairlead.venues.tradelocker.TradeLockerSettings;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import io.fairlead.venues.tradelocker.rest.TokenStore;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.WebStreams;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// The real gateway with one TradeLocker venue, on virtual time. Owned by the world's thread.
public final class LockerGateway {
    public static final VenueId VENUE = new VenueId("tl");

    private static final WebStreams NO_STREAMS = (address, _) -> {
        throw new IllegalStateException("without a developer key nothing streams, asked for " + address);
    };

    private final Gateway gateway;
    private CoreState state = new CoreState();

    public LockerGateway(LockerStaff staff, Http http, LongSupplier clock, RandomGenerator random) {
        TradeLockerSettings settings = TradeLockerSettings.of(VENUE, staff.logins());
        TradeLockerLines.Network network = new TradeLockerLines.Network(http, NO_STREAMS, TokenStore.NONE);
        TradeLockerPlan plan =
                new TradeLockerPlan(settings, new TradeLockerLines(settings, network, random::nextDouble), Idle.SPIN);
        JournalConfig journal = JournalConfig.defaults("boot", "replies").withSizes(1 << 20, 1 << 24, 1 << 21, 0);
        gateway = Gateway.open(
                GatewayConfig.of(staff.accounts(), List.of(staff.instrument()), List.of(plan), journal)
                        .withGuards(staff.guards())
                        .withLimits(List.of()),
                new Surroundings(
                        clock::getAsLong,
                        new SimulatedDisk(),
                        random,
                        Idle.SPIN,
                        Idle.SPIN,
                        Runnable::run,
                        FixLog.NONE),
                seams());
    }

    /// Who trades: accounts of a number of logins, what they trade, and what guards them.
    public record LockerStaff(
            List<LoginSettings> logins, List<Account> accounts, Instrument instrument, GuardPlan guards) {
        public LockerStaff {
            logins = List.copyOf(logins);
            accounts = List.copyOf(accounts);
        }
    }

    private Seams seams() {
        Seams none = Seams.NONE;
        Seams.Watcher watcher = new Seams.Watcher() {
            @Override
            public void recovered(CoreState recovered) {
                state = recovered;
            }
        };
        return new Seams(none.log(), watcher, none.venues(), none.stores(), none.decisions(), none.retention());
    }

    /// The gateway itself, for its read side.
    public Gateway gateway() {
        return gateway;
    }

    public CoreState state() {
        return state;
    }

    /// One turn of all its threads; how much was done.
    public long turn(long nowNanos) {
        return gateway.turn(nowNanos);
    }

    public void submit(Command command, Consumer<Trading.Answer> answer) {
        var _ = gateway.trading().submit(command).thenAccept(answer);
    }

    /// Whether every account takes orders.
    public boolean isOpen() {
        return state.accounts().size() > 0
                && state.accounts().stream()
                        .allMatch(account -> account.recovery().step() == RecoveryStep.OPEN);
    }

    /// Orders of which it is not known, or not yet told, what became of them.
    public long unsettled() {
        long unsettled = 0;
        for (LiveOrder order : state.orders().live()) {
            unsettled += order.needsAsking() || order.isInFlight() ? 1 : 0;
        }
        return unsettled;
    }
}
