package io.fairlead.app.server;

import io.fairlead.core.event.DenialCode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The HTTP status of each denial code. Immutable.
final class DenialStatus {
    private static final Set<DenialCode> NOT_FOUND = EnumSet.of(
            DenialCode.POSITION_UNKNOWN,
            DenialCode.GROUP_UNKNOWN,
            DenialCode.LEG_UNKNOWN,
            DenialCode.ORDER_UNKNOWN,
            DenialCode.PARENT_UNKNOWN);

    private static final Set<DenialCode> CONFLICT = EnumSet.of(
            DenialCode.POSITION_CLOSING,
            DenialCode.POSITION_CHANGE_PENDING,
            DenialCode.POSITION_NOT_READ,
            DenialCode.CLIENT_ORDER_ID_REUSED,
            DenialCode.ORDER_NOT_LIVE,
            DenialCode.GROUP_NOT_ACTIVE,
            DenialCode.REQUEST_PENDING,
            DenialCode.NO_POSITION,
            DenialCode.POSITION_AMBIGUOUS,
            DenialCode.ACCOUNT_NEEDS_NO_ARMING,
            DenialCode.ORDER_NOT_IN_DOUBT,
            DenialCode.RESOLUTION_IMPOSSIBLE,
            DenialCode.NOT_KILLED,
            DenialCode.FLATTEN_NEEDS_POSITIONS,
            DenialCode.LIMIT_NOT_CHANGED,
            DenialCode.GUARD_NOT_LOCKED,
            DenialCode.GUARD_LIMIT_BROKEN,
            DenialCode.GUARD_NOT_CONFIGURED,
            DenialCode.GUARD_NOTHING_PUBLISHED,
            DenialCode.GUARD_NOTHING_ACCEPTED,
            DenialCode.GUARD_START_UNKNOWN,
            DenialCode.PLACING_INTERRUPTED,
            DenialCode.QUOTE_OVER,
            DenialCode.QUOTE_NOT_FOR_THIS);

    private static final Set<DenialCode> UNPROCESSABLE = EnumSet.of(
            DenialCode.POSITION_NOT_NAMED,
            DenialCode.ACCOUNT_UNKNOWN,
            DenialCode.SYMBOL_UNKNOWN,
            DenialCode.SYMBOL_NOT_AT_VENUE,
            DenialCode.QUANTITY_NOT_POSITIVE,
            DenialCode.QUANTITY_OFF_LOT,
            DenialCode.QUANTITY_BELOW_MINIMUM,
            DenialCode.QUANTITY_ABOVE_MAXIMUM,
            DenialCode.QUANTITY_BELOW_FILLED,
            DenialCode.PRICE_MISSING,
            DenialCode.PRICE_NOT_ALLOWED,
            DenialCode.PRICE_NOT_POSITIVE,
            DenialCode.PRICE_OFF_TICK,
            DenialCode.STOP_PRICE_MISSING,
            DenialCode.STOP_PRICE_NOT_ALLOWED,
            DenialCode.EXPIRY_MISSING,
            DenialCode.EXPIRY_NOT_ALLOWED,
            DenialCode.EXPIRY_PAST,
            DenialCode.CAPABILITY_MISSING,
            DenialCode.ROUTING_TAG_MISSING,
            DenialCode.ROUTING_TAG_UNKNOWN,
            DenialCode.NOTHING_TO_CHANGE,
            DenialCode.ARMED_QUANTITY_EXCEEDED,
            DenialCode.REASON_MISSING,
            DenialCode.INSTRUCTION_MISSING,
            DenialCode.INSTRUCTION_NOT_ALLOWED,
            DenialCode.LEG_ON_WRONG_SIDE,
            DenialCode.CLIENT_ORDER_ID_TOO_LONG,
            DenialCode.TIME_IN_FORCE_NOT_ALLOWED,
            DenialCode.SCOPE_UNKNOWN,
            DenialCode.SYMBOL_NOT_TRADABLE,
            DenialCode.OUTSIDE_TRADING_HOURS,
            DenialCode.ORDER_QUANTITY_LIMIT,
            DenialCode.ORDER_NOTIONAL_LIMIT,
            DenialCode.PRICE_OUTSIDE_COLLAR,
            DenialCode.POSITION_LIMIT,
            DenialCode.GROSS_EXPOSURE_LIMIT,
            DenialCode.LEVERAGE_LIMIT,
            DenialCode.OPEN_ORDER_LIMIT,
            DenialCode.DUPLICATE_ORDER,
            DenialCode.SELF_MATCH,
            DenialCode.GUARD_MAX_LOTS,
            DenialCode.GUARD_MAX_POSITIONS,
            DenialCode.GUARD_OPPOSITE_POSITION,
            DenialCode.GUARD_WORST_CASE,
            DenialCode.ACCOUNT_GROUP_UNKNOWN,
            DenialCode.EVERY_MEMBER_REFUSED);

    private static final Set<DenialCode> FORBIDDEN = EnumSet.of(
            DenialCode.ACCOUNT_NOT_ARMED,
            DenialCode.KILLED,
            DenialCode.GUARD_LOCKED,
            DenialCode.GUARD_VALUES_UNTRUSTED,
            DenialCode.GUARD_WINDOW);

    private static final Set<DenialCode> TOO_MANY_REQUESTS = EnumSet.of(
            DenialCode.INBOX_FULL,
            DenialCode.RATE_BUDGET_SPENT,
            DenialCode.ORDERS_PER_SECOND_LIMIT,
            DenialCode.ORDERS_PER_MINUTE_LIMIT,
            DenialCode.REPEATED_ORDER_LIMIT);

    private static final Set<DenialCode> UNAVAILABLE = EnumSet.of(
            DenialCode.MARKET_PRICE_MISSING,
            DenialCode.MARKET_PRICE_STALE,
            DenialCode.CURRENCY_RATE_MISSING,
            DenialCode.ACCOUNT_EQUITY_MISSING,
            DenialCode.VENUE_DOWN,
            DenialCode.CIRCUIT_OPEN,
            DenialCode.RECOVERING,
            DenialCode.ACCOUNT_RECOVERING,
            DenialCode.SHUTTING_DOWN,
            DenialCode.JOURNAL_FULL,
            DenialCode.JOURNAL_FAILED);

    private static final Map<DenialCode, Integer> STATUS = table();

    private DenialStatus() {}

    static int of(DenialCode code) {
        return Objects.requireNonNull(STATUS.get(code));
    }

    private static Map<DenialCode, Integer> table() {
        Map<DenialCode, Integer> table = new EnumMap<>(DenialCode.class);
        add(table, 404, NOT_FOUND);
        add(table, 409, CONFLICT);
        add(table, 422, UNPROCESSABLE);
        add(table, 403, FORBIDDEN);
        add(table, 429, TOO_MANY_REQUESTS);
        add(table, 503, UNAVAILABLE);
        Set<DenialCode> missing = EnumSet.allOf(DenialCode.class);
        missing.removeAll(table.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalStateException("every denial code must have a status, these have none: " + missing);
        }
        return table;
    }

    private static void add(Map<DenialCode, Integer> table, int status, Set<DenialCode> codes) {
        for (DenialCode code : codes) {
            Integer before = table.put(code, status);
            if (before != null) {
                throw new IllegalStateException(
                        "a denial code must have one status, " + code + " has " + before + " and " + status);
            }
        }
    }
}
