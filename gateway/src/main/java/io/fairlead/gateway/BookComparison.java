package io.fairlead.gateway;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.gateway.MassStatus.Difference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a venue's picture of an order has otherwise than ours. What the venue does not say differs in nothing. Pure.
final class BookComparison {
    private BookComparison() {}

    static List<Difference> differences(ExecutionReport report, LiveOrder ours) {
        List<Difference> found = new ArrayList<>();
        OrdStatus status = report.progress().ordStatus();
        if (status != null && asOurs(status) != ours.status()) {
            found.add(Difference.STATUS);
        }
        if (differ(report.progress().cumQty(), ours.cumQty())) {
            found.add(Difference.FILLED);
        }
        OrderTerms theirs = report.details().terms();
        if (theirs != null) {
            if (differ(theirs.units(), ours.terms().units())) {
                found.add(Difference.QUANTITY);
            }
            if (differ(theirs.price(), ours.terms().price())
                    || differ(theirs.stopPx(), ours.terms().stopPx())) {
                found.add(Difference.PRICE);
            }
        }
        return found;
    }

    private static boolean differ(@Nullable Decimal theirs, @Nullable Decimal ours) {
        return theirs != null && (ours == null || theirs.compareTo(ours) != 0);
    }

    /// How an order stands in our books that the venue has like this.
    private static OrderStatus asOurs(OrdStatus status) {
        return switch (status) {
            case NEW, REPLACED, ACCEPTED_FOR_BIDDING -> OrderStatus.NEW;
            case PARTIALLY_FILLED -> OrderStatus.PARTIALLY_FILLED;
            case FILLED -> OrderStatus.FILLED;
            case DONE_FOR_DAY -> OrderStatus.DONE_FOR_DAY;
            case CANCELED -> OrderStatus.CANCELED;
            case PENDING_CANCEL -> OrderStatus.PENDING_CANCEL;
            case STOPPED -> OrderStatus.STOPPED;
            case REJECTED -> OrderStatus.REJECTED;
            case SUSPENDED -> OrderStatus.SUSPENDED;
            case PENDING_NEW -> OrderStatus.PENDING_NEW;
            case CALCULATED -> OrderStatus.CALCULATED;
            case EXPIRED -> OrderStatus.EXPIRED;
            case PENDING_REPLACE -> OrderStatus.PENDING_REPLACE;
        };
    }
}
