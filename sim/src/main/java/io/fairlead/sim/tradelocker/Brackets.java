package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.sim.match.Terms;
import io.fairlead.sim.tradelocker.Ticket.Purpose;
import io.fairlead.sim.tradelocker.Ticket.Status;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Stop losses and take profits: orders of their own that the core holds back until the price reaches them. Of
/// the two of a position, one that is filled ends the other. Owned by the venue's thread.
final class Brackets {
    private final Dealing dealing;
    private final Matching matching;
    private final Money money;

    Brackets(Dealing dealing, Matching matching, Money money) {
        this.dealing = dealing;
        this.matching = matching;
        this.money = money;
    }

    /// Gives a position that an order opened, or added to, what the order asked for.
    void protect(Holding holding, Protection protection, long nowNanos) {
        Protection.Level stop = protection.stopLoss();
        Protection.Level profit = protection.takeProfit();
        if (stop != null && holding.stopLoss == null) {
            boolean trails = stop.kind() == Protection.Kind.TRAILING;
            stopAt(
                    holding,
                    stop.stop(holding.instrument, holding.side, holding.average()),
                    trails ? stop.distance(holding.instrument) : null,
                    nowNanos);
        }
        if (profit != null && holding.takeProfit == null) {
            profitAt(holding, profit.profit(holding.instrument, holding.side, holding.average()), nowNanos);
        }
        resize(holding, nowNanos);
    }

    /// Sets the stop loss of a position, null for none; `trail` is null for one that stays.
    void stopAt(Holding holding, @Nullable Decimal price, @Nullable Decimal trail, long nowNanos) {
        Ticket ticket = holding.stopLoss;
        if (price == null) {
            if (ticket != null) {
                matching.cancel(ticket, nowNanos);
            }
            return;
        }
        if (ticket == null) {
            Terms terms = new Terms(
                    holding.side.opposite(),
                    OrdType.STOP,
                    TimeInForce.GOOD_TILL_CANCEL,
                    holding.qty,
                    null,
                    price,
                    0,
                    Instructions.NONE);
            ticket = made(holding, Purpose.STOP_LOSS, terms, nowNanos);
            holding.stopLoss = ticket;
        }
        ticket.stopPx = price;
        ticket.trail = trail;
        amend(ticket, nowNanos);
    }

    /// Sets the take profit of a position, null for none.
    void profitAt(Holding holding, @Nullable Decimal price, long nowNanos) {
        Ticket ticket = holding.takeProfit;
        if (price == null) {
            if (ticket != null) {
                matching.cancel(ticket, nowNanos);
            }
            return;
        }
        if (ticket == null) {
            Terms terms = Terms.limit(holding.side.opposite(), holding.qty, price, TimeInForce.GOOD_TILL_CANCEL);
            ticket = made(holding, Purpose.TAKE_PROFIT, terms, nowNanos);
            holding.takeProfit = ticket;
        }
        ticket.price = price;
        amend(ticket, nowNanos);
    }

    private Ticket made(Holding holding, Purpose purpose, Terms terms, long nowNanos) {
        Ticket ticket = dealing.ticket(
                holding.account, holding.instrument, purpose, terms, new Dealing.Asking(holding.strategyId, nowNanos));
        ticket.holding = holding;
        String refusal = dealing.hold(ticket, nowNanos);
        if (!refusal.isEmpty()) {
            throw new IllegalStateException("the core does not take a " + purpose + ": " + refusal);
        }
        return ticket;
    }

    private void amend(Ticket ticket, long nowNanos) {
        ticket.modifiedNanos = nowNanos;
        matching.amend(ticket, nowNanos);
    }

    /// Has the brackets that wait cover the whole position.
    void resize(Holding holding, long nowNanos) {
        for (Ticket ticket : of(holding)) {
            if (ticket.status == Status.HELD && !ticket.qty.equals(holding.qty)) {
                ticket.qty = holding.qty;
                amend(ticket, nowNanos);
            }
        }
    }

    /// The position is closed: nothing protects it any more, and nothing else closes it.
    void drop(Holding holding, long nowNanos) {
        for (Ticket ticket : List.copyOf(holding.account.open.values())) {
            if (holding.equals(ticket.holding) && ticket.made.purpose() != Purpose.OPEN) {
                matching.cancel(ticket, nowNanos);
            }
        }
        holding.stopLoss = null;
        holding.takeProfit = null;
    }

    /// An order has ended without being filled: it protects nothing any more.
    void ended(Ticket ticket, long nowNanos) {
        Holding holding = ticket.holding;
        if (holding == null) {
            return;
        }
        if (ticket.equals(holding.stopLoss)) {
            holding.stopLoss = null;
        } else if (ticket.equals(holding.takeProfit)) {
            holding.takeProfit = null;
        }
    }

    /// Follows the price, and lets go what it has reached.
    void check(Account account, long nowNanos) {
        for (Holding holding : List.copyOf(account.holdings.values())) {
            Money.Quote quote = of(holding).isEmpty() ? null : money.quote(holding.instrument);
            if (quote != null) {
                check(holding, quote.exit(holding.side), nowNanos);
            }
        }
    }

    private void check(Holding holding, Decimal exit, long nowNanos) {
        boolean longSide = holding.side == Side.BUY;
        Ticket stop = holding.stopLoss;
        if (stop != null && stop.status == Status.HELD) {
            trail(stop, exit, longSide);
            int reached = exit.compareTo(Objects.requireNonNull(stop.stopPx, "a stop has a price"));
            if (longSide ? reached <= 0 : reached >= 0) {
                strike(holding, stop, nowNanos);
                return;
            }
        }
        Ticket profit = holding.takeProfit;
        if (profit != null && profit.status == Status.HELD) {
            int reached = exit.compareTo(Objects.requireNonNull(profit.price, "a take profit has a price"));
            if (longSide ? reached >= 0 : reached <= 0) {
                strike(holding, profit, nowNanos);
            }
        }
    }

    private static void trail(Ticket stop, Decimal exit, boolean longSide) {
        Decimal trail = stop.trail;
        if (trail != null) {
            Decimal was = Objects.requireNonNull(stop.stopPx, "a stop has a price");
            stop.stopPx = longSide ? was.max(exit.minus(trail)) : was.min(exit.plus(trail));
        }
    }

    private void strike(Holding holding, Ticket ticket, long nowNanos) {
        for (Ticket other : of(holding)) {
            if (!other.equals(ticket) && other.status == Status.WORKING) {
                matching.cancel(other, nowNanos);
            }
        }
        Decimal room = Account.free(holding);
        if (room.signum() <= 0) {
            return; // what closes the position already takes all of it
        }
        ticket.qty = ticket.filledQty.plus(room);
        amend(ticket, nowNanos);
        ticket.status = Status.WORKING;
        matching.release(ticket, nowNanos);
        if (ticket.status == Status.FILLED) {
            of(holding).stream()
                    .filter(other -> !other.equals(ticket) && other.isLive())
                    .forEach(other -> matching.cancel(other, nowNanos));
        }
    }

    private static List<Ticket> of(Holding holding) {
        Ticket stop = holding.stopLoss;
        Ticket profit = holding.takeProfit;
        if (stop == null) {
            return profit == null ? List.of() : List.of(profit);
        }
        return profit == null ? List.of(stop) : List.of(stop, profit);
    }
}
