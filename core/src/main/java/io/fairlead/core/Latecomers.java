package io.fairlead.core;

import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Reports;
import io.fairlead.core.order.RetiredOrders;
import org.jspecify.annotations.Nullable;

/// Finds the order of a venue's word among those that left the live state. Owned by the engine thread.
final class Latecomers {
    private final RetiredOrders retired;
    private final RetentionRules rules;

    Latecomers(RetiredOrders retired, RetentionRules rules) {
        this.retired = retired;
        this.rules = rules;
    }

    /// A copy of the order that a word is about; null if that is none that left.
    @Nullable
    LiveOrder orderOf(VenueInput input) {
        LiveOrder copy = retired.size() == 0 ? null : find(input);
        return copy != null && copy.account().venue().equals(input.venue()) ? copy : null;
    }

    private @Nullable LiveOrder find(VenueInput input) {
        return switch (input) {
            case ExecutionReport report -> {
                LiveOrder named = named(report);
                yield named == null ? retired.find(report.venue(), report.refs().venueOrder()) : named;
            }
            case CancelReject reject -> either(reject.request(), reject.order());
            case BusinessReject reject -> retired.find(reject.request());
            case Fate fate -> retired.find(fate.request());
            case VenueInput _ -> null;
        };
    }

    /// By our own ids: these outweigh the venue's, which it may give again.
    @Nullable
    LiveOrder named(ExecutionReport report) {
        return either(report.refs().order(), report.refs().origOrder());
    }

    private @Nullable LiveOrder either(@Nullable OrderId first, @Nullable OrderId second) {
        LiveOrder found = retired.find(first);
        return found == null ? retired.find(second) : found;
    }

    /// Whether a word tells more than is known of the order. The copy is of no use afterwards.
    boolean isNews(VenueInput input, LiveOrder copy, long nowNanos) {
        return input instanceof ExecutionReport report && rules.isNews(report, copy, nowNanos);
    }

    /// Whether a report is, or may be, of an order that left so long ago that it is not remembered whole: by its id, or
    /// as it speaks of what was over by then.
    boolean isForgotten(ExecutionReport report) {
        long venueNanos = report.details().venueNanos();
        return retired.isUsed(report.refs().order())
                || retired.isUsed(report.refs().origOrder())
                || (venueNanos > 0 && venueNanos <= retired.forgottenNanos() && isOver(report));
    }

    private static boolean isOver(ExecutionReport report) {
        return switch (Reports.eventOf(report)) {
            case TRADE, TRADE_CORRECT, TRADE_CANCEL, STATED_FILLED, CANCELED, REJECTED, EXPIRED -> true;
            case PENDING_NEW, NEW, DONE_FOR_DAY, STOPPED, SUSPENDED, CALCULATED, STATED_PARTIALLY_FILLED -> false;
            case PENDING_CANCEL, PENDING_REPLACE, REPLACED, RESTATED, NOT_KNOWN_THERE, UNREADABLE -> false;
            case CANCEL_REJECTED, REPLACE_REJECTED, SENT, NOT_SENT, DOUBTED, CANCEL_ASKED, REPLACE_ASKED -> false;
            case REQUEST_NOT_SENT, PROVED_ABSENT -> false;
        };
    }
}
