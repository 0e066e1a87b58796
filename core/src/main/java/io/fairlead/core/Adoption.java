package io.fairlead.core;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.OrderEvent;
import io.fairlead.core.order.Reports;
import org.jspecify.annotations.Nullable;

/// Decides whether a report of an order that the log does not know becomes an order of ours. Engine thread.
///
/// Whatever is live or was executed is adopted, as it is our exposure; a closed order without executions is not.
final class Adoption {
    private final Desk desk;

    Adoption(Desk desk) {
        this.desk = desk;
    }

    /// Null if nothing is to be adopted, or what is needed for it is not in the report.
    Event.@Nullable OrderAdopted decide(ExecutionReport report, long nowNanos) {
        Account account = accountOf(report);
        Instrument instrument = report.details().symbol() == null
                ? null
                : desk.state().instrument(report.details().symbol());
        Side side = report.details().side();
        if (account == null || instrument == null || side == null || !(isExposure(report) || isOurs(report))) {
            return null;
        }
        OrderId id = idOf(report, account);
        return new Event.OrderAdopted(
                nowNanos,
                id,
                account.id(),
                new ClientOrderId(id.value()),
                instrument.symbol(),
                side,
                termsOf(report),
                report.refs().venueOrder(),
                report.details().terms() == null
                        ? "adopted from the venue's report, which did not tell its terms"
                        : "adopted from the venue's report");
    }

    /// Whether the report tells of the end of an order that we sent: closed without a fill as it is, a client may
    /// ask for it again, and must find it.
    private boolean isOurs(ExecutionReport report) {
        OrderId first = firstId(report);
        return isEnd(Reports.eventOf(report))
                && first != null
                && OrderIds.isOurs(first, desk.state().epoch());
    }

    private static boolean isEnd(OrderEvent event) {
        return event == OrderEvent.CANCELED || event == OrderEvent.REJECTED || event == OrderEvent.EXPIRED;
    }

    private static @Nullable OrderId firstId(ExecutionReport report) {
        return report.refs().origOrder() == null
                ? report.refs().order()
                : report.refs().origOrder();
    }

    /// Whether the report tells of something that can still execute, or did.
    static boolean isExposure(ExecutionReport report) {
        Decimal cumQty = report.progress().cumQty();
        if (cumQty != null && cumQty.signum() > 0) {
            return true;
        }
        OrderEvent event = Reports.eventOf(report);
        return switch (event) {
            case TRADE, TRADE_CORRECT, PENDING_NEW, NEW, PENDING_CANCEL, PENDING_REPLACE, REPLACED -> true;
            case STOPPED, SUSPENDED, RESTATED, DONE_FOR_DAY, STATED_PARTIALLY_FILLED, STATED_FILLED -> true;
            case CANCELED, REJECTED, EXPIRED, CALCULATED, TRADE_CANCEL, NOT_KNOWN_THERE, UNREADABLE -> false;
            case CANCEL_REJECTED, REPLACE_REJECTED -> false;
            case SENT, NOT_SENT, DOUBTED, CANCEL_ASKED, REPLACE_ASKED, REQUEST_NOT_SENT, PROVED_ABSENT -> false;
        };
    }

    /// The account that the report names, or else the venue's first. A list may show what others executed too: of an
    /// order that is not ours already, what names no account there is nobody's.
    private @Nullable Account accountOf(ExecutionReport report) {
        if (report.details().account() == null && report.marks().source() == Evidence.FILLS) {
            return null;
        }
        for (AccountState account : desk.state().accounts()) {
            Account definition = account.account();
            boolean named = report.details().account() == null
                    || report.details().account().equals(definition.id());
            if (named && definition.venue().equals(report.venue())) {
                return definition;
            }
        }
        return null;
    }

    private OrderId idOf(ExecutionReport report, Account account) {
        OrderId first = firstId(report);
        if (first != null && desk.state().orders().find(first) == null) {
            return first;
        }
        return desk.newId(account, nameOf(report.refs().venueOrder()));
    }

    /// In whose name an id is made for an order that came without one.
    static ClientOrderId nameOf(@Nullable VenueOrderId venueOrder) {
        String name = venueOrder == null ? "?" : venueOrder.value();
        return new ClientOrderId(name.substring(0, Math.min(64, name.length())).strip());
    }

    private static OrderTerms termsOf(ExecutionReport report) {
        OrderTerms told = report.details().terms();
        if (told != null) {
            return told;
        }
        Decimal units = sum(report.progress().cumQty(), report.progress().leavesQty());
        Decimal lastQty = report.progress().lastQty();
        return new OrderTerms(
                OrdType.MARKET,
                TimeInForce.DAY,
                units.isZero() && lastQty != null ? lastQty.abs() : units,
                null,
                null,
                null,
                OrderTerms.Flags.NONE,
                null,
                null);
    }

    private static Decimal sum(@Nullable Decimal one, @Nullable Decimal other) {
        Decimal first = one == null ? Decimal.ZERO : one.abs();
        Decimal second = other == null ? Decimal.ZERO : other.abs();
        try {
            return first.plus(second);
        } catch (ArithmeticException tooLarge) {
            return first.max(second);
        } catch (IllegalArgumentException tooLarge) {
            return first.max(second);
        }
    }
}
