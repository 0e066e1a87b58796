package io.fairlead.core.event;

/// The numbers that stand for the kinds of event in the log. They are for ever: a number is never given to another
/// kind.
public final class EventType {
    public static final int INSTRUMENT_DEFINED = 1;
    public static final int ACCOUNT_DEFINED = 2;
    public static final int EPOCH_STARTED = 3;
    public static final int ORDER_ACCEPTED = 10;
    public static final int COMMAND_REFUSED = 11;
    public static final int REPLACE_ACCEPTED = 12;
    public static final int CANCEL_ACCEPTED = 13;
    public static final int QUERY_ACCEPTED = 14;
    public static final int SENT = 20;
    public static final int NOT_SENT = 21;
    public static final int FATE_UNKNOWN = 22;
    public static final int EXECUTION_REPORT = 30;
    public static final int CANCEL_REJECT = 31;
    public static final int BUSINESS_REJECT = 32;
    public static final int LINK_CHANGE = 33;
    public static final int ACCOUNT_READ = 34;
    public static final int ORDER_DOUBTED = 40;
    public static final int ORDER_ADOPTED = 41;
    public static final int ORDER_PROVED_ABSENT = 42;
    public static final int ORDER_RESOLVED = 43;
    public static final int ACCOUNT_ARMED = 50;
    public static final int ACCOUNT_DISARMED = 51;
    public static final int NEW_ORDERS_REFUSED = 52;
    public static final int NEW_ORDERS_ALLOWED = 53;
    public static final int FLATTEN_STARTED = 54;
    public static final int FLATTEN_ENDED = 55;
    public static final int BREAK_RAISED = 60;
    public static final int BREAK_CLEARED = 61;
    public static final int KILLED = 80;
    public static final int RELEASED = 81;
    public static final int NOTHING_LIVE = 82;
    public static final int NOT_CONFIRMED = 83;
    public static final int MASS_CANCEL_ACCEPTED = 84;
    public static final int MASS_CANCEL_REPORT = 85;
    public static final int DISCONNECT_SWEPT = 86;
    public static final int LIMITS_CONFIGURED = 70;
    public static final int LIMIT_SET = 71;
    public static final int LIMIT_RESET = 72;
    public static final int ORDER_CHECKED = 73;
    public static final int GUARD_RULES_SET = 90;
    public static final int GUARD_DAY_OPENED = 91;
    public static final int GUARD_HIGH_MARKED = 92;
    public static final int GUARD_WARNED = 93;
    public static final int GUARD_LOCKED = 94;
    public static final int GUARD_UNLOCKED = 95;
    public static final int GUARD_FLATTEN_DECIDED = 96;
    public static final int GUARD_WINDOW_BEGAN = 97;
    public static final int GUARD_REARMED = 98;
    public static final int GUARD_BALANCE_STATED = 99;
    public static final int ACCOUNT_VALUES = 130;
    public static final int BREAKER_TRIPPED = 140;
    public static final int BREAKER_PROBED = 141;
    public static final int BREAKER_CLOSED = 142;
    public static final int BREAKER_RESET = 143;
    public static final int GROUP_STARTED = 100;
    public static final int GROUP_STOPPED = 101;
    public static final int GROUP_ENDED = 102;
    public static final int LEG_CHANGED = 103;
    public static final int LEG_REFUSED = 104;
    public static final int RECOVERY_MOVED = 120;
    public static final int ACCOUNT_BREAK_RAISED = 121;
    public static final int ACCOUNT_BREAK_CLEARED = 122;
    public static final int POSITION_ADOPTED = 123;
    public static final int FILL_INFERRED = 124;
    public static final int POSITIONS_READ = 131;
    public static final int REPORTS_LOST = 132;
    public static final int GUARD_LIMITS_ACCEPTED = 170;
    public static final int GUARD_LIMITS_DROPPED = 171;
    public static final int LIMITS_PUBLISHED = 172;
    public static final int ACCOUNT_GROUPS_CONFIGURED = 150;
    public static final int PARENT_STARTED = 151;
    public static final int CHILD_REFUSED = 152;
    public static final int PARENT_BALANCED = 210;
    public static final int NO_MEMBER_FIT = 211;
    public static final int BALANCED_GROUPS_CONFIGURED = 212;
    public static final int LOG_END_MISSING = 213;
    public static final int RETIRED = 160;
    public static final int RECALLED = 161;

    public static final int QUOTE_TAKEN = 180;
    public static final int POSITION_CHANGE_ACCEPTED = 190;
    public static final int POSITION_CHANGE_ENDED = 191;
    public static final int STOP_TRIGGERED = 195;
    public static final int HELD_CHANGED = 196;
    public static final int HELD_ENDED = 197;
    public static final int COPY_SETTLED = 200;
    public static final int COPY_MISSED = 201;
    public static final int DROP_COPY = 202;
    public static final int COPY_LINK = 203;

    private EventType() {}

    public static int of(Event event) {
        return switch (event) {
            case Event.OrderAccepted _ -> ORDER_ACCEPTED;
            case Event.VenueSaid e -> of(e.said());
            case Event.InstrumentDefined _ -> INSTRUMENT_DEFINED;
            case Event.AccountDefined _ -> ACCOUNT_DEFINED;
            case Event.EpochStarted _ -> EPOCH_STARTED;
            case Event.CommandRefused _ -> COMMAND_REFUSED;
            case Event.ReplaceAccepted _ -> REPLACE_ACCEPTED;
            case Event.CancelAccepted _ -> CANCEL_ACCEPTED;
            case Event.QueryAccepted _ -> QUERY_ACCEPTED;
            case Event.OrderDoubted _ -> ORDER_DOUBTED;
            case Event.OrderAdopted _ -> ORDER_ADOPTED;
            case Event.OrderProvedAbsent _ -> ORDER_PROVED_ABSENT;
            case Event.OrderResolved _ -> ORDER_RESOLVED;
            case Event.AccountArmed _ -> ACCOUNT_ARMED;
            case Event.AccountDisarmed _ -> ACCOUNT_DISARMED;
            case Event.NewOrdersRefused _ -> NEW_ORDERS_REFUSED;
            case Event.NewOrdersAllowed _ -> NEW_ORDERS_ALLOWED;
            case Event.FlattenStarted _ -> FLATTEN_STARTED;
            case Event.FlattenEnded _ -> FLATTEN_ENDED;
            case Event.BreakRaised _ -> BREAK_RAISED;
            case Event.BreakCleared _ -> BREAK_CLEARED;
            case BreakerEvent e -> BreakerEventCodec.typeOf(e);
            case HaltEvent e -> HaltEventCodec.typeOf(e);
            case LimitEvent e -> LimitEventCodec.typeOf(e);
            case GuardEvent e -> GuardEventCodec.typeOf(e);
            case GroupEvent e -> GroupEventCodec.typeOf(e);
            case ParentEvent e -> ParentEventCodec.typeOf(e);
            case ReconEvent e -> of(e);
            case RetentionEvent e -> RetentionEventCodec.typeOf(e);
            case QuoteEvent e -> QuoteEventCodec.typeOf(e);
            case PositionEvent e -> PositionEventCodec.typeOf(e);
            case HeldEvent e -> HeldEventCodec.typeOf(e);
        };
    }

    private static int of(ReconEvent event) {
        return switch (event) {
            case ReconEvent.RecoveryMoved _ -> RECOVERY_MOVED;
            case ReconEvent.AccountBreakRaised _ -> ACCOUNT_BREAK_RAISED;
            case ReconEvent.AccountBreakCleared _ -> ACCOUNT_BREAK_CLEARED;
            case ReconEvent.PositionAdopted _ -> POSITION_ADOPTED;
            case ReconEvent.FillInferred _ -> FILL_INFERRED;
            case ReconEvent.LogEndMissing _ -> LOG_END_MISSING;
            case ReconEvent.CopySettled _ -> COPY_SETTLED;
            case ReconEvent.CopyMissed _ -> COPY_MISSED;
        };
    }

    private static int of(VenueInput said) {
        return switch (said) {
            case Fate.Sent _ -> SENT;
            case Fate.NotSent _ -> NOT_SENT;
            case Fate.Unknown _ -> FATE_UNKNOWN;
            case ExecutionReport _ -> EXECUTION_REPORT;
            case CancelReject _ -> CANCEL_REJECT;
            case BusinessReject _ -> BUSINESS_REJECT;
            case LinkChange _ -> LINK_CHANGE;
            case AccountRead _ -> ACCOUNT_READ;
            case MassCancelReport _ -> MASS_CANCEL_REPORT;
            case AccountValues _ -> ACCOUNT_VALUES;
            case PositionsRead _ -> POSITIONS_READ;
            case LimitsPublished _ -> LIMITS_PUBLISHED;
            case ReportsLost _ -> REPORTS_LOST;
            case DropCopy _ -> DROP_COPY;
            case CopyLink _ -> COPY_LINK;
        };
    }
}
