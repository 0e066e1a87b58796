package io.fairlead.proof.world;

import io.fairlead.core.CoreState;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.LimitEvent;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import io.fairlead.proof.world.happening.Happening;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds up, slowly and order by order, what each order that is let pass may lead to, and compares it with the
/// limits and locks that stand. Owned by the world's thread.
final class RiskWitness {
    private static final Decimal LOT = Decimal.of(100_000);

    private final Stage stage;
    private final Map<LimitKind, LimitValue> limits = new HashMap<>();
    private final Map<AccountId, Set<GuardLimit>> locks = new HashMap<>();
    private CoreState state = new CoreState();

    RiskWitness(Stage stage) {
        this.stage = stage;
    }

    /// A life begins with what the log holds.
    void recovered(CoreState recovered) {
        state = recovered;
        limits.clear();
        stage.scenario().risk().limits().forEach(limit -> set(limit.kind(), limit.value()));
        recovered.limits().standing().forEach(each -> {
            if (each.change() != null && each.scope().equals(new Scope.Gateway())) {
                set(each.kind(), each.change().value());
            }
        });
        locks.clear();
        recovered
                .guards()
                .all()
                .forEach((account, ledger) ->
                        locksOf(account).addAll(ledger.bars().locks().keySet()));
    }

    private Set<GuardLimit> locksOf(AccountId account) {
        return locks.computeIfAbsent(account, _ -> EnumSet.noneOf(GuardLimit.class));
    }

    /// The gateway logged an event.
    void logged(Event event) {
        switch (event) {
            case LimitEvent.LimitSet set -> {
                stage.happened(Happening.LIMIT_CHANGES, "gate", "limit " + set.limit());
                set(set.limit().kind(), set.limit().value());
            }
            case GuardEvent.Locked locked -> {
                stage.happened(Happening.GUARD_LOCKS, "gate", locked.account() + " is locked: " + locked.why());
                locksOf(locked.account()).add(locked.limit());
                if (locked.limit() != GuardLimit.VALUES) {
                    requireLosable(locked.account(), "is locked: " + locked.why());
                }
            }
            case GuardEvent.Unlocked unlocked -> locksOf(unlocked.account()).remove(unlocked.limit());
            case GuardEvent.BalanceStated stated -> locksOf(stated.account()).clear();
            case GuardEvent.FlattenDecided decided -> {
                stage.happened(Happening.GUARD_FLATTENS, "gate", decided.account() + " is emptied");
                requireLosable(decided.account(), "is emptied for " + decided.reason());
            }
            case Event.OrderAccepted order when !order.strategy().equals(StrategyId.CLOSE) -> accepted(order);
            case Event.ReplaceAccepted replace -> replaced(replace);
            default -> {} // of every other event limits know nothing
        }
    }

    /// What a firm allows at the TradeLocker venue nobody can lose there, whatever the venue says of the worth.
    private void requireLosable(AccountId account, String what) {
        if (stage.scenario().accountsAtProviders().stream()
                .noneMatch(each -> each.id().equals(account))) {
            stage.violations().add(account + " " + what + ", and nobody lost so much");
        }
    }

    private void set(LimitKind kind, @Nullable LimitValue value) {
        if (value == null) {
            limits.remove(kind);
        } else {
            limits.put(kind, value);
        }
    }

    private void accepted(Event.OrderAccepted order) {
        String what = order.order() + " was accepted";
        if (!locksOf(order.account()).isEmpty()) {
            stage.violations().add(what + " while the guard has locked " + order.account() + ": " + locks);
        }
        requireWithin(LimitKind.MAX_ORDER_LOTS, order.lots(), what);
        requireWithin(
                LimitKind.MAX_OPEN_ORDERS, Decimal.of(state.orders().live().size() + 1L), what);
        Reach reach = new Reach(order.account(), order.symbol(), order.side());
        requireWithin(
                LimitKind.MAX_POSITION_LOTS,
                reach.without(null).plus(order.terms().units()),
                LOT,
                what);
    }

    private void replaced(Event.ReplaceAccepted replace) {
        LiveOrder order = Objects.requireNonNull(state.orders().find(replace.order()));
        if (replace.after().units().compareTo(replace.before().units()) <= 0) {
            return;
        }
        Reach reach = new Reach(order.account().id(), order.instrument().symbol(), order.side());
        Decimal rest = replace.after().units().minus(executed(order));
        requireWithin(LimitKind.MAX_POSITION_LOTS, reach.without(order).plus(rest), LOT, order.id() + " was replaced");
    }

    private void requireWithin(LimitKind kind, Decimal units, Decimal unit, String what) {
        LimitValue limit = limits.get(kind);
        if (limit instanceof LimitValue.Amount(Decimal most) && units.compareTo(most.times(unit)) > 0) {
            stage.violations().add(what + " although it comes to " + units + " by " + kind + " of " + most);
        }
    }

    private void requireWithin(LimitKind kind, Decimal measured, String what) {
        LimitValue limit = limits.get(kind);
        Decimal most = switch (limit) {
            case null -> null;
            case LimitValue.Amount(Decimal amount) -> amount;
            case LimitValue.Count(int count) -> Decimal.of(count);
            case LimitValue.Span _, LimitValue.Times _, LimitValue.Switch _, LimitValue.Hours _ -> null;
        };
        if (most != null && measured.compareTo(most) > 0) {
            stage.violations().add(what + " although it comes to " + measured + " by " + kind + " of " + most);
        }
    }

    /// What an account may come to hold of a symbol, on one side.
    private final class Reach {
        private final AccountId account;
        private final Symbol symbol;
        private final Side side;

        Reach(AccountId account, Symbol symbol, Side side) {
            this.account = account;
            this.symbol = symbol;
            this.side = side;
        }

        /// If everything on this side is executed that still may be, but for one order.
        Decimal without(@Nullable LiveOrder left) {
            Decimal units = Decimal.ZERO;
            for (Position position : state.positions().all()) {
                if (position.account().id().equals(account)
                        && position.instrument().symbol().equals(symbol)) {
                    Decimal held = position.units();
                    units = units.plus(side == Side.BUY ? held : held.negated());
                }
            }
            for (LiveOrder order : state.orders().ever()) {
                if (order != left
                        && order.side() == side
                        && order.account().id().equals(account)
                        && order.instrument().symbol().equals(symbol)) {
                    units = units.plus(open(order));
                }
            }
            return units;
        }
    }

    /// What may still be executed of an order: all that is not known to have been; of a closed one what the venue
    /// claims and never told.
    private static Decimal open(LiveOrder order) {
        if (order.status().isTerminal()) {
            return order.missing().max(Decimal.ZERO);
        }
        OrderTerms pending = order.pendingTerms();
        Decimal units = order.terms().units();
        Decimal most = pending == null ? units : units.max(pending.units());
        return most.minus(executed(order)).max(Decimal.ZERO);
    }

    private static Decimal executed(LiveOrder order) {
        Decimal units = Decimal.ZERO;
        for (Execution execution : order.executions()) {
            units = execution.counts() ? units.plus(execution.units()) : units;
        }
        return units;
    }
}
