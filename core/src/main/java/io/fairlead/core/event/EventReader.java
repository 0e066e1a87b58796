package io.fairlead.core.event;

import io.fairlead.core.model.Currency;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.VenueId;
import org.jspecify.annotations.Nullable;

/// Reads events as `EventWriter` wrote them. Java evaluates arguments from left to right, so the record's parts are
/// read in their order.
final class EventReader {
    private static final Side[] SIDES = Side.values();
    private static final OrderStatus[] STATUSES = OrderStatus.values();
    private static final ExecType[] EXEC_TYPES = ExecType.values();
    private static final OrdStatus[] ORD_STATUSES = OrdStatus.values();
    private static final Evidence[] EVIDENCE = Evidence.values();
    private static final DenialCode[] DENIAL_CODES = DenialCode.values();
    private static final Break.Kind[] BREAK_KINDS = Break.Kind.values();

    private final ByteReader in;
    private final ModelReader model;
    private int version;

    EventReader(ByteReader in, Repeats repeats) {
        this.in = in;
        this.model = new ModelReader(in, repeats);
    }

    /// One event, written in this version.
    Event read(int type, int writtenIn) {
        version = writtenIn;
        long at = in.signed();
        return switch (type) {
            case EventType.ORDER_ACCEPTED -> orderAccepted(at);
            case EventType.SENT,
                    EventType.NOT_SENT,
                    EventType.FATE_UNKNOWN,
                    EventType.EXECUTION_REPORT,
                    EventType.CANCEL_REJECT,
                    EventType.BUSINESS_REJECT,
                    EventType.LINK_CHANGE,
                    EventType.ACCOUNT_READ,
                    EventType.MASS_CANCEL_REPORT,
                    EventType.ACCOUNT_VALUES,
                    EventType.POSITIONS_READ,
                    EventType.LIMITS_PUBLISHED,
                    EventType.REPORTS_LOST,
                    EventType.DROP_COPY,
                    EventType.COPY_LINK -> venueSaid(type, at);
            case EventType.INSTRUMENT_DEFINED -> new Event.InstrumentDefined(at, model.instrument());
            case EventType.ACCOUNT_DEFINED -> new Event.AccountDefined(at, model.definedAccount());
            case EventType.EPOCH_STARTED -> new Event.EpochStarted(at, in.int32());
            case EventType.COMMAND_REFUSED -> commandRefused(at);
            case EventType.ACCOUNT_ARMED ->
                new Event.AccountArmed(at, model.origin(), model.account(), model.decimal());
            case EventType.ACCOUNT_DISARMED -> new Event.AccountDisarmed(at, model.origin(), model.account());
            case EventType.NEW_ORDERS_REFUSED -> new Event.NewOrdersRefused(at, model.origin(), in.text());
            case EventType.NEW_ORDERS_ALLOWED -> new Event.NewOrdersAllowed(at, model.origin());
            case EventType.FLATTEN_STARTED -> new Event.FlattenStarted(at, model.origin(), model.account());
            case EventType.FLATTEN_ENDED -> new Event.FlattenEnded(at, model.account());
            case EventType.BREAK_RAISED -> new Event.BreakRaised(at, breakOf());
            case EventType.BREAK_CLEARED -> new Event.BreakCleared(at, breakOf());
            default -> ofOneOrder(type, at);
        };
    }

    private Event ofOneOrder(int type, long at) {
        return switch (type) {
            case EventType.REPLACE_ACCEPTED ->
                new Event.ReplaceAccepted(
                        at, model.origin(), model.order(), model.order(), model.terms(), model.terms());
            case EventType.CANCEL_ACCEPTED ->
                new Event.CancelAccepted(at, model.origin(), model.order(), model.order(), in.constant(STATUSES));
            case EventType.QUERY_ACCEPTED -> new Event.QueryAccepted(at, model.origin(), model.order());
            case EventType.ORDER_DOUBTED -> new Event.OrderDoubted(at, model.order(), in.text());
            case EventType.ORDER_ADOPTED -> orderAdopted(at);
            case EventType.ORDER_PROVED_ABSENT -> new Event.OrderProvedAbsent(at, model.order(), in.text());
            case EventType.ORDER_RESOLVED ->
                new Event.OrderResolved(
                        at, model.origin(), model.order(), model.decimalOrNull(), model.decimalOrNull(), in.text());
            default -> ofFamily(type, at);
        };
    }

    private Event ofFamily(int type, long at) {
        return switch (type) {
            case EventType.QUOTE_TAKEN -> QuoteEventCodec.read(at, in, model);
            case EventType.POSITION_CHANGE_ACCEPTED, EventType.POSITION_CHANGE_ENDED ->
                PositionEventCodec.read(type, at, model);
            case EventType.STOP_TRIGGERED, EventType.HELD_CHANGED, EventType.HELD_ENDED ->
                HeldEventCodec.read(type, at, model);
            case EventType.RECOVERY_MOVED,
                    EventType.ACCOUNT_BREAK_RAISED,
                    EventType.ACCOUNT_BREAK_CLEARED,
                    EventType.POSITION_ADOPTED,
                    EventType.FILL_INFERRED,
                    EventType.LOG_END_MISSING,
                    EventType.COPY_SETTLED,
                    EventType.COPY_MISSED -> ReconEventCodec.read(type, at, model);
            case EventType.BREAKER_TRIPPED,
                    EventType.BREAKER_PROBED,
                    EventType.BREAKER_CLOSED,
                    EventType.BREAKER_RESET -> BreakerEventCodec.read(type, at, in, model);
            case EventType.GROUP_STARTED,
                    EventType.GROUP_STOPPED,
                    EventType.GROUP_ENDED,
                    EventType.LEG_CHANGED,
                    EventType.LEG_REFUSED -> GroupEventCodec.read(type, at, model);
            case EventType.ACCOUNT_GROUPS_CONFIGURED,
                    EventType.BALANCED_GROUPS_CONFIGURED,
                    EventType.PARENT_STARTED,
                    EventType.PARENT_BALANCED,
                    EventType.NO_MEMBER_FIT,
                    EventType.CHILD_REFUSED -> ParentEventCodec.read(type, at, model);
            case EventType.RETIRED, EventType.RECALLED -> RetentionEventCodec.read(type, at, model);
            default -> ofSafeguards(type, at);
        };
    }

    private Event ofSafeguards(int type, long at) {
        return switch (type) {
            case EventType.KILLED,
                    EventType.RELEASED,
                    EventType.NOTHING_LIVE,
                    EventType.NOT_CONFIRMED,
                    EventType.MASS_CANCEL_ACCEPTED,
                    EventType.DISCONNECT_SWEPT -> HaltEventCodec.read(type, at, model, in);
            case EventType.LIMITS_CONFIGURED, EventType.LIMIT_SET, EventType.LIMIT_RESET, EventType.ORDER_CHECKED ->
                LimitEventCodec.read(type, at, model);
            case EventType.GUARD_RULES_SET,
                    EventType.GUARD_DAY_OPENED,
                    EventType.GUARD_HIGH_MARKED,
                    EventType.GUARD_WARNED,
                    EventType.GUARD_LOCKED,
                    EventType.GUARD_UNLOCKED,
                    EventType.GUARD_FLATTEN_DECIDED,
                    EventType.GUARD_WINDOW_BEGAN,
                    EventType.GUARD_REARMED,
                    EventType.GUARD_BALANCE_STATED,
                    EventType.GUARD_LIMITS_ACCEPTED,
                    EventType.GUARD_LIMITS_DROPPED -> GuardEventCodec.read(type, at, model);
            default -> throw new EventFormatException("event type " + type + " is not known here");
        };
    }

    private Event.OrderAccepted orderAccepted(long at) {
        return new Event.OrderAccepted(
                at,
                model.origin(),
                model.order(),
                model.account(),
                model.client(),
                model.symbol(),
                in.constant(SIDES),
                new StrategyId(model.name()),
                model.quantity(),
                model.terms(),
                model.decimal(),
                model.contract(),
                model.decimalOrNull(),
                version < 2 ? RoutingTags.NONE : model.routing());
    }

    private Event.CommandRefused commandRefused(long at) {
        return new Event.CommandRefused(
                at,
                model.origin(),
                in.text(),
                model.accountOrNull(),
                model.clientOrNull(),
                model.orderOrNull(),
                new Outcome.Refused(in.constant(DENIAL_CODES), in.text(), in.text(), in.text()),
                version < 4 || in.oneByte() == 0 ? null : OrderChecked.readReadings(at, model));
    }

    private Event.OrderAdopted orderAdopted(long at) {
        return new Event.OrderAdopted(
                at,
                model.order(),
                model.account(),
                model.client(),
                model.symbol(),
                in.constant(SIDES),
                model.terms(),
                model.venueOrderOrNull(),
                in.text());
    }

    private Break breakOf() {
        return new Break(in.constant(BREAK_KINDS), model.orderOrNull(), in.text());
    }

    private Event.VenueSaid venueSaid(int type, long at) {
        OrderId order = model.orderOrNull();
        VenueId venue = model.venue();
        VenueInput said = switch (type) {
            case EventType.SENT -> new Fate.Sent(venue, model.order(), in.signed(), session());
            case EventType.NOT_SENT -> new Fate.NotSent(venue, model.order(), in.text());
            case EventType.FATE_UNKNOWN -> new Fate.Unknown(venue, model.order(), in.text());
            case EventType.EXECUTION_REPORT -> executionReport(venue);
            case EventType.CANCEL_REJECT -> cancelReject(venue);
            case EventType.BUSINESS_REJECT ->
                new BusinessReject(venue, model.orderOrNull(), in.text(), in.int32(), in.text());
            case EventType.LINK_CHANGE -> new LinkChange(venue, in.text(), in.bool(), in.text());
            case EventType.ACCOUNT_READ ->
                new AccountRead(venue, model.account(), in.constant(EVIDENCE), in.signed(), in.int32(), in.text());
            case EventType.MASS_CANCEL_REPORT ->
                new MassCancelReport(venue, model.order(), in.bool(), in.int32(), in.int32(), in.text());
            case EventType.ACCOUNT_VALUES -> accountValues(venue);
            case EventType.POSITIONS_READ -> ReconEventCodec.readPositions(venue, model, version);
            case EventType.LIMITS_PUBLISHED -> GuardEventCodec.readPublished(venue, model);
            case EventType.REPORTS_LOST -> new ReportsLost(venue, in.text(), in.text());
            case EventType.DROP_COPY -> new DropCopy(executionReport(venue));
            case EventType.COPY_LINK -> new CopyLink(venue, in.text(), in.bool(), in.text());
            default -> throw new EventFormatException("event type " + type + " is no venue's word");
        };
        return new Event.VenueSaid(at, said, order);
    }

    private AccountValues accountValues(VenueId venue) {
        return new AccountValues(
                venue,
                model.account(),
                in.text(),
                new Currency(in.text()),
                new AccountValues.Figures(
                        model.decimalOrNull(),
                        model.decimalOrNull(),
                        model.decimalOrNull(),
                        model.decimalOrNull(),
                        model.decimalOrNull()),
                in.signed());
    }

    private CancelReject cancelReject(VenueId venue) {
        return new CancelReject(
                venue,
                model.orderOrNull(),
                model.orderOrNull(),
                in.constantOrNull(ORD_STATUSES),
                in.bool(),
                in.int32(),
                in.text());
    }

    private ExecutionReport executionReport(VenueId venue) {
        return new ExecutionReport(venue, references(), progress(), details(), marks());
    }

    private ExecutionReport.References references() {
        return new ExecutionReport.References(
                model.orderOrNull(),
                model.orderOrNull(),
                model.venueOrderOrNull(),
                model.execOrNull(),
                model.execOrNull());
    }

    private ExecutionReport.Progress progress() {
        return new ExecutionReport.Progress(
                in.constantOrNull(EXEC_TYPES),
                in.constantOrNull(ORD_STATUSES),
                model.decimalOrNull(),
                model.decimalOrNull(),
                model.decimalOrNull(),
                model.decimalOrNull(),
                model.decimalOrNull());
    }

    private ExecutionReport.Details details() {
        return new ExecutionReport.Details(
                model.accountOrNull(),
                model.symbolOrNull(),
                side(),
                model.termsOrNull(),
                in.int32(),
                in.text(),
                in.signed());
    }

    private @Nullable Side side() {
        return in.constantOrNull(SIDES);
    }

    private ExecutionReport.Marks marks() {
        boolean possDup = in.bool();
        boolean tolerated = in.bool();
        String raw = in.text();
        return version < 2
                ? new ExecutionReport.Marks(possDup, tolerated, raw)
                : new ExecutionReport.Marks(possDup, tolerated, raw, model.name(), in.constant(EVIDENCE));
    }

    private String session() {
        return version < 2 ? "" : model.name();
    }
}
