package io.fairlead.core;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.order.LateWord;
import io.fairlead.core.order.LiveOrder;

/// What may leave the live state, and what brings it back. Pure; a gateway runs with `STANDARD`, a simulated world puts
/// wrong rules in their place to see whether that is noticed.
public interface RetentionRules {
    /// Those of the product.
    RetentionRules STANDARD = new RetentionRules() {};

    /// Whether nothing more is expected of an order, as far as the order itself tells.
    default boolean isOver(LiveOrder order) {
        return order.status().isTerminal()
                && !order.isInFlight()
                && order.missing().isZero()
                && !order.hasInferred();
    }

    /// Whether a report tells more than is known of an order that left. The copy is of no use afterwards.
    default boolean isNews(ExecutionReport report, LiveOrder copy, long nowNanos) {
        return LateWord.isNews(report, copy, nowNanos);
    }
}
