package io.fairlead.core.event;

import io.fairlead.core.model.OrderId;
import java.util.List;

/// The core's answer to a command. It tells of our decision, never of the venue's.
public sealed interface Outcome {
    /// Logged and under way. `orders` are the orders concerned: one for place, replace and cancel; all for the sweeping
    /// commands.
    record Accepted(List<OrderId> orders) implements Outcome {}

    /// This very request was accepted before.
    record Repeated(OrderId order) implements Outcome {}

    /// Nothing changed, but for what `remedy` says of a command that sweeps. `field` and `value` say what was wrong,
    /// `remedy` what to do.
    record Refused(DenialCode code, String field, String value, String remedy) implements Outcome {

        /// The same of a command that sweeps, once these orders were under way.
        public Refused behind(List<OrderId> orders) {
            return orders.isEmpty()
                    ? this
                    : new Refused(code, field, value, orders.size() + " are being closed, not all: " + remedy);
        }
    }
}
