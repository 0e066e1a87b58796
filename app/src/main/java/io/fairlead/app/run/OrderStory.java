package io.fairlead.app.run;

import io.fairlead.app.server.EventRecord;
import io.fairlead.app.server.OrderHistory;
import io.fairlead.core.model.OrderId;
import io.fairlead.gateway.Explanation.Step;
import io.fairlead.gateway.Gateway;
import java.util.List;

/// An order's causal chain as the API tells it: decisions, the venue's words, and the messages that left. Any thread;
/// reads the log through.
record OrderStory(Gateway gateway) implements OrderHistory {
    /// A message that left for the venue, with `|` for SOH and without secrets.
    record MessageSent(String session, String message) {}

    @Override
    public List<EventRecord> of(OrderId order) {
        return gateway.explain(order).steps().stream()
                .map(step -> record(order, step))
                .toList();
    }

    private static EventRecord record(OrderId order, Step step) {
        return switch (step) {
            case Step.Logged(long position, long atNanos, var event) ->
                new EventRecord(position, atNanos, order, event.getClass().getSimpleName(), (Record) event);
            case Step.Sent(long position, long atNanos, String session, String message) ->
                new EventRecord(position, atNanos, order, "MessageSent", new MessageSent(session, message));
        };
    }
}
