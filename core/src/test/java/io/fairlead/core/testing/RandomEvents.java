package io.fairlead.core.testing;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.QuoteEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import java.util.List;

/// Random events of every kind, with every part that may be absent absent at times.
public final class RandomEvents {
    /// Every number of `EventType`.
    public static final List<Integer> TYPES = List.of(
            EventType.INSTRUMENT_DEFINED,
            EventType.ACCOUNT_DEFINED,
            EventType.EPOCH_STARTED,
            EventType.ORDER_ACCEPTED,
            EventType.COMMAND_REFUSED,
            EventType.REPLACE_ACCEPTED,
            EventType.CANCEL_ACCEPTED,
            EventType.QUERY_ACCEPTED,
            EventType.SENT,
            EventType.NOT_SENT,
            EventType.FATE_UNKNOWN,
            EventType.EXECUTION_REPORT,
            EventType.CANCEL_REJECT,
            EventType.BUSINESS_REJECT,
            EventType.LINK_CHANGE,
            EventType.ACCOUNT_READ,
            EventType.GUARD_RULES_SET,
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
            EventType.GUARD_LIMITS_DROPPED,
            EventType.LIMITS_PUBLISHED,
            EventType.ACCOUNT_VALUES,
            EventType.KILLED,
            EventType.RELEASED,
            EventType.NOTHING_LIVE,
            EventType.NOT_CONFIRMED,
            EventType.MASS_CANCEL_ACCEPTED,
            EventType.MASS_CANCEL_REPORT,
            EventType.DISCONNECT_SWEPT,
            EventType.POSITIONS_READ,
            EventType.REPORTS_LOST,
            EventType.RECOVERY_MOVED,
            EventType.ACCOUNT_BREAK_RAISED,
            EventType.ACCOUNT_BREAK_CLEARED,
            EventType.POSITION_ADOPTED,
            EventType.FILL_INFERRED,
            EventType.LOG_END_MISSING,
            EventType.COPY_SETTLED,
            EventType.COPY_MISSED,
            EventType.DROP_COPY,
            EventType.COPY_LINK,
            EventType.ORDER_DOUBTED,
            EventType.ORDER_ADOPTED,
            EventType.ORDER_PROVED_ABSENT,
            EventType.ORDER_RESOLVED,
            EventType.ACCOUNT_ARMED,
            EventType.ACCOUNT_DISARMED,
            EventType.NEW_ORDERS_REFUSED,
            EventType.NEW_ORDERS_ALLOWED,
            EventType.FLATTEN_STARTED,
            EventType.FLATTEN_ENDED,
            EventType.BREAK_RAISED,
            EventType.BREAK_CLEARED,
            EventType.BREAKER_TRIPPED,
            EventType.BREAKER_PROBED,
            EventType.BREAKER_CLOSED,
            EventType.BREAKER_RESET,
            EventType.LIMITS_CONFIGURED,
            EventType.LIMIT_SET,
            EventType.LIMIT_RESET,
            EventType.ORDER_CHECKED,
            EventType.GROUP_STARTED,
            EventType.GROUP_STOPPED,
            EventType.GROUP_ENDED,
            EventType.LEG_CHANGED,
            EventType.LEG_REFUSED,
            EventType.ACCOUNT_GROUPS_CONFIGURED,
            EventType.QUOTE_TAKEN,
            EventType.PARENT_STARTED,
            EventType.CHILD_REFUSED,
            EventType.PARENT_BALANCED,
            EventType.NO_MEMBER_FIT,
            EventType.BALANCED_GROUPS_CONFIGURED,
            EventType.RETIRED,
            EventType.RECALLED,
            EventType.POSITION_CHANGE_ACCEPTED,
            EventType.POSITION_CHANGE_ENDED,
            EventType.STOP_TRIGGERED,
            EventType.HELD_CHANGED,
            EventType.HELD_ENDED);

    private final Generator random;
    private final RandomModel model;

    public RandomEvents(Generator random) {
        this.random = random;
        this.model = new RandomModel(random);
    }

    public Event ofType(int type) {
        long at = random.anyLong();
        return switch (type) {
            case EventType.RETIRED, EventType.RECALLED -> new RandomRetention(random).ofType(type, at);
            case EventType.BREAKER_TRIPPED,
                    EventType.BREAKER_PROBED,
                    EventType.BREAKER_CLOSED,
                    EventType.BREAKER_RESET -> new RandomBreakers(random, model).ofType(type, at);
            case EventType.KILLED,
                    EventType.RELEASED,
                    EventType.NOTHING_LIVE,
                    EventType.NOT_CONFIRMED,
                    EventType.MASS_CANCEL_ACCEPTED,
                    EventType.DISCONNECT_SWEPT -> new RandomHalts(random, model).ofType(type, at);
            case EventType.RECOVERY_MOVED,
                    EventType.ACCOUNT_BREAK_RAISED,
                    EventType.ACCOUNT_BREAK_CLEARED,
                    EventType.POSITION_ADOPTED,
                    EventType.FILL_INFERRED,
                    EventType.LOG_END_MISSING,
                    EventType.COPY_SETTLED,
                    EventType.COPY_MISSED -> new RandomRecon(random, model).ofType(type, at);
            case EventType.LIMITS_CONFIGURED, EventType.LIMIT_SET, EventType.LIMIT_RESET, EventType.ORDER_CHECKED ->
                new RandomLimits(random).ofType(type, at, model.origin());
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
                    EventType.GUARD_LIMITS_DROPPED -> new RandomGuardEvents(random).ofType(type, at);
            default -> ofGroups(type, at);
        };
    }

    private Event ofGroups(int type, long at) {
        return switch (type) {
            case EventType.GROUP_STARTED,
                    EventType.GROUP_STOPPED,
                    EventType.GROUP_ENDED,
                    EventType.LEG_CHANGED,
                    EventType.LEG_REFUSED -> new RandomGroups(random).ofType(type, at);
            case EventType.QUOTE_TAKEN -> quoteTaken(at);
            case EventType.POSITION_CHANGE_ACCEPTED,
                    EventType.POSITION_CHANGE_ENDED,
                    EventType.STOP_TRIGGERED,
                    EventType.HELD_CHANGED,
                    EventType.HELD_ENDED -> new RandomPositions(random, model).ofType(type, at);
            case EventType.ACCOUNT_GROUPS_CONFIGURED,
                    EventType.BALANCED_GROUPS_CONFIGURED,
                    EventType.PARENT_STARTED,
                    EventType.PARENT_BALANCED,
                    EventType.NO_MEMBER_FIT,
                    EventType.CHILD_REFUSED -> new RandomParents(random).ofType(type, at);
            default -> ofOrders(type, at);
        };
    }

    private Event ofOrders(int type, long at) {
        return switch (type) {
            case EventType.INSTRUMENT_DEFINED -> new Event.InstrumentDefined(at, model.instrument());
            case EventType.ACCOUNT_DEFINED -> new Event.AccountDefined(at, model.account());
            case EventType.EPOCH_STARTED -> new Event.EpochStarted(at, (int) random.anyLong());
            case EventType.ORDER_ACCEPTED -> accepted(at);
            case EventType.COMMAND_REFUSED -> refused(at);
            case EventType.REPLACE_ACCEPTED ->
                new Event.ReplaceAccepted(
                        at, model.origin(), model.order(), model.order(), model.terms(), model.terms());
            case EventType.CANCEL_ACCEPTED ->
                new Event.CancelAccepted(
                        at, model.origin(), model.order(), model.order(), random.constant(OrderStatus.class));
            case EventType.QUERY_ACCEPTED -> new Event.QueryAccepted(at, model.origin(), model.order());
            case EventType.ORDER_DOUBTED -> new Event.OrderDoubted(at, model.order(), random.text());
            case EventType.ORDER_ADOPTED -> adopted(at);
            case EventType.ORDER_PROVED_ABSENT -> new Event.OrderProvedAbsent(at, model.order(), random.text());
            case EventType.ORDER_RESOLVED ->
                new Event.OrderResolved(
                        at,
                        model.origin(),
                        model.order(),
                        model.maybe(random::decimal),
                        model.maybe(random::decimal),
                        random.text());
            case EventType.ACCOUNT_ARMED ->
                new Event.AccountArmed(at, model.origin(), model.accountId(), random.decimal());
            case EventType.ACCOUNT_DISARMED -> new Event.AccountDisarmed(at, model.origin(), model.accountId());
            case EventType.NEW_ORDERS_REFUSED -> new Event.NewOrdersRefused(at, model.origin(), random.text());
            case EventType.NEW_ORDERS_ALLOWED -> new Event.NewOrdersAllowed(at, model.origin());
            case EventType.FLATTEN_STARTED -> new Event.FlattenStarted(at, model.origin(), model.accountId());
            case EventType.FLATTEN_ENDED -> new Event.FlattenEnded(at, model.accountId());
            case EventType.BREAK_RAISED -> new Event.BreakRaised(at, model.breakOf());
            case EventType.BREAK_CLEARED -> new Event.BreakCleared(at, model.breakOf());
            default ->
                new Event.VenueSaid(at, new RandomVenueInputs(random, model).ofType(type), model.maybe(model::order));
        };
    }

    /// Anything that a venue could report, sensible or not.
    public ExecutionReport report() {
        return new RandomVenueInputs(random, model).report();
    }

    private Event accepted(long at) {
        return new Event.OrderAccepted(
                at,
                model.origin(),
                model.order(),
                model.accountId(),
                model.client(),
                model.symbol(),
                random.constant(Side.class),
                new StrategyId(random.id(32)),
                new Quantity(random.decimal(), random.constant(QuantityUnit.class)),
                model.terms(),
                random.decimal(),
                model.contract(),
                model.maybe(random::decimal),
                model.routing());
    }

    private Event refused(long at) {
        return new Event.CommandRefused(
                at,
                model.origin(),
                random.text(),
                model.maybe(model::accountId),
                model.maybe(model::client),
                model.maybe(model::order),
                new Outcome.Refused(random.constant(DenialCode.class), random.text(), random.text(), random.text()),
                model.maybe(() -> new RandomLimits(random).readings(at)));
    }

    private Event adopted(long at) {
        return new Event.OrderAdopted(
                at,
                model.order(),
                model.accountId(),
                model.client(),
                model.symbol(),
                random.constant(Side.class),
                model.terms(),
                model.maybe(model::venueOrder),
                random.text());
    }

    private QuoteEvent quoteTaken(long at) {
        Decimal size = random.chance(50) ? random.positive() : null;
        return new QuoteEvent.QuoteTaken(
                at, model.order(), model.venue(), "Q-1", random.positive(), size, size, at - 5, at + 5);
    }
}
