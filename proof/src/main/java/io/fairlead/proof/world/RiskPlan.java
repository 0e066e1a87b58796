package io.fairlead.proof.world;

import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.TradingDay;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What stands in the way of orders in a world: limits that are often reached, and firms' rules that a few losses
/// break. Immutable; drawn by chance.
record RiskPlan(List<Limit> limits, Map<AccountId, GuardRules> guards) {
    static final Decimal START_BALANCE = Decimal.of(100_000);
    private static final long SECOND = 1_000_000_000L;

    RiskPlan {
        limits = List.copyOf(limits);
        guards = Map.copyOf(guards);
    }

    /// @param prices whether every provider tells its prices
    static RiskPlan of(List<Account> accounts, boolean prices, RandomGenerator random) {
        List<Limit> limits = random.nextBoolean() ? List.of() : limits(prices, random);
        Map<AccountId, GuardRules> guards = new LinkedHashMap<>();
        if (prices && random.nextInt(4) > 0) {
            accounts.forEach(account -> guards.put(account.id(), guard(random)));
        }
        return new RiskPlan(limits, guards);
    }

    /// With accounts that are guarded, and whose firm allows them to lose more than anybody can.
    RiskPlan withUnlosable(List<Account> accounts) {
        GuardRules rules = new GuardRules(
                "rules",
                "",
                START_BALANCE,
                true,
                new TradingDay(ZoneOffset.UTC, LocalTime.MIDNIGHT),
                null,
                new GuardRules.Drawdown(LossLimit.parse("60000"), GuardRules.From.START, false),
                GuardRules.Caps.NONE,
                GuardRules.Locking.STANDARD,
                new GuardRules.Trust(300 * SECOND, 10, 60 * SECOND, 2 * SECOND),
                GuardRules.Windows.NONE);
        Map<AccountId, GuardRules> all = new LinkedHashMap<>(guards);
        accounts.forEach(account -> all.put(account.id(), rules));
        return new RiskPlan(limits, all);
    }

    private static List<Limit> limits(boolean prices, RandomGenerator random) {
        List<Limit> limits = new ArrayList<>(List.of(
                limit(LimitKind.MAX_ORDER_LOTS, "2.8"),
                limit(LimitKind.MAX_POSITION_LOTS, String.valueOf(6 + random.nextInt(24))),
                limit(LimitKind.MAX_OPEN_ORDERS, String.valueOf(6 + random.nextInt(16))),
                limit(LimitKind.MAX_ORDERS_PER_SECOND, String.valueOf(5 + random.nextInt(8))),
                limit(LimitKind.MAX_ORDERS_PER_MINUTE, "90"),
                limit(LimitKind.MAX_REPEATS, "3 in 5s"),
                limit(LimitKind.DUPLICATE_WINDOW, "250ms"),
                limit(LimitKind.SELF_MATCH, random.nextBoolean() ? "no" : "yes")));
        if (prices) {
            limits.add(limit(LimitKind.PRICE_COLLAR, "0.0003"));
            limits.add(limit(LimitKind.MAX_PRICE_AGE, "5s"));
            limits.add(limit(LimitKind.MAX_GROSS_EXPOSURE, "2500000"));
        }
        return limits;
    }

    static Limit limit(LimitKind kind, String value) {
        return Limit.of(new Scope.Gateway(), kind, value);
    }

    private static GuardRules guard(RandomGenerator random) {
        int loss = 20 + random.nextInt(110);
        GuardRules.DailyLoss daily = random.nextBoolean()
                ? new GuardRules.DailyLoss(
                        LossLimit.parse(String.valueOf(loss / 2 + 10)), GuardRules.Base.HIGHER, random.nextBoolean())
                : null;
        List<GuardRules.From> froms = List.of(GuardRules.From.values());
        GuardRules.From from = froms.get(random.nextInt(froms.size()));
        return new GuardRules(
                "rules",
                random.nextInt(3) == 0 ? "firm" : "",
                START_BALANCE,
                false,
                new TradingDay(ZoneOffset.UTC, LocalTime.of(12, 0, 10 + random.nextInt(40))),
                daily,
                new GuardRules.Drawdown(LossLimit.parse(String.valueOf(loss)), from, random.nextBoolean()),
                new GuardRules.Caps(random.nextBoolean() ? Decimal.of(9) : null, null, false),
                GuardRules.Locking.STANDARD,
                new GuardRules.Trust(15 * SECOND, 10, 5 * SECOND, random.nextInt(6) > 0 ? 2 * SECOND : -1),
                GuardRules.Windows.NONE);
    }
}
