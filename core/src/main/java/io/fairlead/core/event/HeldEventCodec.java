package io.fairlead.core.event;

import io.fairlead.core.model.OrderId;

/// The binary form of what is decided about held orders; each pair of branches is its own mirror.
final class HeldEventCodec {
    private static final HeldEvent.How[] HOWS = HeldEvent.How.values();

    private HeldEventCodec() {}

    static int typeOf(HeldEvent event) {
        return switch (event) {
            case HeldEvent.StopTriggered _ -> EventType.STOP_TRIGGERED;
            case HeldEvent.HeldChanged _ -> EventType.HELD_CHANGED;
            case HeldEvent.HeldEnded _ -> EventType.HELD_ENDED;
        };
    }

    static void write(HeldEvent event, ModelWriter model) {
        model.order(event.order());
        switch (event) {
            case HeldEvent.StopTriggered e -> {
                model.decimal(e.price());
                model.out.signed(e.bookNanos());
            }
            case HeldEvent.HeldChanged e -> {
                model.origin(e.origin());
                model.terms(e.after());
            }
            case HeldEvent.HeldEnded e -> {
                model.origin(e.origin());
                model.out.constant(e.how());
                model.out.text(e.why());
            }
        }
    }

    static HeldEvent read(int type, long at, ModelReader model) {
        OrderId order = model.order();
        return switch (type) {
            case EventType.STOP_TRIGGERED -> new HeldEvent.StopTriggered(at, order, model.decimal(), model.in.signed());
            case EventType.HELD_CHANGED -> new HeldEvent.HeldChanged(at, order, model.origin(), model.terms());
            case EventType.HELD_ENDED ->
                new HeldEvent.HeldEnded(at, order, model.origin(), model.in.constant(HOWS), model.in.text());
            default -> throw new EventFormatException("event type " + type + " is none of held orders");
        };
    }
}
