package io.fairlead.venues.tradelocker;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ExecutionReport.Details;
import io.fairlead.core.event.ExecutionReport.Marks;
import io.fairlead.core.event.ExecutionReport.Progress;
import io.fairlead.core.event.ExecutionReport.References;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.venues.tradelocker.TradeLockerMapping.Standing;
import io.fairlead.venues.tradelocker.rest.ExecutionRow;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Words an order's picture as execution reports. Immutable.
record Reporting(VenueId venue, AccountId account) {
    /// OrdRejReason(103) 5: unknown order; 99: other.
    private static final int UNKNOWN_ORDER = 5;

    private static final int OTHER = 99;
    private static final int NO_REASON = -1;
    private static final int LONGEST_RAW = 400;

    /// News of an order without a fill.
    ExecutionReport news(Tracked order, OrderRow row, ExecType type, @Nullable OrderId original) {
        Standing standing = TradeLockerMapping.standing(row);
        boolean refused = type == ExecType.REJECTED;
        return new ExecutionReport(
                venue,
                new References(order.name, original, new VenueOrderId(row.id()), null, null),
                progress(order, row, type, standing),
                details(order, row, refused ? OTHER : NO_REASON, refused ? refusal(row) : ""),
                Marks.NONE);
    }

    private static String refusal(OrderRow row) {
        return "the venue's status is " + row.status();
    }

    /// A fill: everything between what was told before and this picture, as one.
    ExecutionReport trade(Tracked order, OrderRow row, Decimal cum, Decimal lastPx, Decimal avgPx) {
        Standing standing = TradeLockerMapping.standing(row);
        Decimal left = standing.isFinal() ? Decimal.ZERO : row.qty().minus(cum);
        return new ExecutionReport(
                venue,
                new References(order.name, null, new VenueOrderId(row.id()), new ExecId(row.id() + "-" + cum), null),
                new Progress(
                        ExecType.TRADE,
                        standing.ordStatus(true),
                        order.listed.units(cum.minus(order.toldLots)),
                        lastPx,
                        order.listed.units(cum),
                        order.listed.units(left),
                        avgPx),
                details(order, row, NO_REASON, ""),
                Marks.NONE);
    }

    /// What was executed in all: lots, and price times lots.
    record Sum(Decimal lots, BigDecimal cost) {}

    /// A fill that executions tell: `newest` is the last of them.
    ExecutionReport execution(Tracked order, Sum sum, Decimal lastPx, ExecutionRow newest, OrderTerms terms) {
        Decimal ordered = terms.units();
        Decimal cum = order.listed.units(sum.lots);
        Decimal left = ordered.minus(cum);
        return new ExecutionReport(
                venue,
                new References(
                        order.name,
                        null,
                        new VenueOrderId(order.venueOrder),
                        new ExecId(order.venueOrder + "-" + sum.lots),
                        null),
                new Progress(
                        ExecType.TRADE,
                        left.signum() > 0 ? OrdStatus.PARTIALLY_FILLED : OrdStatus.FILLED,
                        order.listed.units(sum.lots.minus(order.toldLots)),
                        lastPx,
                        cum,
                        left.signum() > 0 ? left : Decimal.ZERO,
                        Decimal.quotient(sum.cost, sum.lots.toBigDecimal())),
                new Details(
                        account,
                        order.listed.instrument().symbol(),
                        newest.side(),
                        terms,
                        NO_REASON,
                        "",
                        newest.createdNanos()),
                Marks.NONE);
    }

    /// Where an order stands, for somebody who asked.
    ExecutionReport status(Tracked order, OrderRow row, Evidence source) {
        Standing standing = TradeLockerMapping.standing(row);
        return new ExecutionReport(
                venue,
                new References(order.name, null, new VenueOrderId(row.id()), null, null),
                progress(order, row, ExecType.ORDER_STATUS, standing),
                details(order, row, standing == Standing.REFUSED ? OTHER : NO_REASON, ""),
                new Marks(false, false, "", "", source));
    }

    /// The final picture of an order whose status is a word that we do not know. Kept raw.
    ExecutionReport unreadable(Tracked order, OrderRow row) {
        String raw = row.toString();
        return new ExecutionReport(
                venue,
                new References(order.name, null, new VenueOrderId(row.id()), null, null),
                progress(order, row, null, Standing.UNREADABLE),
                details(order, row, NO_REASON, ""),
                new Marks(false, true, raw.substring(0, Math.min(LONGEST_RAW, raw.length()))));
    }

    /// Complete lists do not show an order of that id.
    ExecutionReport denial(Ticket ticket) {
        return new ExecutionReport(
                venue,
                new References(ticket.id(), null, null, null, null),
                new Progress(ExecType.ORDER_STATUS, OrdStatus.REJECTED, null, null, null, null, null),
                new Details(
                        account,
                        ticket.instrument().symbol(),
                        ticket.side(),
                        null,
                        UNKNOWN_ORDER,
                        "neither in orders nor in history",
                        0),
                new Marks(false, false, "", "", Evidence.ORDER_STATUS));
    }

    /// The venue took the request and says no.
    ExecutionReport refusal(Ticket ticket, String text) {
        return new ExecutionReport(
                venue,
                new References(ticket.id(), null, null, null, null),
                new Progress(ExecType.REJECTED, OrdStatus.REJECTED, null, null, Decimal.ZERO, Decimal.ZERO, null),
                new Details(account, ticket.instrument().symbol(), ticket.side(), ticket.terms(), OTHER, text, 0),
                Marks.NONE);
    }

    /// The venue took an order: it is accepted, not filled.
    ExecutionReport acceptance(Ticket ticket, VenueOrderId order) {
        return new ExecutionReport(
                venue,
                new References(ticket.id(), null, order, null, null),
                new Progress(
                        ExecType.NEW,
                        OrdStatus.NEW,
                        null,
                        null,
                        Decimal.ZERO,
                        ticket.terms().units(),
                        null),
                new Details(account, ticket.instrument().symbol(), ticket.side(), ticket.terms(), NO_REASON, "", 0),
                Marks.NONE);
    }

    private static Progress progress(Tracked order, OrderRow row, @Nullable ExecType type, Standing standing) {
        Decimal cum = Tracked.filled(row);
        Decimal left = standing.isFinal() ? Decimal.ZERO : row.qty().minus(cum);
        return new Progress(
                type,
                standing.ordStatus(!cum.isZero()),
                null,
                null,
                order.listed.units(cum),
                order.listed.units(left),
                cum.isZero() ? null : row.avgPrice());
    }

    private Details details(Tracked order, OrderRow row, int reason, String text) {
        return new Details(
                account,
                order.listed.instrument().symbol(),
                row.side(),
                TradeLockerMapping.terms(row, order.listed),
                reason,
                text,
                row.lastModifiedNanos());
    }

    /// What was executed cost so much, in price times lots.
    static BigDecimal cost(Decimal lots, Decimal avgPx) {
        return lots.toBigDecimal().multiply(avgPx.toBigDecimal());
    }
}
