package io.fairlead.core.order;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;

/// Tells whether what a venue says of an order that left is known already. Pure.
public final class LateWord {
    private LateWord() {}

    /// Tried on a copy, by the rules of any report: news is whatever would move the order, its figures or its terms,
    /// or does not fit where it stands. The copy is of no use afterwards.
    public static boolean isNews(ExecutionReport report, LiveOrder copy, long atNanos) {
        OrderStatus status = copy.status;
        OrderTerms terms = copy.terms;
        boolean revised = Resolutions.revise(copy, report, atNanos);
        Effect effect = Bookkeeping.book(copy, report, atNanos);
        boolean inside = Bookkeeping.follow(copy, report, effect, atNanos);
        return revised
                || !inside
                || effect != Effect.NONE
                || copy.status != status
                || !copy.terms.equals(terms)
                || !copy.missing().isZero();
    }
}
