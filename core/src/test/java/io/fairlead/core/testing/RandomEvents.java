package io.fairlead.core.testing;

import io.fairlead.core.event.AccountBreak;
import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.MassCancelReport;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.event.ReportsLost;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
            EventType.LEG_REFUSED);

    private final Generator random;

    public RandomEvents(Generator random) {
        this.random = random;
    }

    public Event ofType(int type) {
        long at = random.anyLong();
        return switch (type) {
            case EventType.INSTRUMENT_DEFINED -> new Event.InstrumentDefined(at, instrument());
            case EventType.ACCOUNT_DEFINED -> new Event.AccountDefined(at, account());
            case EventType.EPOCH_STARTED -> new Event.EpochStarted(at, (int) random.anyLong());
            case EventType.ORDER_ACCEPTED -> accepted(at);
            case EventType.COMMAND_REFUSED -> refused(at);
            case EventType.REPLACE_ACCEPTED ->
                new Event.ReplaceAccepted(at, origin(), order(), order(), terms(), terms());
            case EventType.CANCEL_ACCEPTED ->
                new Event.CancelAccepted(at, origin(), order(), order(), random.constant(OrderStatus.class));
            case EventType.QUERY_ACCEPTED -> new Event.QueryAccepted(at, origin(), order());
            case EventType.ORDER_DOUBTED -> new Event.OrderDoubted(at, order(), random.text());
            case EventType.ORDER_ADOPTED -> adopted(at);
            case EventType.ORDER_PROVED_ABSENT -> new Event.OrderProvedAbsent(at, order(), random.text());
            case EventType.ORDER_RESOLVED ->
                new Event.OrderResolved(
                        at, origin(), order(), maybe(random::decimal), maybe(random::decimal), random.text());
            case EventType.ACCOUNT_ARMED -> new Event.AccountArmed(at, origin(), accountId(), random.decimal());
            case EventType.ACCOUNT_DISARMED -> new Event.AccountDisarmed(at, origin(), accountId());
            case EventType.NEW_ORDERS_REFUSED -> new Event.NewOrdersRefused(at, origin(), random.text());
            case EventType.NEW_ORDERS_ALLOWED -> new Event.NewOrdersAllowed(at, origin());
            case EventType.FLATTEN_STARTED -> new Event.FlattenStarted(at, origin(), accountId());
            case EventType.FLATTEN_ENDED -> new Event.FlattenEnded(at, accountId());
            case EventType.BREAK_RAISED -> new Event.BreakRaised(at, breakOf());
            case EventType.BREAK_CLEARED -> new Event.BreakCleared(at, breakOf());
            case EventType.BREAKER_TRIPPED ->
                new BreakerEvent.Tripped(
                        at,
                        venue(),
                        random.constant(BreakerEvent.Endpoint.class),
                        random.between(0, 99),
                        random.between(0, 99),
                        random.anyLong(),
                        random.text());
            case EventType.BREAKER_PROBED ->
                new BreakerEvent.Probed(at, venue(), random.constant(BreakerEvent.Endpoint.class), order());
            case EventType.BREAKER_CLOSED ->
                new BreakerEvent.Closed(at, venue(), random.constant(BreakerEvent.Endpoint.class), order());
            case EventType.BREAKER_RESET ->
                new BreakerEvent.Reset(
                        at, venue(), random.constant(BreakerEvent.Endpoint.class), origin(), random.text());
            case EventType.KILLED -> new HaltEvent.Killed(at, origin(), scope(), random.chance(50), random.text());
            case EventType.RELEASED -> new HaltEvent.Released(at, origin(), scope(), random.text());
            case EventType.NOTHING_LIVE -> new HaltEvent.NothingLive(at, scope(), random.text());
            case EventType.NOT_CONFIRMED ->
                new HaltEvent.NotConfirmed(at, scope(), random.between(0, 9), random.text());
            case EventType.MASS_CANCEL_ACCEPTED ->
                new HaltEvent.MassCancelAccepted(
                        at, origin(), new MassCancel(order(), venue(), random.text(), maybe(this::symbol)));
            case EventType.DISCONNECT_SWEPT -> new HaltEvent.DisconnectSwept(at, venue(), random.text());
            case EventType.LIMITS_CONFIGURED, EventType.LIMIT_SET, EventType.LIMIT_RESET, EventType.ORDER_CHECKED ->
                new RandomLimits(random).ofType(type, at, origin());
            case EventType.GUARD_RULES_SET,
                    EventType.GUARD_DAY_OPENED,
                    EventType.GUARD_HIGH_MARKED,
                    EventType.GUARD_WARNED,
                    EventType.GUARD_LOCKED,
                    EventType.GUARD_UNLOCKED,
                    EventType.GUARD_FLATTEN_DECIDED,
                    EventType.GUARD_WINDOW_BEGAN,
                    EventType.GUARD_REARMED,
                    EventType.GUARD_BALANCE_STATED -> new RandomGuardEvents(random).ofType(type, at);
            case EventType.GROUP_STARTED,
                    EventType.GROUP_STOPPED,
                    EventType.GROUP_ENDED,
                    EventType.LEG_CHANGED,
                    EventType.LEG_REFUSED -> new RandomGroups(random).ofType(type, at);
            case EventType.RECOVERY_MOVED ->
                new ReconEvent.RecoveryMoved(at, accountId(), random.constant(RecoveryStep.class), random.text());
            case EventType.ACCOUNT_BREAK_RAISED -> new ReconEvent.AccountBreakRaised(at, accountBreak());
            case EventType.ACCOUNT_BREAK_CLEARED ->
                new ReconEvent.AccountBreakCleared(at, accountBreak(), random.text());
            case EventType.POSITION_ADOPTED ->
                new ReconEvent.PositionAdopted(
                        at,
                        accountId(),
                        symbol(),
                        random.constant(Side.class),
                        random.decimal(),
                        random.decimal(),
                        random.text());
            case EventType.FILL_INFERRED ->
                new ReconEvent.FillInferred(
                        at,
                        order(),
                        random.decimal(),
                        random.decimal(),
                        random.decimal(),
                        random.constant(Evidence.class),
                        random.text());
            default -> new Event.VenueSaid(at, said(type), maybe(this::order));
        };
    }

    private VenueInput said(int type) {
        return switch (type) {
            case EventType.SENT -> new Fate.Sent(venue(), order(), random.anyLong(), random.text());
            case EventType.NOT_SENT -> new Fate.NotSent(venue(), order(), random.text());
            case EventType.FATE_UNKNOWN -> new Fate.Unknown(venue(), order(), random.text());
            case EventType.EXECUTION_REPORT -> report();
            case EventType.CANCEL_REJECT ->
                new CancelReject(
                        venue(),
                        maybe(this::order),
                        maybe(this::order),
                        maybe(() -> random.constant(OrdStatus.class)),
                        random.chance(50),
                        (int) random.anyLong(),
                        random.text());
            case EventType.BUSINESS_REJECT ->
                new BusinessReject(venue(), maybe(this::order), random.text(), (int) random.anyLong(), random.text());
            case EventType.LINK_CHANGE -> new LinkChange(venue(), random.text(), random.chance(50), random.text());
            case EventType.ACCOUNT_READ ->
                new AccountRead(
                        venue(), accountId(), random.constant(Evidence.class), random.anyLong(), 5, random.text());
            case EventType.ACCOUNT_VALUES ->
                new AccountValues(venue(), accountId(), random.text(), currency(), figures(), random.anyLong());
            case EventType.MASS_CANCEL_REPORT ->
                new MassCancelReport(
                        venue(),
                        order(),
                        random.chance(50),
                        random.between(-1, 9),
                        random.between(-1, 9),
                        random.text());
            case EventType.POSITIONS_READ -> positionsRead();
            case EventType.REPORTS_LOST -> new ReportsLost(venue(), random.text(), random.text());
            default -> throw new IllegalArgumentException("no event type " + type);
        };
    }

    private AccountValues.Figures figures() {
        return new AccountValues.Figures(
                maybe(random::decimal),
                maybe(random::decimal),
                maybe(random::decimal),
                maybe(random::decimal),
                maybe(random::decimal));
    }

    private PositionsRead positionsRead() {
        List<PositionsRead.Held> held = new ArrayList<>();
        for (int i = random.between(0, 4); i > 0; i--) {
            held.add(new PositionsRead.Held(symbol(), random.decimal(), random.decimal(), maybe(random::decimal)));
        }
        return new PositionsRead(venue(), accountId(), random.anyLong(), held, random.between(0, 9));
    }

    private AccountBreak accountBreak() {
        return new AccountBreak(
                random.constant(Break.Kind.class),
                accountId(),
                maybe(this::symbol),
                maybe(() -> random.constant(Side.class)),
                random.text(),
                random.text());
    }

    /// Anything that a venue could report, sensible or not.
    public ExecutionReport report() {
        return new ExecutionReport(
                venue(),
                new ExecutionReport.References(
                        maybe(this::order),
                        maybe(this::order),
                        maybe(this::venueOrder),
                        maybe(this::exec),
                        maybe(this::exec)),
                new ExecutionReport.Progress(
                        maybe(() -> random.constant(ExecType.class)),
                        maybe(() -> random.constant(OrdStatus.class)),
                        maybe(random::decimal),
                        maybe(random::decimal),
                        maybe(random::decimal),
                        maybe(random::decimal),
                        maybe(random::decimal)),
                new ExecutionReport.Details(
                        maybe(this::accountId),
                        maybe(this::symbol),
                        maybe(() -> random.constant(Side.class)),
                        maybe(this::terms),
                        random.between(-1, 99),
                        random.text(),
                        random.anyLong()),
                new ExecutionReport.Marks(
                        random.chance(50),
                        random.chance(50),
                        random.text(),
                        random.text(),
                        random.constant(Evidence.class)));
    }

    private Event accepted(long at) {
        return new Event.OrderAccepted(
                at,
                origin(),
                order(),
                accountId(),
                client(),
                symbol(),
                random.constant(Side.class),
                new StrategyId(random.id(32)),
                new Quantity(random.decimal(), random.constant(QuantityUnit.class)),
                terms(),
                random.decimal(),
                contract(),
                maybe(random::decimal),
                routing());
    }

    private RoutingTags routing() {
        Map<String, String> tags = new HashMap<>();
        for (int i = random.between(0, 3); i > 0; i--) {
            tags.put("tag-" + i, random.id(RoutingTags.MAX_VALUE_LENGTH));
        }
        return RoutingTags.of(tags);
    }

    private Event refused(long at) {
        return new Event.CommandRefused(
                at,
                origin(),
                random.text(),
                maybe(this::accountId),
                maybe(this::client),
                maybe(this::order),
                new Outcome.Refused(random.constant(DenialCode.class), random.text(), random.text(), random.text()));
    }

    private Event adopted(long at) {
        return new Event.OrderAdopted(
                at,
                order(),
                accountId(),
                client(),
                symbol(),
                random.constant(Side.class),
                terms(),
                maybe(this::venueOrder),
                random.text());
    }

    private Scope scope() {
        return switch (random.between(0, 4)) {
            case 0 -> new Scope.Gateway();
            case 1 -> new Scope.OfVenue(venue());
            case 2 -> new Scope.OfAccount(accountId());
            case 3 -> new Scope.OfSymbol(symbol());
            default -> new Scope.OfStrategy(new StrategyId(random.id(32)));
        };
    }

    private Break breakOf() {
        return new Break(random.constant(Break.Kind.class), maybe(this::order), random.text());
    }

    private OrderTerms terms() {
        return new OrderTerms(
                random.constant(OrdType.class),
                random.constant(TimeInForce.class),
                random.decimal(),
                maybe(random::decimal),
                maybe(random::decimal),
                maybe(random::anyLong),
                new OrderTerms.Flags(random.chance(50), random.chance(50), RandomInstructions.any(random)),
                maybe(random::decimal),
                maybe(random::decimal));
    }

    private Instrument instrument() {
        Map<VenueId, String> names = new HashMap<>();
        for (int i = random.between(0, 4); i > 0; i--) {
            names.put(venue(), random.text());
        }
        return new Instrument(symbol(), currency(), currency(), contract(), names);
    }

    private Instrument.Contract contract() {
        Decimal one = random.positive();
        Decimal other = random.positive();
        return new Instrument.Contract(
                random.positive(), random.positive(), random.positive(), one.min(other), one.max(other));
    }

    private Account account() {
        return new Account(
                accountId(),
                venue(),
                random.constant(AccountKind.class),
                currency(),
                random.constant(PositionMode.class),
                random.text());
    }

    private Currency currency() {
        return new Currency("X" + random.word(7));
    }

    private Origin origin() {
        return new Origin(random.text(), random.text(), random.text());
    }

    private VenueId venue() {
        return new VenueId(random.id(32));
    }

    private OrderId order() {
        return new OrderId(random.word(OrderId.MAX_LENGTH));
    }

    private AccountId accountId() {
        return new AccountId(random.id(32));
    }

    private ClientOrderId client() {
        return new ClientOrderId(random.id(64));
    }

    private Symbol symbol() {
        return new Symbol(random.id(32));
    }

    private VenueOrderId venueOrder() {
        return new VenueOrderId(random.id(128));
    }

    private ExecId exec() {
        return new ExecId(random.id(128));
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.chance(70) ? value.get() : null;
    }
}
