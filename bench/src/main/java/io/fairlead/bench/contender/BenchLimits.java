package io.fairlead.bench.contender;

import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.StandardLimits;
import io.fairlead.core.model.Scope;
import java.util.ArrayList;
import java.util.List;

/// The limits that measured orders are held to: those that stand by default, as wide as they can be where the same
/// order comes again and again as fast as it goes.
public final class BenchLimits {
    /// Every one of them, for a counterparty that quotes a market.
    public static final List<Limit> ALL = StandardLimits.with(wide());

    /// Those that need no price, for a counterparty that only answers orders. Its own orders would meet each other,
    /// too.
    public static final List<Limit> WITHOUT_MARKET = withoutMarket();

    private BenchLimits() {}

    private static List<Limit> wide() {
        return List.of(
                limit(LimitKind.MAX_ORDERS_PER_SECOND, "100000"),
                limit(LimitKind.MAX_ORDERS_PER_MINUTE, "1000000"),
                limit(LimitKind.MAX_PRICE_AGE, "24h"),
                limit(LimitKind.MAX_OPEN_ORDERS, "1000000"),
                limit(LimitKind.MAX_POSITION_LOTS, "1000000"),
                limit(LimitKind.MAX_GROSS_EXPOSURE, "1000000000000"),
                limit(LimitKind.MAX_REPEATS, "1000 in 1ms"),
                limit(LimitKind.DUPLICATE_WINDOW, "0s"));
    }

    private static Limit limit(LimitKind kind, String value) {
        return Limit.of(Scope.gateway(), kind, value);
    }

    private static List<Limit> withoutMarket() {
        List<Limit> limits = new ArrayList<>(wide());
        limits.removeIf(limit -> limit.kind() == LimitKind.MAX_GROSS_EXPOSURE
                || limit.kind() == LimitKind.MAX_ORDERS_PER_SECOND
                || limit.kind() == LimitKind.MAX_ORDERS_PER_MINUTE);
        for (LimitKind kind : List.of(
                LimitKind.PRICE_COLLAR,
                LimitKind.MAX_GROSS_EXPOSURE,
                LimitKind.MAX_ORDERS_PER_SECOND, // more than can be counted in a second
                LimitKind.MAX_ORDERS_PER_MINUTE,
                LimitKind.SELF_MATCH)) {
            limits.add(new Limit(Scope.gateway(), kind, null));
        }
        return StandardLimits.with(limits);
    }
}
