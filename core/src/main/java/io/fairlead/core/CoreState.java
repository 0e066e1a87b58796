package io.fairlead.core;

import io.fairlead.core.breaker.Circuits;
import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.GroupEvent;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.LimitEvent;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.MassCancelReport;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.event.ReportsLost;
import io.fairlead.core.group.Groups;
import io.fairlead.core.guard.Guards;
import io.fairlead.core.halt.Halts;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.Effect;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Orders;
import io.fairlead.core.parent.Parents;
import io.fairlead.core.position.Positions;
import io.fairlead.core.recon.BreakBook;
import io.fairlead.core.risk.LimitBook;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that the core knows: the events so far, applied in order. Owned by one thread, the engine's or a follower's.
///
/// `apply` decides nothing and calls no port, so replaying a log gives the same state, told by `stateHash`.
public final class CoreState {
    final Map<Symbol, Instrument> instruments = new LinkedHashMap<>();
    final Map<AccountId, AccountState> accounts = new LinkedHashMap<>();
    final Map<VenueId, Set<String>> linksUp = new LinkedHashMap<>();
    final BreakBook breaks = new BreakBook();
    private final Orders orders = new Orders();
    private final Circuits circuits = new Circuits();
    private final Positions positions = new Positions();
    private final Halts halts = new Halts();
    private final LimitBook limits = new LimitBook();
    private final Guards guards = new Guards();
    private final Groups groups;
    final Parents parents = new Parents();
    final StateListener listener;

    @Nullable
    String refusing;

    int flattening;
    int epoch;
    long idsMade;
    private boolean lastFitted = true;
    private Effect lastEffect = Effect.NONE;

    public CoreState() {
        this(StateListener.NONE);
    }

    public CoreState(StateListener listener) {
        this.listener = listener;
        this.groups = new Groups(listener::groupChanged);
    }

    /// Takes one event of the log. The only way in which this changes.
    public void apply(Event event) {
        switch (event) {
            case Event.OrderAccepted e -> accepted(e);
            case Event.VenueSaid e -> venueSaid(e);
            case Event.InstrumentDefined e -> instruments.put(e.instrument().symbol(), e.instrument());
            case Event.AccountDefined e -> defined(e);
            case Event.EpochStarted e -> started(e);
            case Event.CommandRefused _, Event.QueryAccepted _ -> {} // told for the record
            case Event.ReplaceAccepted e -> told(orders.replaceAsked(asked(e.order()), e), e);
            case Event.CancelAccepted e -> {
                groups.cancelAsked(known(e.order()), e);
                told(orders.cancelAsked(asked(e.order()), e), e);
            }
            case Event.OrderDoubted e -> told(orders.doubt(known(e.order()), e.why(), e.atNanos()), e);
            case Event.OrderAdopted e -> adopted(e);
            case Event.OrderProvedAbsent e -> told(orders.provedAbsent(known(e.order()), e), e);
            case Event.OrderResolved e -> resolved(known(e.order()), e);
            case Event.AccountArmed e -> arm(e, e.account());
            case Event.AccountDisarmed e -> arm(e, e.account());
            case Event.NewOrdersRefused e -> refuse(e, e.reason());
            case Event.NewOrdersAllowed e -> refuse(e, null);
            case Event.FlattenStarted e -> flatten(e, e.account(), true);
            case Event.FlattenEnded e -> flatten(e, e.account(), false);
            case BreakerEvent e -> circuits.apply(e);
            case HaltEvent e -> {
                idsMade += e instanceof HaltEvent.MassCancelAccepted ? 1 : 0;
                halts.apply(e);
                listener.accountsChanged(e);
            }
            case LimitEvent e -> limits.apply(e);
            case GuardEvent e -> guarded(e);
            case GroupEvent e -> groups.apply(e);
            case ParentEvent e -> parents.apply(e, listener::parentChanged);
            case Event.BreakRaised e -> ReconApplying.raised(this, e);
            case Event.BreakCleared e -> ReconApplying.cleared(this, e);
            case ReconEvent e -> ReconApplying.apply(this, e);
        }
    }

    private void guarded(GuardEvent e) {
        guards.apply(e);
        listener.guardChanged(e);
    }

    private void defined(Event.AccountDefined e) {
        AccountState state = accounts.get(e.account().id());
        if (state == null) {
            accounts.put(e.account().id(), new AccountState(e.account()));
        } else {
            state.define(e.account());
        }
        listener.accountsChanged(e);
    }

    private void started(Event.EpochStarted e) {
        epoch = e.epoch();
        idsMade = 0;
        halts.started(linksUp, behindLive(e.atNanos()));
        linksUp.clear();
        groups.linkChanged(e);
        ReconApplying.started(this, e);
    }

    /// A time behind which no live order was placed, even if the clock was set back.
    private long behindLive(long atNanos) {
        long newest = atNanos;
        for (LiveOrder order = orders.firstLive(); order != null; order = orders.nextLive(order)) {
            newest = Math.max(newest, order.placedNanos());
        }
        return newest;
    }

    private void accepted(Event.OrderAccepted e) {
        idsMade++;
        LiveOrder order = orders.accept(e, knownAccount(e.account()).account(), knownInstrument(e.symbol()));
        groups.accepted(order);
        told(order, e);
    }

    private void adopted(Event.OrderAdopted e) {
        idsMade++;
        LiveOrder order = orders.adopt(e, knownAccount(e.account()).account(), knownInstrument(e.symbol()));
        told(order, e);
    }

    private void told(LiveOrder order, Event cause) {
        listener.orderChanged(order, cause);
        groups.changed(order, cause);
    }

    private void venueSaid(Event.VenueSaid e) {
        lastFitted = true;
        lastEffect = Effect.NONE;
        LiveOrder order = orders.find(e.order());
        if (e.said() instanceof LinkChange change) {
            ReconApplying.linkChanged(this, change);
            groups.linkChanged(e);
            halts.linkChanged(change, behindLive(e.atNanos()));
        } else if (e.said() instanceof AccountValues values) {
            valued(values, e);
        }
        if (order == null) {
            return;
        }
        lastFitted = switch (e.said()) {
            case ExecutionReport report -> reported(order, report, e);
            case Fate fate -> orders.fate(order, fate, e.atNanos());
            case CancelReject reject -> orders.cancelRejected(order, reject, e.atNanos());
            case BusinessReject reject -> orders.businessRejected(order, reject, e.atNanos());
            case LinkChange _, AccountRead _, AccountValues _, PositionsRead _, ReportsLost _, MassCancelReport _ ->
                true;
        };
        told(order, e);
    }

    private void valued(AccountValues values, Event.VenueSaid e) {
        AccountState account = accounts.get(values.account());
        if (account != null && account.account().venue().equals(values.venue())) {
            account.valued(new ReportedValues(values, e.atNanos()));
            listener.accountValued(account, e);
        }
    }

    private boolean reported(LiveOrder order, ExecutionReport report, Event cause) {
        boolean fitted = orders.report(order, report, cause.atNanos());
        lastEffect = orders.effect();
        if (orders.revised() || orders.yielded()) {
            positions.restate(order);
            listener.executionsRestated(order, cause);
        }
        follow(order, lastEffect, cause);
        return fitted;
    }

    private void resolved(LiveOrder order, Event.OrderResolved e) {
        orders.resolved(order, e);
        lastEffect = orders.effect();
        follow(order, lastEffect, e);
        told(order, e);
    }

    /// Positions follow the executions.
    void follow(LiveOrder order, Effect effect, Event cause) {
        switch (effect) {
            case ADDED, ADDED_IN_CONFLICT -> {
                List<Execution> executions = order.executions();
                Execution newest = executions.get(executions.size() - 1);
                positions.add(newest);
                groups.heldChanged(order);
                listener.executionAdded(newest, cause);
            }
            case RESTATED -> {
                positions.restate(order);
                groups.heldChanged(order);
                listener.executionsRestated(order, cause);
            }
            case NONE, UNKNOWN_REFERENCE, UNCOUNTABLE -> {} // positions stand
        }
    }

    private void arm(Event e, AccountId account) {
        knownAccount(account).arm(e instanceof Event.AccountArmed armed ? armed.maxUnits() : null);
        listener.accountsChanged(e);
    }

    private void flatten(Event e, AccountId id, boolean value) {
        AccountState account = knownAccount(id);
        flattening += (value ? 1 : 0) - (account.isFlattening() ? 1 : 0);
        account.flattening(value);
        listener.accountsChanged(e);
    }

    private void refuse(Event e, @Nullable String reason) {
        refusing = reason;
        listener.accountsChanged(e);
    }

    LiveOrder known(OrderId id) {
        return known(orders.find(id), "order", id);
    }

    /// A request about an order was given an id.
    private LiveOrder asked(OrderId id) {
        idsMade++;
        return known(id);
    }

    AccountState knownAccount(AccountId id) {
        return known(accounts.get(id), "account", id);
    }

    Instrument knownInstrument(Symbol symbol) {
        return known(instruments.get(symbol), "instrument", symbol);
    }

    private static <T> T known(@Nullable T value, String kind, Object id) {
        if (value == null) {
            throw new IllegalStateException("the log speaks of " + kind + " " + id + " before it was defined");
        }
        return value;
    }

    public Orders orders() {
        return orders;
    }

    /// What is stopped.
    public Halts halts() {
        return halts;
    }

    /// The order connections of a venue that are up.
    Set<String> linksUp(VenueId venue) {
        return linksUp.getOrDefault(venue, Set.of());
    }

    public Groups groups() {
        return groups;
    }

    public Positions positions() {
        return positions;
    }

    /// The circuit breakers that are not closed.
    public Circuits circuits() {
        return circuits;
    }

    public LimitBook limits() {
        return limits;
    }

    public @Nullable Instrument instrument(Symbol symbol) {
        return instruments.get(symbol);
    }

    /// In the order of definition.
    public Collection<Instrument> instruments() {
        return Collections.unmodifiableCollection(instruments.values());
    }

    public @Nullable AccountState account(AccountId id) {
        return accounts.get(id);
    }

    /// The ledgers of guarded accounts.
    public Guards guards() {
        return guards;
    }

    /// In the order of definition.
    public Collection<AccountState> accounts() {
        return Collections.unmodifiableCollection(accounts.values());
    }

    /// Whether an order connection of the venue is up.
    public boolean isUp(VenueId venue) {
        Set<String> sessions = linksUp.get(venue);
        return sessions != null && !sessions.isEmpty();
    }

    /// Whether this order connection of the venue is up; an empty name stands for any.
    boolean isUp(VenueId venue, String session) {
        Set<String> sessions = linksUp.get(venue);
        return sessions != null && (session.isEmpty() ? !sessions.isEmpty() : sessions.contains(session));
    }

    /// Whether any account is being emptied.
    boolean isAnyFlattening() {
        return flattening > 0;
    }

    /// Why new orders are refused; null if they are not.
    public @Nullable String refusing() {
        return refusing;
    }

    /// The breaks of orders that stand, oldest first.
    public Collection<Break> breaks() {
        return breaks.ofOrders();
    }

    public @Nullable Break breakOf(Break.Kind kind, @Nullable OrderId order) {
        return breaks.find(kind, order);
    }

    /// Every break, with its age.
    public BreakBook breakBook() {
        return breaks;
    }

    /// The number of starts so far.
    public int epoch() {
        return epoch;
    }

    /// How many ids were made in this epoch.
    long idsMade() {
        return idsMade;
    }

    /// Whether the newest word of a venue was inside the lifecycle.
    boolean lastFitted() {
        return lastFitted;
    }

    /// What the newest word of a venue did to executions.
    Effect lastEffect() {
        return lastEffect;
    }

    /// A number that is the same for the same history; another history almost surely gives another.
    public long stateHash() {
        return StateHash.of(this);
    }
}
