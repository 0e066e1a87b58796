package io.fairlead.proof.world;

import io.fairlead.core.CoreState;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.sim.match.Depth;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds up, in a world at rest and by the venues' own books and prices, what each guarded account is worth, and
/// demands that one beyond its firm's limit is locked. Owned by the world's thread.
final class GuardReckoning {
    private final Stage stage;
    private final Witness witness;

    GuardReckoning(Stage stage, Witness witness) {
        this.stage = stage;
        this.witness = witness;
    }

    /// Adds what does not hold to the violations.
    void settle(CoreState state) {
        stage.scenario().risk().guards().forEach((id, rules) -> {
            Account account = stage.scenario().account(id);
            GuardRules.Drawdown drawdown = rules.drawdown();
            if (drawdown != null
                    && witness.isProvider(account.venue())
                    && isWhole(state, account)
                    && witness.provider(account.venue()).hasToldPrices()) {
                BigDecimal start = RiskPlan.START_BALANCE.toBigDecimal();
                BigDecimal floor = start.subtract(drawdown.limit().amount(start, start));
                GuardLedger ledger = state.guards().ledger(id);
                boolean locked = ledger != null && ledger.lock(GuardLimit.DRAWDOWN) != null;
                BigDecimal result = result(account);
                if (result != null && start.add(result).compareTo(floor) < 0 && !locked) {
                    stage.violations()
                            .add(id + " is worth " + start.add(result) + " by the venue's books, its firm acts at "
                                    + floor + ", and nobody has locked it");
                }
            }
        });
    }

    /// Whether we know every fill of the account by its own report.
    private static boolean isWhole(CoreState state, Account account) {
        for (LiveOrder order : state.orders().ever()) {
            if (order.account().id().equals(account.id())
                    && (order.hasInferred() || !order.missing().isZero() || order.isClosedByWord())) {
                return false;
            }
        }
        return true;
    }

    /// What the account has won or lost: cash in and out, and what is held at the prices of now; null if somebody has
    /// bought up the market.
    private @Nullable BigDecimal result(Account account) {
        Provider provider = witness.provider(account.venue());
        BigDecimal cash = BigDecimal.ZERO;
        Map<String, BigDecimal> held = new LinkedHashMap<>();
        for (VenueBooks.Entry entry : provider.books.all()) {
            if (entry.newest().ids().account().equals(account.venueAccount())) {
                boolean buys = entry.newest().terms().side() == Side.BUY;
                for (VenueBooks.Fill fill : entry.fills()) {
                    BigDecimal units = fill.units().toBigDecimal();
                    units = buys ? units : units.negate();
                    cash = cash.subtract(units.multiply(fill.price().toBigDecimal()));
                    held.merge(entry.newest().symbol(), units, BigDecimal::add);
                }
            }
        }
        for (Map.Entry<String, BigDecimal> each : held.entrySet()) {
            Depth depth = provider.depth(each.getKey());
            List<Depth.Level> other = each.getValue().signum() > 0 ? depth.bids() : depth.asks();
            if (other.isEmpty()) {
                return null;
            }
            BigDecimal price = other.getFirst().price().toBigDecimal();
            cash = cash.add(each.getValue().multiply(price));
        }
        return cash;
    }
}
