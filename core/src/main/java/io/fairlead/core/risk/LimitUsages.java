package io.fairlead.core.risk;

import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import io.fairlead.core.limit.Micros;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Sum;
import io.fairlead.core.order.Exposure;
import io.fairlead.core.order.Exposures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How much of each limit is used now, for those who look. Owned by the engine thread; not for its order path, apart
/// from `openOrders`.
final class LimitUsages {
    private final RiskState state;
    private final Worths worths;
    private final OrderRates rates;
    private final Sum reach = new Sum();

    /// What is used, and by whom; negative where it cannot be told.
    private record Used(long number, String where) {
        static final Used UNKNOWN = new Used(-1, "");

        Used or(Used other) {
            return other.number > number ? other : this;
        }
    }

    LimitUsages(RiskState state, Worths worths, OrderRates rates) {
        this.state = state;
        this.worths = worths;
        this.rates = rates;
    }

    List<LimitUsage> all(long nowNanos) {
        List<LimitUsage> usages = new ArrayList<>();
        for (StandingLimit limit : state.limits().standing()) {
            usages.add(usage(limit, nowNanos));
        }
        return usages;
    }

    private LimitUsage usage(StandingLimit limit, long nowNanos) {
        LimitValue value = limit.value();
        Used used = value == null ? Used.UNKNOWN : used(limit, nowNanos);
        if (value == null || used.number < 0) {
            return new LimitUsage(limit, "", "", "");
        }
        return new LimitUsage(
                limit,
                LimitWords.shown(limit.kind(), used.number),
                LimitWords.difference(limit.kind(), value.number(), used.number),
                used.where);
    }

    private Used used(StandingLimit limit, long nowNanos) {
        return switch (limit.kind()) {
            case MAX_OPEN_ORDERS -> new Used(openOrders(state, limit.scope()), "");
            case MAX_ORDERS_PER_SECOND, MAX_ORDERS_PER_MINUTE -> new Used(rate(limit, nowNanos), "");
            case MAX_POSITION_LOTS -> largestPosition(limit.scope());
            case MAX_GROSS_EXPOSURE -> largestGross(limit.scope(), nowNanos);
            case MAX_LEVERAGE -> largestLeverage(limit.scope(), nowNanos);
            case TRADABLE, TRADING_HOURS, MAX_ORDER_LOTS, PRICE_COLLAR, MAX_PRICE_AGE -> Used.UNKNOWN;
            case MAX_ORDER_NOTIONAL, ASSUMED_EQUITY, MAX_REPEATS, DUPLICATE_WINDOW, SELF_MATCH -> Used.UNKNOWN;
        };
    }

    static int openOrders(RiskState state, Scope scope) {
        Exposures exposures = state.exposures();
        return switch (scope.level()) {
            case GATEWAY -> exposures.live();
            case VENUE -> exposures.live(Objects.requireNonNull(scope.venue()));
            case ACCOUNT -> exposures.live(Objects.requireNonNull(scope.account()));
            case SYMBOL -> exposures.live(Objects.requireNonNull(scope.symbol()));
            case STRATEGY -> exposures.live(Objects.requireNonNull(scope.strategy()));
            case ACCOUNT_SYMBOL ->
                exposures.live(Objects.requireNonNull(scope.account()), Objects.requireNonNull(scope.symbol()));
        };
    }

    private long rate(StandingLimit limit, long nowNanos) {
        ScopeLimits limits = state.limits().find(limit.scope());
        return limits == null ? 0 : rates.count(limits, limit.kind(), nowNanos);
    }

    private Used largestPosition(Scope scope) {
        Used largest = new Used(0, "");
        for (Exposure each : state.exposures().all()) {
            if (isIn(scope, each)) {
                String where = each.account().id() + " " + each.instrument().symbol();
                largest = largest.or(new Used(lots(each, Side.BUY), where)).or(new Used(lots(each, Side.SELL), where));
            }
        }
        return largest;
    }

    private long lots(Exposure exposure, Side side) {
        worths.of(exposure.account(), exposure.instrument()).reach(side, reach);
        Decimal lot = exposure.instrument().contract().contractSize();
        return Micros.over(reach.micros(), lot.unscaled(), lot.scale());
    }

    private Used largestGross(Scope scope, long nowNanos) {
        Used largest = new Used(0, "");
        for (Exposure each : state.exposures().all()) {
            if (isIn(scope, each)) {
                largest = largest.or(
                        new Used(gross(each, nowNanos), each.account().id().value()));
            }
        }
        return largest;
    }

    private Used largestLeverage(Scope scope, long nowNanos) {
        Used largest = new Used(0, "");
        for (Exposure each : state.exposures().all()) {
            Decimal equity = isIn(scope, each) ? equity(each.account()) : null;
            long gross = equity == null ? Conversion.NO_RATE : gross(each, nowNanos);
            if (equity != null && gross != Conversion.NO_RATE && equity.signum() > 0) {
                long leverage = Micros.ratio(gross, Micros.of(equity));
                largest = largest.or(new Used(leverage, each.account().id().value()));
            }
        }
        return largest;
    }

    private @Nullable Decimal equity(Account account) {
        Decimal reported = state.equity(account.id());
        ScopeLimits own = state.limits().of(account.id());
        LimitValue assumed = own == null ? null : own.value(LimitKind.ASSUMED_EQUITY);
        LimitValue general = assumed == null ? state.limits().gateway().value(LimitKind.ASSUMED_EQUITY) : assumed;
        return reported != null ? reported : general instanceof LimitValue.Amount amount ? amount.value() : null;
    }

    private long gross(Exposure exposure, long nowNanos) {
        Worth worth = worths.of(exposure.account(), exposure.instrument());
        return worths.gross(worth, exposure.account(), Side.BUY, null, nowNanos);
    }

    private static boolean isIn(Scope scope, Exposure exposure) {
        return (scope.venue() == null || scope.venue().equals(exposure.account().venue()))
                && (scope.account() == null
                        || scope.account().equals(exposure.account().id()))
                && (scope.symbol() == null
                        || scope.symbol().equals(exposure.instrument().symbol()));
    }
}
