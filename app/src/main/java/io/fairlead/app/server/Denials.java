package io.fairlead.app.server;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import java.util.Locale;

/// How a refusal of the core reads in HTTP.
final class Denials {
    private Denials() {}

    static int status(DenialCode code) {
        return switch (code) {
            case GROUP_UNKNOWN, LEG_UNKNOWN, ORDER_UNKNOWN -> 404;
            case CLIENT_ORDER_ID_REUSED,
                    ORDER_NOT_LIVE,
                    GROUP_NOT_ACTIVE,
                    REQUEST_PENDING,
                    NO_POSITION,
                    POSITION_AMBIGUOUS,
                    ACCOUNT_NEEDS_NO_ARMING,
                    ORDER_NOT_IN_DOUBT,
                    RESOLUTION_IMPOSSIBLE,
                    NOT_KILLED,
                    FLATTEN_NEEDS_POSITIONS,
                    LIMIT_NOT_CHANGED,
                    GUARD_NOT_LOCKED,
                    GUARD_LIMIT_BROKEN,
                    GUARD_NOT_CONFIGURED -> 409;
            case ACCOUNT_UNKNOWN,
                    SYMBOL_UNKNOWN,
                    SYMBOL_NOT_AT_VENUE,
                    QUANTITY_NOT_POSITIVE,
                    QUANTITY_OFF_LOT,
                    QUANTITY_BELOW_MINIMUM,
                    QUANTITY_ABOVE_MAXIMUM,
                    QUANTITY_BELOW_FILLED,
                    PRICE_MISSING,
                    PRICE_NOT_ALLOWED,
                    PRICE_NOT_POSITIVE,
                    PRICE_OFF_TICK,
                    STOP_PRICE_MISSING,
                    STOP_PRICE_NOT_ALLOWED,
                    EXPIRY_MISSING,
                    EXPIRY_NOT_ALLOWED,
                    EXPIRY_PAST,
                    CAPABILITY_MISSING,
                    ROUTING_TAG_MISSING,
                    ROUTING_TAG_UNKNOWN,
                    NOTHING_TO_CHANGE,
                    ARMED_QUANTITY_EXCEEDED,
                    REASON_MISSING,
                    INSTRUCTION_MISSING,
                    INSTRUCTION_NOT_ALLOWED,
                    LEG_ON_WRONG_SIDE,
                    CLIENT_ORDER_ID_TOO_LONG,
                    TIME_IN_FORCE_NOT_ALLOWED,
                    SCOPE_UNKNOWN,
                    SYMBOL_NOT_TRADABLE,
                    OUTSIDE_TRADING_HOURS,
                    ORDER_QUANTITY_LIMIT,
                    ORDER_NOTIONAL_LIMIT,
                    PRICE_OUTSIDE_COLLAR,
                    POSITION_LIMIT,
                    GROSS_EXPOSURE_LIMIT,
                    LEVERAGE_LIMIT,
                    OPEN_ORDER_LIMIT,
                    DUPLICATE_ORDER,
                    SELF_MATCH,
                    GUARD_MAX_LOTS,
                    GUARD_MAX_POSITIONS,
                    GUARD_OPPOSITE_POSITION,
                    GUARD_WORST_CASE -> 422;
            case ACCOUNT_NOT_ARMED, KILLED, GUARD_LOCKED, GUARD_VALUES_UNTRUSTED, GUARD_WINDOW -> 403;
            case INBOX_FULL, RATE_BUDGET_SPENT -> 429;
            case ORDERS_PER_SECOND_LIMIT, ORDERS_PER_MINUTE_LIMIT, REPEATED_ORDER_LIMIT -> 429;
            case MARKET_PRICE_MISSING, MARKET_PRICE_STALE, CURRENCY_RATE_MISSING, ACCOUNT_EQUITY_MISSING -> 503;
            case VENUE_DOWN,
                    CIRCUIT_OPEN,
                    RECOVERING,
                    ACCOUNT_RECOVERING,
                    SHUTTING_DOWN,
                    JOURNAL_FULL,
                    JOURNAL_FAILED -> 503;
        };
    }

    /// `PRICE_OFF_TICK` reads "price off tick".
    static String title(DenialCode code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Problem problem(Outcome.Refused refused) {
        return problem(refused.code(), refused.field(), refused.value(), refused.remedy());
    }

    static Problem problem(DenialCode code, String field, String value, String remedy) {
        String title = title(code);
        return new Problem(status(code), code.name(), title, title, field, value, remedy);
    }
}
