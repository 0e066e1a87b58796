package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.tradelocker.TradeLockerConfig.AccountSetup;
import io.fairlead.sim.tradelocker.TradeLockerConfig.Login;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One account: its money, its orders, its positions and what happened on it. Mutable; owned by the venue's
/// thread.
final class Account {
    /// One fill as the venue lists it.
    record Fill(String id, Ticket ticket, String positionId, Decimal price, Decimal qty, long nanos) {}

    /// One closing fill as the report of closed trades has it.
    record ClosedTrade(String id, Holding holding, Decimal qty, BigDecimal profit, BigDecimal commission, long nanos) {}

    /// What was traded since the day began.
    static final class Today {
        BigDecimal gross = BigDecimal.ZERO.setScale(2);
        BigDecimal fees = BigDecimal.ZERO.setScale(2);
        Decimal volume = Decimal.ZERO;
        int trades;
    }

    final Login login;
    final AccountSetup setup;
    final Map<String, Ticket> open = new LinkedHashMap<>();
    final Map<String, Ticket> finished = new LinkedHashMap<>();
    final Map<String, Holding> holdings = new LinkedHashMap<>();
    final List<Fill> fills = new ArrayList<>();
    final List<ClosedTrade> closed = new ArrayList<>();
    BigDecimal balance;
    Today today = new Today();

    Account(Login login, AccountSetup setup) {
        this.login = login;
        this.setup = setup;
        this.balance = Money.cents(setup.balance().toBigDecimal());
    }

    String id() {
        return Long.toString(setup.id());
    }

    String currency() {
        return setup.currency();
    }

    String name() {
        return "FAIR-" + setup.id();
    }

    /// The order of this id, live or final; null if the account has none.
    @Nullable
    Ticket ticket(String id) {
        Ticket live = open.get(id);
        return live == null ? finished.get(id) : live;
    }

    /// Moves an order to the history once it is final.
    void file(Ticket ticket) {
        if (ticket.status.isFinal() && open.remove(ticket.id()) != null) {
            finished.put(ticket.id(), ticket);
        }
    }

    /// A new day of trading: the executions of the one before are not listed any more.
    void beginDay() {
        today = new Today();
        fills.clear();
    }

    void pay(BigDecimal gross, BigDecimal fee, Decimal lots) {
        balance = balance.add(gross).subtract(fee);
        today.gross = today.gross.add(gross);
        today.fees = today.fees.add(fee);
        today.volume = today.volume.plus(lots);
        today.trades++;
    }

    /// Lots of a position that nothing is about to close: orders to close it, and those that protect it and
    /// have begun.
    static Decimal free(Holding holding) {
        Decimal free = holding.qty;
        for (Ticket ticket : holding.account.open.values()) {
            boolean closing = switch (ticket.made.purpose()) {
                case OPEN -> false;
                case CLOSE -> true;
                case STOP_LOSS, TAKE_PROFIT -> ticket.status == Ticket.Status.WORKING;
            };
            if (closing && holding.equals(ticket.holding)) {
                free = free.minus(ticket.leaves());
            }
        }
        return free.max(Decimal.ZERO);
    }
}
