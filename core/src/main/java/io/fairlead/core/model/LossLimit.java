package io.fairlead.core.model;

import java.math.BigDecimal;

/// A loss that must not be reached: an amount in account currency, or a part of what it is measured from.
/// Written as `2500`, `5%` or `5% of start`.
public record LossLimit(Decimal value, Unit unit) {
    private static final String OF_START = " of start";

    /// What the value is a number of.
    public enum Unit {
        AMOUNT,
        /// Of what the loss is measured from, as the day's balance.
        PERCENT,
        /// Of the balance that the account began with.
        PERCENT_OF_START
    }

    public LossLimit {
        boolean isPercent = unit != Unit.AMOUNT;
        if (value.signum() <= 0 || (isPercent && value.compareTo(Decimal.of(100)) > 0)) {
            throw new IllegalArgumentException(
                    "a loss limit must be above zero, and at most 100 percent, was " + value + " " + unit);
        }
    }

    /// Parses the written form.
    ///
    /// @throws IllegalArgumentException if the text is none, or the limit impossible
    public static LossLimit parse(String text) {
        if (text.endsWith("%" + OF_START)) {
            String number = text.substring(0, text.length() - OF_START.length() - 1);
            return new LossLimit(Decimal.of(number), Unit.PERCENT_OF_START);
        }
        return text.endsWith("%")
                ? new LossLimit(Decimal.of(text.substring(0, text.length() - 1)), Unit.PERCENT)
                : new LossLimit(Decimal.of(text), Unit.AMOUNT);
    }

    /// The loss in account currency, measured from `base`, on an account that began with `start`.
    public BigDecimal amount(BigDecimal base, BigDecimal start) {
        BigDecimal number = value.toBigDecimal();
        return switch (unit) {
            case AMOUNT -> number;
            case PERCENT -> base.multiply(number).movePointLeft(2);
            case PERCENT_OF_START -> start.multiply(number).movePointLeft(2);
        };
    }

    @Override
    public String toString() {
        return switch (unit) {
            case AMOUNT -> value.toString();
            case PERCENT -> value + "%";
            case PERCENT_OF_START -> value + "%" + OF_START;
        };
    }
}
