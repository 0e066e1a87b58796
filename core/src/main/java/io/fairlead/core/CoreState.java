package io.fairlead.core;

import io.fairlead.core.breaker.Circuits;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.GroupEvent;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.HeldEvent;
import io.fairlead.core.event.LimitEvent;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.event.PositionEvent;
import io.fairlead.core.event.QuoteEvent;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.group.Groups;
import io.fairlead.core.guard.Guards;
import io.fairlead.core.halt.Halts;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.Effect;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Orders;
import io.fairlead.core.parent.Parents;
import io.fairlead.core.position.Positions;
import io.fairlead.core.position.VenuePositions;
import io.fairlead.core.recon.BreakBook;
import io.fairlead.core.recon.DropCopies;
import io.fairlead.core.recon.ExecutionReads;
import io.fairlead.core.risk.LimitBook;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
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
    private final ExecutionReads executionReads = new ExecutionReads();
    private final DropCopies copies = new DropCopies();
    private final Orders orders = new Orders();
    private final Circuits circuits = new Circuits();
    private final Positions positions = new Positions();
    private final VenuePositions venuePositions = new VenuePositions();
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
    boolean lastFitted = true;
    Effect lastEffect = Effect.NONE;

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
            case Event.OrderAccepted e -> OrderApplying.accepted(this, e);
            case Event.VenueSaid e -> OrderApplying.venueSaid(this, e);
            case Event.InstrumentDefined e -> instruments.put(e.instrument().symbol(), e.instrument());
            case Event.AccountDefined e -> AccountApplying.defined(this, e);
            case Event.EpochStarted e -> started(e);
            case Event.CommandRefused _, Event.QueryAccepted _, QuoteEvent _ -> {} // told for the record
            case Event.ReplaceAccepted e -> OrderApplying.replaceAsked(this, e);
            case Event.CancelAccepted e -> OrderApplying.cancelAsked(this, e);
            case Event.OrderDoubted e -> OrderApplying.doubted(this, e);
            case Event.OrderAdopted e -> OrderApplying.adopted(this, e);
            case Event.OrderProvedAbsent e -> OrderApplying.provedAbsent(this, e);
            case Event.OrderResolved e -> OrderApplying.resolved(this, e);
            case Event.AccountArmed e -> AccountApplying.armed(this, e.account(), e.maxUnits(), e);
            case Event.AccountDisarmed e -> AccountApplying.armed(this, e.account(), null, e);
            case Event.NewOrdersRefused e -> AccountApplying.refusing(this, e.reason(), e);
            case Event.NewOrdersAllowed e -> AccountApplying.refusing(this, null, e);
            case Event.FlattenStarted e -> AccountApplying.flattening(this, e.account(), true, e);
            case Event.FlattenEnded e -> AccountApplying.flattening(this, e.account(), false, e);
            case BreakerEvent e -> circuits.apply(e);
            case HaltEvent e -> halted(e);
            case LimitEvent e -> limits.apply(e);
            case GuardEvent e -> guarded(e);
            case GroupEvent e -> groups.apply(e);
            case ParentEvent e -> parented(e);
            case Event.BreakRaised e -> ReconApplying.raised(this, e);
            case Event.BreakCleared e -> ReconApplying.cleared(this, e);
            case ReconEvent e -> ReconApplying.apply(this, e);
            case RetentionEvent e -> RetentionApplying.apply(this, e);
            case PositionEvent e -> PositionApplying.apply(this, e);
            case HeldEvent e -> OrderApplying.held(this, e);
        }
    }

    private void parented(ParentEvent e) {
        parents.apply(e, listener::parentChanged);
        if (e instanceof ParentEvent.AccountGroupsConfigured) {
            forgetFormerMembers();
        }
    }

    /// Who left a group stays with it until its venue has told what the log lost.
    void forgetFormerMembers() {
        parents.forgetFormer(id -> {
            AccountState account = account(id);
            return account == null || !account.owesPast();
        });
    }

    private void halted(HaltEvent e) {
        idsMade += e instanceof HaltEvent.MassCancelAccepted ? 1 : 0;
        halts.apply(e);
        listener.accountsChanged(e);
    }

    private void guarded(GuardEvent e) {
        guards.apply(e);
        listener.guardChanged(e);
    }

    private void started(Event.EpochStarted e) {
        if (epoch == 0) {
            executionReads.began(e.atNanos());
        }
        epoch = e.epoch();
        idsMade = 0;
        halts.started(linksUp, behindLive(e.atNanos()));
        linksUp.clear();
        copies.started();
        groups.linkChanged(e);
        ReconApplying.started(this, e);
        venuePositions.started(e.atNanos());
    }

    /// A time behind which no live order was placed, even if the clock was set back.
    long behindLive(long atNanos) {
        long newest = atNanos;
        for (LiveOrder order = orders.firstLive(); order != null; order = orders.nextLive(order)) {
            newest = Math.max(newest, order.placedNanos());
        }
        return newest;
    }

    LiveOrder known(OrderId id) {
        return known(orders.find(id), "order", id);
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

    /// What drop copies and streams owe each other.
    public DropCopies copies() {
        return copies;
    }

    /// Until when executions were told.
    public ExecutionReads executionReads() {
        return executionReads;
    }

    /// The positions of hedging accounts by their venues' ids.
    public VenuePositions venuePositions() {
        return venuePositions;
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
