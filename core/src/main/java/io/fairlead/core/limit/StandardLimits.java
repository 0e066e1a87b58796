package io.fairlead.core.limit;

import io.fairlead.core.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The limits of a gateway whose configuration does not speak of them: wide enough for a person or a few strategies,
/// narrow enough that a slipped key or a loop that ran away is stopped.
public final class StandardLimits {
    /// All of the gateway's scope.
    public static final List<Limit> ALL = List.of(
            standard(LimitKind.MAX_ORDER_LOTS, "50"),
            standard(LimitKind.PRICE_COLLAR, "0.05"),
            standard(LimitKind.MAX_PRICE_AGE, "60s"),
            standard(LimitKind.MAX_ORDER_NOTIONAL, "10000000"),
            standard(LimitKind.MAX_POSITION_LOTS, "100"),
            standard(LimitKind.MAX_GROSS_EXPOSURE, "50000000"),
            standard(LimitKind.MAX_OPEN_ORDERS, "500"),
            standard(LimitKind.MAX_ORDERS_PER_SECOND, "50"),
            standard(LimitKind.MAX_ORDERS_PER_MINUTE, "1000"),
            standard(LimitKind.MAX_REPEATS, "30 in 5s"),
            standard(LimitKind.DUPLICATE_WINDOW, "250ms"),
            standard(LimitKind.SELF_MATCH, "no"));

    private StandardLimits() {}

    private static Limit standard(LimitKind kind, String value) {
        return Limit.of(Scope.gateway(), kind, value);
    }

    public static Optional<Limit> of(LimitKind kind) {
        return ALL.stream().filter(limit -> limit.kind() == kind).findFirst();
    }

    /// These with others in their place where scope and kind are the same, and the others behind them.
    public static List<Limit> with(List<Limit> others) {
        List<Limit> all = new ArrayList<>();
        for (Limit standard : ALL) {
            boolean replaced = others.stream()
                    .anyMatch(other ->
                            other.kind() == standard.kind() && other.scope().equals(standard.scope()));
            if (!replaced) {
                all.add(standard);
            }
        }
        all.addAll(others);
        return List.copyOf(all);
    }
}
