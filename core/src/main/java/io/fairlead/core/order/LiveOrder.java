package io.fairlead.core.order;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.VenueOrderId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One order with all that is known of it. Changed by `Orders` alone; owned by the thread that owns the core state.
///
/// Closed orders stay, so that a late fill finds them.
@SuppressWarnings("NullAway.Init") // its exposure is set when it is added
public final class LiveOrder implements Order {
    /// The place of an order that is not among those that rest.
    static final int NOT_RESTING = -1;

    private static final StrategyId NO_STRATEGY = new StrategyId("unknown");

    final OrderId id;
    final ClientOrderId clientOrderId;
    final Account account;
    final Instrument instrument;
    final Side side;
    private final Event origin;
    OrderTerms terms;
    OrderStatus status;
    OrderId current;

    @Nullable
    VenueOrderId venueOrder;

    /// How far the venue acknowledged it, whatever happened since: SENT, PENDING_NEW or NEW.
    OrderStatus acknowledged = OrderStatus.SENT;

    /// Whether the venue has it cannot be told; the requests about it have a doubt of their own.
    boolean inDoubt;

    @Nullable
    PendingRequest replace;

    @Nullable
    PendingRequest cancel;

    @Nullable
    Executions executions;

    /// What ended the newest doubt; null if there was none, or it lasts.
    @Nullable
    Evidence evidence;

    /// Whether it is closed by an operator's word and the venue has not spoken since.
    boolean closedByWord;

    /// Ids of the requests about it, in their order.
    List<OrderId> requests = List.of();

    String text = "";
    String session = "";
    long statusNanos;
    long changedNanos;

    @Nullable
    VenueOrderId indexedAs;

    /// Where its account and symbol stand; set by `Exposures` before anything else happens to it.
    Exposure exposure;

    /// What `exposure` has of it.
    Decimal reserved = Decimal.ZERO;

    int restingAt = NOT_RESTING;

    /// The live or the closed ones; null while it is in neither, as when it has left.
    @Nullable
    OrderChain chain;

    @Nullable
    LiveOrder previous;

    @Nullable
    LiveOrder next;

    LiveOrder(Event.OrderAccepted accepted, Account account, Instrument instrument) {
        this.origin = accepted;
        this.id = accepted.order();
        this.clientOrderId = accepted.clientOrderId();
        this.account = account;
        this.instrument = instrument;
        this.side = accepted.side();
        this.terms = accepted.terms();
        this.status = terms.instructions().held() ? OrderStatus.HELD : OrderStatus.ACCEPTED;
        this.current = id;
        this.statusNanos = accepted.atNanos();
        this.changedNanos = accepted.atNanos();
    }

    LiveOrder(Event.OrderAdopted adopted, Account account, Instrument instrument) {
        this.origin = adopted;
        this.id = adopted.order();
        this.clientOrderId = adopted.clientOrderId();
        this.account = account;
        this.instrument = instrument;
        this.side = adopted.side();
        this.terms = adopted.terms();
        this.status = OrderStatus.UNKNOWN;
        this.current = id;
        this.venueOrder = adopted.venueOrder();
        this.text = adopted.note();
        this.statusNanos = adopted.atNanos();
        this.changedNanos = adopted.atNanos();
    }

    /// What made it: `OrderAccepted` or `OrderAdopted`.
    Event origin() {
        return origin;
    }

    @Override
    public OrderId id() {
        return id;
    }

    @Override
    public ClientOrderId clientOrderId() {
        return clientOrderId;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public OrderTerms terms() {
        return terms;
    }

    @Override
    public @Nullable OrderTerms pendingTerms() {
        return replace == null ? null : replace.terms();
    }

    @Override
    public OrderStatus status() {
        return status;
    }

    @Override
    public OrderId current() {
        return current;
    }

    @Override
    public @Nullable VenueOrderId venueOrder() {
        return venueOrder;
    }

    @Override
    public String session() {
        return session;
    }

    @Override
    public RoutingTags routing() {
        return origin instanceof Event.OrderAccepted accepted ? accepted.routing() : RoutingTags.NONE;
    }

    @Override
    public boolean reducing() {
        return terms().flags().reduceOnly() || strategy().equals(StrategyId.CLOSE);
    }

    public StrategyId strategy() {
        return origin instanceof Event.OrderAccepted accepted ? accepted.strategy() : NO_STRATEGY;
    }

    /// The decision that made it; null if only the venue knew it.
    public Event.@Nullable OrderAccepted accepted() {
        return origin instanceof Event.OrderAccepted accepted ? accepted : null;
    }

    public boolean isAdopted() {
        return !(origin instanceof Event.OrderAccepted);
    }

    public @Nullable PendingRequest pendingReplace() {
        return replace;
    }

    public @Nullable PendingRequest pendingCancel() {
        return cancel;
    }

    public Decimal cumQty() {
        return executions == null ? Decimal.ZERO : executions.cumQty();
    }

    /// What CumQty(14) claims beyond the executions that we have; negative where we have more.
    public Decimal missing() {
        return executions == null ? Decimal.ZERO : executions.missing();
    }

    /// Whether an execution stands that the venue counted and never told.
    public boolean hasInferred() {
        return executions != null && executions.anyInferred();
    }

    /// What may still execute: nothing once the order is closed.
    public Decimal leavesQty() {
        return status.isTerminal()
                ? Decimal.ZERO
                : terms.units().minus(cumQty()).max(Decimal.ZERO);
    }

    /// Units that count against limits, as they may still execute; see `Exposure`.
    public Decimal reserved() {
        return reserved;
    }

    /// The exact average price of the known executions, rounded to 12 places; null if there are none.
    public @Nullable Decimal avgPx() {
        return executions == null ? null : executions.avgPx();
    }

    /// Whether anything of it was executed, as far as is known; busts don't make that undone.
    public boolean isExecuted() {
        return executions != null && executions.any();
    }

    public List<Execution> executions() {
        return executions == null ? List.of() : executions.all();
    }

    /// The newest reason or remark.
    public String text() {
        return text;
    }

    /// What ended the newest doubt about it; null if there was none, or it lasts.
    public @Nullable Evidence evidence() {
        return status == OrderStatus.UNKNOWN ? null : evidence;
    }

    /// Whether the venue has never said a word of it, and nothing of it was executed: it may not have arrived.
    public boolean mayBeAbsent() {
        return inDoubt && Requests.isUnanswered(this) && !isAdopted() && venueOrder == null && executions == null;
    }

    /// Whether it is closed by an operator's word, which the venue's would outweigh.
    public boolean isClosedByWord() {
        return closedByWord;
    }

    @Override
    public long placedNanos() {
        return origin.atNanos();
    }

    public long statusNanos() {
        return statusNanos;
    }

    public long changedNanos() {
        return changedNanos;
    }

    /// Whether a message about it left and is not answered yet.
    public boolean isInFlight() {
        return status == OrderStatus.SENT || status == OrderStatus.ACCEPTED || replace != null || cancel != null;
    }

    /// Whether a message about it left over this session and is not answered yet. One whose session is not known
    /// may have left over any.
    public boolean isUnderWayOver(String name) {
        boolean carried = session.isEmpty() || session.equals(name);
        return (status == OrderStatus.SENT && carried)
                || (cancel != null && cancel.isUnderWayOver(name))
                || (replace != null && replace.isUnderWayOver(name));
    }

    /// Whether this session carries it or a request about it, as far as is known.
    public boolean isCarriedBy(String name) {
        return session.isEmpty()
                || session.equals(name)
                || (cancel != null && cancel.session().equals(name))
                || (replace != null && replace.session().equals(name));
    }

    /// Whether a message about it is with the venue, as far as we know, and has no answer yet.
    public boolean awaitsAnswer() {
        return status == OrderStatus.SENT || isSent(cancel) || isSent(replace);
    }

    private static boolean isSent(@Nullable PendingRequest request) {
        return request != null && request.stage() == PendingRequest.Stage.SENT;
    }

    /// Whether the venue has to be asked: something is in doubt, or its figures and ours differ.
    public boolean needsAsking() {
        return status == OrderStatus.UNKNOWN
                || (executions != null && !executions.missing().isZero());
    }

    /// The venue's id that leads to it, while one does.
    VenueOrderId indexedKey() {
        return Objects.requireNonNull(indexedAs);
    }

    /// Whether a report answers a question with less than is known of the order, as things stood before that.
    public boolean isPast(ExecutionReport report) {
        Decimal cumQty = report.progress().cumQty();
        return executions != null
                && cumQty != null
                && Reports.isStatus(report)
                && !report.marks().possDup()
                && executions.isPast(report, cumQty);
    }

    /// Whether a report is of a list of executions, and tells what is here as it tells it.
    public boolean isShownAgain(ExecutionReport report) {
        return executions != null && executions.isShownAgain(report);
    }

    Executions booked() {
        Executions booked = executions;
        if (booked == null) {
            booked = new Executions();
            executions = booked;
        }
        return booked;
    }

    /// Where it stands by its figures and the requests under way.
    OrderStatus working() {
        if (inDoubt || (replace != null && replace.inDoubt()) || (cancel != null && cancel.inDoubt())) {
            return OrderStatus.UNKNOWN;
        }
        if (isComplete()) {
            return OrderStatus.FILLED;
        }
        if (cancel != null) {
            return OrderStatus.PENDING_CANCEL;
        }
        if (replace != null) {
            return OrderStatus.PENDING_REPLACE;
        }
        return cumQty().signum() > 0 ? OrderStatus.PARTIALLY_FILLED : acknowledged;
    }

    boolean isComplete() {
        return executions != null && cumQty().compareTo(terms.units()) >= 0;
    }

    /// Makes a move of the table; false if the pair is outside it.
    boolean move(OrderEvent event, long atNanos) {
        Move move = Lifecycle.move(status, event);
        if (move == Move.OUTSIDE || (move == Move.CANCELED_UNLESS_COMPLETE && isComplete())) {
            return false;
        }
        OrderStatus target = move.target();
        if (target == null) {
            target = switch (move) {
                case WORKING -> working();
                case STAY_UNLESS_COMPLETE -> isComplete() ? OrderStatus.FILLED : status;
                case CANCELED_UNLESS_COMPLETE -> OrderStatus.CANCELED;
                case OUTSIDE, STAY -> status;
                case PENDING_NEW, PENDING_CANCEL, PENDING_REPLACE, STOPPED, SUSPENDED, CALCULATED -> status;
                case DONE_FOR_DAY, UNKNOWN, FILLED, CANCELED, EXPIRED, REJECTED, NOT_SENT, NEVER_ARRIVED -> status;
            };
        }
        if (target != status) {
            status = target;
            statusNanos = atNanos;
        }
        return true;
    }
}
