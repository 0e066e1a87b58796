package io.fairlead.core;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.testing.Generator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A venue that keeps exact books and puts every report into a pool, from which a test delivers in any order.
final class ChaosVenue {
    private static final Decimal LARGEST = Decimal.of(1_000_000_000);

    final List<ExecutionReport> pool = new ArrayList<>();
    final Map<LiveOrder, Book> books = new LinkedHashMap<>();
    private final Generator random;
    private long clock = 1_000;

    ChaosVenue(Generator random) {
        this.random = random;
    }

    /// What the venue itself knows of one order.
    static final class Book {
        final List<Trade> trades = new ArrayList<>();
        boolean cancelled;

        Decimal cumQty() {
            Decimal sum = Decimal.ZERO;
            for (Trade trade : trades) {
                sum = sum.plus(trade.units);
            }
            return sum;
        }
    }

    /// One execution as it stands at the venue; zero units once busted.
    static final class Trade {
        String lastExec;
        Decimal units;
        boolean corrected;

        Trade(String exec, Decimal units) {
            this.lastExec = exec;
            this.units = units;
        }
    }

    void act(LiveOrder order) {
        Book book = books.get(order);
        if (book == null) {
            books.put(order, new Book());
            pool.add(report(order).type(ExecType.NEW).cumQty("0").build());
            return;
        }
        switch (random.between(0, 9)) {
            case 0 -> bust(order, book);
            case 1 -> correct(order, book);
            case 2 -> {
                if (!book.cancelled && random.chance(30)) {
                    book.cancelled = true;
                    pool.add(report(order)
                            .type(ExecType.CANCELED)
                            .cumQty(text(book.cumQty()))
                            .build());
                }
            }
            case 3 ->
                pool.add(report(order)
                        .type(random.constant(ExecType.class))
                        .cumQty(text(book.cumQty()))
                        .build());
            default -> trade(order, book);
        }
    }

    private void trade(LiveOrder order, Book book) {
        if (order.terms().units().compareTo(LARGEST) > 0) {
            return; // restated by a report that makes no sense: too large to be counted with
        }
        Decimal rest = order.terms().units().minus(book.cumQty());
        if (book.cancelled || rest.signum() <= 0) {
            return;
        }
        Decimal units = rest.min(new Decimal(random.between(1, 4_000_00), 2));
        String exec = "E" + ++clock;
        book.trades.add(new Trade(exec, units));
        pool.add(report(order)
                .trade(exec, text(units), price(), text(book.cumQty()))
                .build());
    }

    private void bust(LiveOrder order, Book book) {
        if (book.trades.isEmpty()) {
            return;
        }
        Trade trade = random.pick(book.trades);
        if (!trade.units.isZero()) {
            trade.units = Decimal.ZERO;
            pool.add(report(order)
                    .bust("B" + ++clock, trade.lastExec, text(book.cumQty()))
                    .build());
        }
    }

    private void correct(LiveOrder order, Book book) {
        if (book.trades.isEmpty()) {
            return;
        }
        Trade trade = random.pick(book.trades);
        if (!trade.units.isZero() && !trade.corrected) {
            trade.corrected = true;
            trade.units = trade.units.plus(new Decimal(random.between(1, 100), 2));
            pool.add(report(order)
                    .correct("C" + ++clock, trade.lastExec, text(trade.units), price(), text(book.cumQty()))
                    .build());
        }
    }

    /// The venue's word on where the order stands, true at this moment.
    ExecutionReport status(LiveOrder order) {
        Book book = books.get(order);
        if (book == null) {
            return report(order)
                    .status(OrdStatus.REJECTED)
                    .reason(5)
                    .venueOrder(null)
                    .build();
        }
        Decimal cumQty = book.cumQty();
        OrdStatus status = book.cancelled
                ? OrdStatus.CANCELED
                : cumQty.isZero()
                        ? OrdStatus.NEW
                        : cumQty.compareTo(order.terms().units()) >= 0 ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED;
        return report(order).status(status).cumQty(text(cumQty)).build();
    }

    private Fixture.Report report(LiveOrder order) {
        return new Fixture.Report(order).at(++clock);
    }

    private String price() {
        return new Decimal(random.between(100_000, 120_000), 5).toString();
    }

    private static String text(Decimal value) {
        return value.toString();
    }
}
