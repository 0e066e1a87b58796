package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.sim.desk.Timers;
import io.fairlead.sim.match.Terms;
import io.fairlead.sim.tradelocker.Ticket.Purpose;
import io.fairlead.sim.tradelocker.Ticket.Status;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Deals: takes orders, has them traded after a while, and keeps positions and money. Owned by the venue's
/// thread.
final class Dealing implements Matching.Outcome {
    private final Matching matching;
    private final Money money;
    private final Timers timers;
    private final Dice dice;
    private final Ids ids;
    private final Decimal commissionPerLot;
    private final Changes changes;
    private final Brackets brackets;

    /// What dealing needs from around it.
    record Surroundings(Money money, Timers timers, Dice dice, Ids ids, Decimal commissionPerLot, Changes changes) {}

    Dealing(Function<Matching.Outcome, Matching> matching, Surroundings around) {
        this.matching = matching.apply(this);
        this.money = around.money();
        this.timers = around.timers();
        this.dice = around.dice();
        this.ids = around.ids();
        this.commissionPerLot = around.commissionPerLot();
        this.changes = around.changes();
        this.brackets = new Brackets(this, this.matching, money);
    }

    Brackets brackets() {
        return brackets;
    }

    Matching matching() {
        return matching;
    }

    /// A ticket with a number of its own, that nobody has heard of yet.
    Ticket ticket(Account account, ListedInstrument instrument, Purpose purpose, Terms terms, Asking asking) {
        return new Ticket(
                new Ticket.Made(
                        ids.next(), account, instrument, terms.side(), purpose, asking.nanos(), asking.strategyId()),
                terms);
    }

    /// When something was asked for, and under which strategyId; null if it came with none.
    record Asking(@Nullable String strategyId, long nanos) {}

    /// Takes an order, which trades after a while; returns why not, or nothing.
    String accept(Ticket ticket, long nowNanos) {
        String refusal = hold(ticket, nowNanos);
        if (refusal.isEmpty()) {
            long due = nowNanos + dice.fillDelayNanos();
            timers.at(due, () -> begin(ticket, due));
        }
        return refusal;
    }

    /// Takes an order, which trades when somebody releases it.
    String hold(Ticket ticket, long nowNanos) {
        String refusal = matching.admit(ticket, nowNanos);
        if (refusal.isEmpty()) {
            ticket.made.account().open.put(ticket.id(), ticket);
            changes.order(ticket, nowNanos);
        }
        return refusal;
    }

    private void begin(Ticket ticket, long nowNanos) {
        if (ticket.status != Status.HELD) {
            return;
        }
        if (ticket.made.purpose() == Purpose.OPEN && dice.refusesLater()) {
            ticket.end(Status.REFUSED, nowNanos);
            matching.cancel(ticket, nowNanos);
            return;
        }
        if (ticket.made.purpose() == Purpose.CLOSE && (dice.closeSticks() || !fits(ticket, nowNanos))) {
            matching.cancel(ticket, nowNanos);
            return;
        }
        ticket.status = Status.WORKING;
        matching.release(ticket, nowNanos);
    }

    /// Cuts a closing order down to what is left to close; false if nothing is.
    private boolean fits(Ticket ticket, long nowNanos) {
        Holding holding = Objects.requireNonNull(ticket.holding, "a closing order has a position");
        Decimal others = closing(holding).minus(ticket.leaves());
        Decimal room = holding.qty.minus(others);
        if (room.signum() <= 0) {
            return false;
        }
        ticket.qty = ticket.qty.min(room);
        matching.amend(ticket, nowNanos);
        return true;
    }

    private static Decimal closing(Holding holding) {
        return holding.qty.minus(Account.free(holding));
    }

    /// Begins to close lots of a position at the market, at most what nothing closes yet; returns the order, or
    /// null if there is nothing to close.
    @Nullable
    Ticket close(Holding holding, Decimal lots, Asking asking) {
        if (Account.free(holding).compareTo(lots) < 0 || lots.signum() <= 0) {
            return null;
        }
        Terms terms = Terms.market(holding.side.opposite(), lots, TimeInForce.IMMEDIATE_OR_CANCEL);
        Ticket ticket = ticket(holding.account, holding.instrument, Purpose.CLOSE, terms, asking);
        ticket.holding = holding;
        return accept(ticket, asking.nanos()).isEmpty() ? ticket : null;
    }

    void cancel(Ticket ticket, long nowNanos) {
        matching.cancel(ticket, nowNanos);
    }

    /// Puts the terms of a live order in force; returns why not, or nothing.
    String amend(Ticket ticket, long nowNanos) {
        String refusal = matching.amend(ticket, nowNanos);
        if (refusal.isEmpty()) {
            ticket.modifiedNanos = nowNanos;
            changes.order(ticket, nowNanos);
        }
        return refusal;
    }

    /// Something of a position is other than it was, its lots apart.
    void changed(Holding holding, long nowNanos) {
        changes.position(holding, nowNanos);
    }

    @Override
    public void filled(Ticket ticket, Decimal lots, Decimal price, long nowNanos) {
        ticket.fill(lots, price, nowNanos);
        BigDecimal fee = Money.cents(commissionPerLot.times(lots).toBigDecimal());
        Account account = ticket.made.account();
        String id = ids.next();
        Holding holding = ticket.made.purpose() == Purpose.OPEN
                ? grown(ticket, lots, price, fee)
                : Objects.requireNonNull(ticket.holding, "what closes has a position");
        account.fills.add(new Account.Fill(id, ticket, holding.id, price, lots, nowNanos));
        account.file(ticket);
        changes.order(ticket, nowNanos);
        if (ticket.made.purpose() == Purpose.OPEN) {
            account.pay(BigDecimal.ZERO, fee, lots);
            brackets.protect(holding, ticket.protection, nowNanos);
            changes.position(holding, nowNanos);
        } else {
            shrink(holding, new Account.Fill(id, ticket, holding.id, price, lots, nowNanos), fee);
        }
    }

    private Holding grown(Ticket ticket, Decimal lots, Decimal price, BigDecimal fee) {
        Holding holding = ticket.holding;
        if (holding == null || !holding.isOpen()) {
            holding = new Holding(ids.next(), ticket, ticket.modifiedNanos);
            ticket.holding = holding;
            holding.account.holdings.put(holding.id, holding);
        }
        holding.grow(lots, price, fee);
        return holding;
    }

    private void shrink(Holding holding, Account.Fill fill, BigDecimal fee) {
        Account account = holding.account;
        BigDecimal gross = money.gain(account, holding, fill.qty(), fill.price());
        BigDecimal commission = holding.shrink(fill.qty()).add(fee);
        account.pay(gross, fee, fill.qty());
        account.closed.add(new Account.ClosedTrade(fill.id(), holding, fill.qty(), gross, commission, fill.nanos()));
        if (holding.isOpen()) {
            brackets.resize(holding, fill.nanos());
            changes.position(holding, fill.nanos());
        } else {
            account.holdings.remove(holding.id);
            brackets.drop(holding, fill.nanos());
            changes.closed(holding, fill.price(), fill.nanos());
        }
    }

    @Override
    public void ended(Ticket ticket, long nowNanos) {
        boolean began = ticket.status == Status.WORKING;
        if (ticket.isLive()) {
            ticket.end(Status.CANCELLED, nowNanos);
        }
        ticket.made.account().file(ticket);
        changes.order(ticket, nowNanos);
        brackets.ended(ticket, nowNanos);
        if (began && ticket.made.purpose() == Purpose.CLOSE && ticket.tif == TimeInForce.IMMEDIATE_OR_CANCEL) {
            closeRest(ticket, nowNanos);
        }
    }

    /// What an immediate closing order did not get, one that stays does.
    private void closeRest(Ticket closed, long nowNanos) {
        Holding holding = Objects.requireNonNull(closed.holding, "a closing order has a position");
        Decimal rest = closed.qty.minus(closed.filledQty).min(Account.free(holding));
        if (rest.signum() > 0) {
            Terms terms = new Terms(
                    closed.made.side(),
                    OrdType.MARKET,
                    TimeInForce.GOOD_TILL_CANCEL,
                    rest,
                    null,
                    null,
                    0,
                    closed.terms().instructions());
            Ticket again = ticket(
                    holding.account,
                    holding.instrument,
                    Purpose.CLOSE,
                    terms,
                    new Asking(closed.made.strategyId(), nowNanos));
            again.holding = holding;
            if (hold(again, nowNanos).isEmpty()) {
                again.status = Status.WORKING;
                matching.release(again, nowNanos);
            }
        }
    }

    /// Closes every position of an account whose money does not carry its margin any more.
    void stopOut(Account account, int stopOutPercent, long nowNanos) {
        if (account.holdings.isEmpty()) {
            return;
        }
        AccountNumbers numbers = AccountNumbers.of(account, money);
        BigDecimal least = numbers.margin().multiply(BigDecimal.valueOf(stopOutPercent, 2));
        if (numbers.equity().compareTo(least) < 0) {
            for (Holding holding : List.copyOf(account.holdings.values())) {
                close(holding, Account.free(holding), new Asking(null, nowNanos));
            }
        }
    }
}
