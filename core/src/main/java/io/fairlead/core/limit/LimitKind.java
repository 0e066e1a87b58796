package io.fairlead.core.limit;

import java.util.Optional;

/// What can be limited, in the order in which it is checked. The order is part of the log's format: new kinds come
/// last. `docs/risk.md` prints this table.
public enum LimitKind {
    TRADABLE("tradable", Unit.YES_OR_NO, "whether new orders may be placed at all; closing still may"),
    TRADING_HOURS("trading-hours", Unit.HOURS, "when new orders may be placed"),
    MAX_ORDER_LOTS("max-order-lots", Unit.LOTS, "largest order"),
    PRICE_COLLAR("price-collar", Unit.FRACTION, "how far from the market a price may be, to our disadvantage"),
    MAX_PRICE_AGE("max-price-age", Unit.TIME, "how old a market price may be for the collar to use it"),
    MAX_ORDER_NOTIONAL("max-order-notional", Unit.MONEY, "largest order by value, in the account's currency"),
    MAX_POSITION_LOTS(
            "max-position-lots",
            Unit.LOTS,
            "largest position of one symbol on one account, long or short, if all that may still fill does"),
    MAX_GROSS_EXPOSURE(
            "max-gross-exposure",
            Unit.MONEY,
            "largest value of all positions of one account if all that may still fill does, in its currency"),
    MAX_LEVERAGE("max-leverage", Unit.RATIO, "gross exposure of an account as a multiple of its equity"),
    ASSUMED_EQUITY("assumed-equity", Unit.MONEY, "equity of an account whose venue does not report one"),
    MAX_OPEN_ORDERS("max-open-orders", Unit.COUNT, "live orders in the scope, those in doubt included"),
    MAX_ORDERS_PER_SECOND("max-orders-per-second", Unit.COUNT, "orders and replaces of the scope in any one second"),
    MAX_ORDERS_PER_MINUTE("max-orders-per-minute", Unit.COUNT, "orders and replaces of the scope in any one minute"),
    MAX_REPEATS("max-repeats", Unit.TIMES, "how often the same account, symbol, side and quantity may be ordered"),
    DUPLICATE_WINDOW(
            "duplicate-window",
            Unit.TIME,
            "how long no second order of the same account, symbol, side, quantity and price may follow"),
    SELF_MATCH("self-match", Unit.YES_OR_NO, "whether an order may meet an order of ours that rests at the venue");

    /// How a value is written, and what its number counts.
    public enum Unit {
        /// Lots, up to six decimals.
        LOTS,
        /// Money, up to six decimals.
        MONEY,
        /// A part of one, as 0.05 for five per cent.
        FRACTION,
        /// A multiple.
        RATIO,
        /// A whole number.
        COUNT,
        /// A span, as 500ms.
        TIME,
        /// A count in a span, as `30 in 5s`.
        TIMES,
        /// yes or no.
        YES_OR_NO,
        /// As `mon-fri 08:00-17:00 Europe/London`.
        HOURS
    }

    private static final LimitKind[] VALUES = values();

    private final String key;
    private final Unit unit;
    private final String says;

    LimitKind(String key, Unit unit, String says) {
        this.key = key;
        this.unit = unit;
        this.says = says;
    }

    /// Its name in configuration, API and command line.
    public String key() {
        return key;
    }

    public Unit unit() {
        return unit;
    }

    /// What it limits, in a line.
    public String says() {
        return says;
    }

    public static Optional<LimitKind> ofKey(String key) {
        for (LimitKind kind : VALUES) {
            if (kind.key.equals(key)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// Reads a value as a person writes it.
    ///
    /// @throws IllegalArgumentException saying what was required
    public LimitValue parse(String text) {
        return switch (unit) {
            case LOTS, MONEY, FRACTION, RATIO -> LimitValue.Amount.parse(text);
            case COUNT -> LimitValue.Count.parse(text, largestCount());
            case TIME -> LimitValue.Span.parse(text);
            case TIMES -> LimitValue.Times.parse(text);
            case YES_OR_NO -> LimitValue.Switch.parse(text);
            case HOURS -> new LimitValue.Hours(TradingHours.parse(text));
        };
    }

    /// What a counter of this kind may remember at most.
    private int largestCount() {
        return switch (this) {
            case MAX_ORDERS_PER_SECOND -> 100_000;
            case MAX_ORDERS_PER_MINUTE -> 1_000_000;
            case TRADABLE, TRADING_HOURS, MAX_ORDER_LOTS, PRICE_COLLAR, MAX_PRICE_AGE -> Integer.MAX_VALUE;
            case MAX_ORDER_NOTIONAL, MAX_POSITION_LOTS, MAX_GROSS_EXPOSURE -> Integer.MAX_VALUE;
            case MAX_LEVERAGE, ASSUMED_EQUITY, MAX_OPEN_ORDERS -> Integer.MAX_VALUE;
            case MAX_REPEATS, DUPLICATE_WINDOW, SELF_MATCH -> Integer.MAX_VALUE;
        };
    }
}
