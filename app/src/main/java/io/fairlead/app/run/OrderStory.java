package io.fairlead.app.run;

import io.fairlead.app.server.EventRecord;
import io.fairlead.app.server.OrderHistory;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.gateway.Explanation;
import io.fairlead.gateway.Explanation.Step;
import io.fairlead.gateway.Gateway;
import java.util.ArrayList;
import java.util.List;

/// An order's causal chain as the API tells it: decisions, the venue's words, and the messages that left. Any thread;
/// reads the log through.
record OrderStory(Gateway gateway) implements OrderHistory {
    /// A message that left for the venue, with `|` for SOH and without secrets.
    record MessageSent(String session, String message) {}

    /// Its client was told.
    record ClientTold(long commandEnteredNanos) {}

    /// How long it took from place to place.
    record TimePerHop(List<String> hops) {}

    @Override
    public List<EventRecord> of(OrderId order) {
        return told(gateway.explain(order));
    }

    @Override
    public List<EventRecord> refusals(ClientOrderId client) {
        return gateway.refusals(client).stream()
                .map(step -> EventRecord.of(step.position(), null, step.event()))
                .toList();
    }

    static List<EventRecord> told(Explanation why) {
        OrderId order = why.order();
        List<EventRecord> story = new ArrayList<>();
        why.steps().forEach(step -> story.add(record(order, step)));
        if (!story.isEmpty()) {
            EventRecord last = story.getLast();
            TimePerHop hops = new TimePerHop(why.hops().described());
            story.add(new EventRecord(last.position(), last.timeNanos(), order, "TimePerHop", hops));
        }
        return story;
    }

    private static EventRecord record(OrderId order, Step step) {
        return switch (step) {
            case Step.Logged logged -> EventRecord.of(logged.position(), order, logged.event());
            case Step.Sent(long position, long atNanos, String session, String message) ->
                new EventRecord(position, atNanos, order, "MessageSent", new MessageSent(session, message));
            case Step.Told(long position, long atNanos, long enteredNanos) ->
                new EventRecord(position, atNanos, order, "ClientTold", new ClientTold(enteredNanos));
        };
    }
}
