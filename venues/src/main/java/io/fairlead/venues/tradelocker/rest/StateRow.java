package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the venue says of an account's money: 26 figures, as it said them. A zero is its zero; what it did not tell is
/// not there. Immutable.
public record StateRow(Map<StateField, Decimal> figures) {
    public StateRow {
        EnumMap<StateField, Decimal> copy = new EnumMap<>(StateField.class);
        copy.putAll(figures);
        figures = Collections.unmodifiableMap(copy);
    }

    /// Null if it was not told.
    public @Nullable Decimal get(StateField field) {
        return figures.get(field);
    }

    /// What other platforms call equity: the balance with the result of what is open.
    public @Nullable Decimal equity() {
        return get(StateField.PROJECTED_BALANCE);
    }
}
