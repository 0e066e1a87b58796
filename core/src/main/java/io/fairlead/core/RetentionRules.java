package io.fairlead.core;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.order.LateWord;
import io.fairlead.core.order.LiveOrder;

/// What may leave the live state, and what brings it back. Pure; a gateway runs with `STANDARD`, a simulated world puts
/// wrong rules in their place to see whether that is noticed.
public interface RetentionRules {
    /// Those of the product.
    RetentionRules STANDARD = new RetentionRules() {};

    /// Whether nothing more is expected of an order. It is disputed while a break stands or the venue is asked
    /// about it.
    default boolean isOver(LiveOrder order, boolean isDisputed) {
        return order.status().isTerminal()
                && !isDisputed
                && !order.isInFlight()
                && order.missing().isZero()
                && !order.hasInferred();
    }

    /// Whether a report tells more than is known of an order that left. The copy is of no use afterwards.
    default boolean isNews(ExecutionReport report, LiveOrder copy, long nowNanos) {
        return LateWord.isNews(report, copy, nowNanos);
    }
}
