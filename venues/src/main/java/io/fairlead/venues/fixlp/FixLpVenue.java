package io.fairlead.venues.fixlp;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.port.VenuePort;
import io.fairlead.venues.fixlp.FixLpSettings.Shared;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A liquidity provider over FIX 4.4: the venue port in front of its order sessions. Owned by the engine thread.
///
/// An order goes from the port's call into a session's encoder and out, with no hand-over between; what became of it
/// is an input like any other. What no session can send is `NotSent` at once, a request over the rate too; cancels have
/// no rate: nothing may keep them waiting. No request is ever sent over a second session once it may have left by one.
public final class FixLpVenue implements VenuePort {
    private final FixLpSettings settings;
    private final Capabilities capabilities;
    private final Core core;
    private final OrderPool pool;
    private final RecoveryProfile recovery;

    /// `feed` is where market data goes that comes on the first of the order sessions; null if it has a session of its
    /// own, or there is none.
    public FixLpVenue(
            FixLpSettings settings,
            List<FixLpSession> sessions,
            Collection<Instrument> instruments,
            Collection<Account> accounts,
            @Nullable FixLpFeed feed,
            Core core) {
        this.settings = settings;
        this.core = core;
        capabilities = settings.capabilities().withRouting(OrderTags.demands(sessions));
        FixLpStream.Names names = new FixLpStream.Names(
                new FixLpSymbols(settings.venue(), instruments), new FixLpAccounts(settings.venue(), accounts));
        List<OrderSession> all = new ArrayList<>();
        for (FixLpSession session : sessions) {
            boolean knowsAll = sessions.size() == 1 || settings.pool().shared() != Shared.NONE;
            MassReads reads = new MassReads(settings.venue(), knowsAll ? "" : session.name());
            all.add(new OrderSession(
                    settings, session, new OrderSession.Reading(names, reads), all.isEmpty() ? feed : null, core));
        }
        pool = new OrderPool(all, settings.pool());
        recovery = recovery(capabilities);
    }

    /// What the adapter is given of its surroundings. `inputs` takes what the venue says; it may be called while the
    /// core is at work and then lets the input wait. `epochNanos` is the clock.
    public record Core(Consumer<VenueInput> inputs, LongSupplier epochNanos) {}

    /// The listeners of the FIX sessions, in the order in which they were given.
    public List<OrderSession> sessions() {
        return pool.sessions();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    /// Each way of asking that the provider offers, when the reports of an earlier connection have had their time.
    @Override
    public RecoveryProfile recovery() {
        return recovery;
    }

    private static RecoveryProfile recovery(Capabilities capabilities) {
        Set<Evidence> proof = EnumSet.noneOf(Evidence.class);
        if (capabilities.has(Capability.ORDER_STATUS_QUERY)) {
            proof.add(Evidence.ORDER_STATUS);
        }
        if (capabilities.has(Capability.MASS_STATUS_QUERY)) {
            proof.add(Evidence.MASS_STATUS);
        }
        return new RecoveryProfile(FixLpSettings.SETTLE_NANOS, proof);
    }

    @Override
    public void submit(Order order) {
        told(order.id(), pool.submit(order, now()));
    }

    @Override
    public void replace(Order order, OrderId request) {
        OrderSession to = pool.forChange(order);
        told(request, to == null ? pool.unreachable(order) : to.replace(order, request, now()));
    }

    @Override
    public void cancel(Order order, OrderId request) {
        OrderSession to = pool.forChange(order);
        told(request, to == null ? pool.unreachable(order) : to.cancel(order, request, now()));
    }

    /// Where there is a problem, no byte left us and no MsgSeqNum(34) was used.
    private void told(OrderId request, @Nullable String problem) {
        if (problem != null) {
            core.inputs.accept(new Fate.NotSent(settings.venue(), request, problem));
        }
    }

    /// A query that can't be sent has no fate; the core asks again.
    @Override
    public void queryOrder(Order order) {
        OrderSession to = pool.forQuery(order);
        if (to != null && capabilities.has(Capability.ORDER_STATUS_QUERY)) {
            to.query(order, now());
        }
    }

    @Override
    public void queryOrders(Account account) {
        if (!capabilities.has(Capability.MASS_STATUS_QUERY)) {
            return;
        }
        if (pool.oneAnswersForAll()) {
            OrderSession any = pool.any();
            if (any != null) {
                any.queryAll(account, now());
            }
            return;
        }
        for (OrderSession each : pool.sessions()) {
            each.queryAll(account, now());
        }
    }

    private long now() {
        return core.epochNanos.getAsLong();
    }
}
