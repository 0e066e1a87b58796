package io.fairlead.venues.fixlp;

import io.fairlead.core.breaker.BreakerSettings;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.CancelOnDisconnect;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.OrderListing;
import io.fairlead.core.port.OrderSearch;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.port.VenuePort;
import io.fairlead.venues.fixlp.FixLpAsking.OrderList;
import io.fairlead.venues.fixlp.FixLpAsking.Trades;
import io.fairlead.venues.fixlp.FixLpSettings.Shared;
import io.fairlead.venues.rate.BudgetLimit;
import io.fairlead.venues.rate.BudgetView;
import io.fairlead.venues.rate.Lane;
import io.fairlead.venues.rate.RateBudget;
import io.fairlead.venues.rate.RateWindow;
import io.fairlead.venues.rate.WaitingQueries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A liquidity provider over FIX 4.4: the venue port in front of its order sessions. Owned by the engine thread.
///
/// An order goes from the port's call into a session's encoder and out, with no hand-over between; what became of it
/// is an input like any other. What no session can send is `NotSent` at once, a request over the rate budget too; only
/// queries wait for their turn. No request is ever sent over a second session once it may have left by one.
public final class FixLpVenue implements VenuePort {
    private static final long BUDGETS_SHOWN_NANOS = 250_000_000L;
    private static final List<String> WHICHEVER = List.of("");

    private final FixLpSettings settings;
    private final Capabilities capabilities;
    private final Core core;
    private final OrderPool pool;
    private final FixLpStream.Names names;
    private final RecoveryProfile recovery;
    private final List<String> sessionsToAsk;
    private final WaitingQueries<Question> waiting;
    private final Predicate<Question> sending = this::send;
    private long budgetsDueNanos;
    private volatile List<BudgetView> budgets = List.of();

    /// What may be asked of a venue.
    private sealed interface Question {
        /// `session` is empty where it is known which one to ask.
        record AboutOrder(Order order, String session, OrderAsking asking) implements Question {}

        /// `session` is empty where one answers for all.
        record AboutAccount(Account account, String session) implements Question {}

        /// For somebody who wants to see them.
        record AboutOrders(Account account, OrderSearch search, OrderListing into, String session)
                implements Question {}

        record AboutFills(Account account, long sinceNanos, String session) implements Question {}

        record AboutPositions(Account account) implements Question {}
    }

    /// `besides` is what else uses the first of the order sessions.
    public FixLpVenue(
            FixLpSettings settings,
            List<FixLpSession> sessions,
            Collection<Instrument> instruments,
            Collection<Account> accounts,
            List<BesideOrders> besides,
            Core core) {
        this.settings = settings;
        this.core = core;
        capabilities = settings.capabilities()
                .withRouting(OrderTags.demands(sessions))
                .with(Capability.MASS_STATUS_QUERY, hasList(settings))
                .with(Capability.FILLS_QUERY, settings.asking().trades() != Trades.NONE)
                .with(Capability.POSITION_QUERY, settings.asking().positions());
        names = new FixLpStream.Names(
                new FixLpSymbols(settings.venue(), instruments), new FixLpAccounts(settings.venue(), accounts));
        List<OrderSession> all = new ArrayList<>();
        List<RateWindow> shared = settings.budget().sharedWindows();
        for (FixLpSession session : sessions) {
            boolean knowsAll = sessions.size() == 1 || settings.pool().shared() != Shared.NONE;
            MassReads reads = new MassReads(settings.venue(), knowsAll ? "" : session.name());
            all.add(new OrderSession(
                    settings,
                    session,
                    new OrderSession.Reading(names, reads),
                    budget(settings, session, shared),
                    all.isEmpty() ? besides : List.of(),
                    core));
        }
        waiting = new WaitingQueries<>(settings.budget().queryWaitNanos(), this::giveUp);
        pool = new OrderPool(all, settings.pool());
        recovery = recovery(capabilities, settings.asking());
        sessionsToAsk = pool.oneAnswersForAll()
                ? WHICHEVER
                : pool.sessions().stream().map(OrderSession::name).toList();
    }

    private static boolean hasList(FixLpSettings settings) {
        return settings.capabilities().has(Capability.MASS_STATUS_QUERY)
                && settings.asking().list() != OrderList.NONE;
    }

    private static RateBudget budget(FixLpSettings settings, FixLpSession session, List<RateWindow> shared) {
        List<RateWindow> windows = new ArrayList<>(settings.budget().windowsOfRoute());
        if (session.ordersPerSecond() < FixLpSession.ANY_RATE) {
            BudgetLimit orders = BudgetLimit.ordersPerSecond(session.ordersPerSecond());
            windows.add(new RateWindow(orders, settings.budget().shares().withoutMargin()));
        }
        windows.addAll(shared);
        return new RateBudget(session.name(), windows);
    }

    /// What the adapter is given of its surroundings. `inputs` takes what the venue says; it may be called while the
    /// core is at work and then lets the input wait. `epochNanos` is the clock.
    public record Core(Consumer<VenueInput> inputs, LongSupplier epochNanos) {}

    public VenueId venue() {
        return settings.venue();
    }

    /// The listeners of the FIX sessions, in the order in which they were given.
    public List<OrderSession> sessions() {
        return pool.sessions();
    }

    /// The listener of a session that only copies; a provider that has one declares `DROP_COPY`.
    public CopySession copies(String session) {
        return new CopySession(settings, session, names, core);
    }

    @Override
    public long copyGraceNanos() {
        return capabilities.has(Capability.DROP_COPY)
                ? settings.asking().copies().graceNanos()
                : 0;
    }

    @Override
    public boolean copiesHaveIdsOfTheStream() {
        return settings.asking().copies().ids() == FixLpAsking.CopyIds.SAME;
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

    @Override
    public ReconcileTimes reconcileTimes() {
        return settings.asking().times();
    }

    private static RecoveryProfile recovery(Capabilities capabilities, FixLpAsking asking) {
        Set<Evidence> proof = EnumSet.noneOf(Evidence.class);
        if (capabilities.has(Capability.ORDER_STATUS_QUERY)) {
            proof.add(Evidence.ORDER_STATUS);
        }
        if (capabilities.has(Capability.MASS_STATUS_QUERY) && asking.list() == OrderList.WHOLE) {
            proof.add(Evidence.MASS_STATUS);
        }
        if (capabilities.has(Capability.FILLS_QUERY)) {
            proof.add(Evidence.FILLS);
        }
        return new RecoveryProfile(asking.settleNanos(), proof);
    }

    @Override
    public Outcome.@Nullable Refused objection(boolean reducing, long nowNanos) {
        RateBudget.Shortage shortage = pool.shortage(reducing ? Lane.REDUCE : Lane.NEW, nowNanos);
        return shortage == null
                ? null
                : new Outcome.Refused(
                        DenialCode.RATE_BUDGET_SPENT,
                        "venue",
                        settings.venue().value(),
                        shortage.text() + ": send again then; nothing is queued");
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

    @Override
    public void massCancel(MassCancel cancel, @Nullable Instrument instrument) {
        OrderSession to = pool.named(cancel.session());
        told(cancel.request(), to == null ? OrderSession.NOT_LOGGED_ON : to.massCancel(cancel, instrument, now()));
    }

    @Override
    public CancelOnDisconnect cancelOnDisconnect() {
        return settings.cancelOnDisconnect();
    }

    @Override
    public @Nullable BreakerSettings breaker() {
        return settings.breaker();
    }

    @Override
    public List<String> sessionsToAsk() {
        return sessionsToAsk;
    }

    /// Where there is a problem, no byte left us and no MsgSeqNum(34) was used.
    private void told(OrderId request, @Nullable String problem) {
        if (problem != null) {
            core.inputs.accept(new Fate.NotSent(settings.venue(), request, problem));
        }
    }

    @Override
    public void queryOrder(Order order, OrderAsking asking) {
        if (capabilities.has(Capability.ORDER_STATUS_QUERY)) {
            for (String session : order.session().isEmpty() ? sessionsToAsk : WHICHEVER) {
                ask(new Question.AboutOrder(order, session, asking));
            }
        }
    }

    @Override
    public void queryOrders(Account account) {
        if (!capabilities.has(Capability.MASS_STATUS_QUERY)) {
            return;
        }
        for (String session : sessionsToAsk) {
            ask(new Question.AboutAccount(account, session));
        }
    }

    @Override
    public void listOrders(Account account, OrderSearch search, OrderListing into) {
        if (!capabilities.has(Capability.MASS_STATUS_QUERY)) {
            throw new UnsupportedOperationException("venue " + settings.venue() + " lists no orders");
        }
        OrderSearch narrowed = settings.asking().narrowed(search);
        for (String session : sessionsToAsk) {
            ask(new Question.AboutOrders(account, narrowed, into, session));
        }
    }

    @Override
    public void queryFills(Account account, long sinceNanos) {
        if (capabilities.has(Capability.FILLS_QUERY)) {
            for (String session : sessionsToAsk) {
                ask(new Question.AboutFills(account, sinceNanos, session));
            }
        }
    }

    @Override
    public void queryPositions(Account account) {
        if (capabilities.has(Capability.POSITION_QUERY)) {
            ask(new Question.AboutPositions(account));
        }
    }

    /// One about an order goes behind those that wait already; any other before them, since it answers for many orders.
    private void ask(Question question) {
        if (question instanceof Question.AboutOrder) {
            if (waiting.size() > 0 || !send(question)) {
                waiting.add(question, now());
            }
        } else if (!send(question)) {
            waiting.addFirst(question, now());
        }
    }

    /// Its turn did not come in time.
    private void giveUp(Question question) {
        switch (question) {
            case Question.AboutOrder(Order order, String session, OrderAsking asking) ->
                asking.notAsked(order, session, now());
            case Question.AboutOrders(Account _, OrderSearch _, OrderListing into, String session) ->
                into.failed(session, "the rate budget held the question up for too long");
            case Question.AboutAccount _,
                    Question.AboutFills _,
                    Question.AboutPositions _ -> {} // the core asks until it has an answer
        }
    }

    /// False if the budget holds it up. One that no session can send is done with: the core asks again.
    private boolean send(Question question) {
        return switch (question) {
            case Question.AboutOrder(Order order, String session, OrderAsking asking) -> {
                OrderSession to = session.isEmpty() ? pool.forQuery(order) : pool.named(session);
                yield to == null || to.query(order, session, asking, now());
            }
            case Question.AboutAccount(Account account, String session) -> {
                OrderSession to = session.isEmpty() ? pool.any() : pool.named(session);
                yield to == null || to.queryAll(account, now());
            }
            case Question.AboutOrders(Account account, OrderSearch search, OrderListing into, String session) -> {
                OrderSession to = session.isEmpty() ? pool.any() : pool.named(session);
                if (to == null) {
                    into.failed(session, OrderSession.NOT_LOGGED_ON);
                }
                yield to == null || to.list(account, search, into, now());
            }
            case Question.AboutFills(Account account, long sinceNanos, String session) -> {
                OrderSession to = session.isEmpty() ? pool.any() : pool.named(session);
                yield to == null || to.queryFills(account, sinceNanos, now());
            }
            case Question.AboutPositions(Account account) -> {
                OrderSession to = pool.any();
                yield to == null || to.queryPositions(account, now());
            }
        };
    }

    /// Sends the queries that waited, and tells how the budgets stand. Returns how much was done.
    public int poll(long nowNanos) {
        if (nowNanos >= budgetsDueNanos || nowNanos < budgetsDueNanos - BUDGETS_SHOWN_NANOS) {
            budgetsDueNanos = nowNanos + BUDGETS_SHOWN_NANOS;
            budgets = pool.sessions().stream()
                    .map(session -> session.budget().view(nowNanos))
                    .toList();
        }
        return waiting.poll(nowNanos, sending);
    }

    /// The rate budget of each order session, a moment ago. Any thread.
    public List<BudgetView> budgets() {
        return budgets;
    }

    private long now() {
        return core.epochNanos.getAsLong();
    }
}
