package io.fairlead.core.event;

/// The form of breaker events in the log. Pure; both directions beside each other.
final class BreakerEventCodec {
    private static final BreakerEvent.Endpoint[] ENDPOINTS = BreakerEvent.Endpoint.values();

    private BreakerEventCodec() {}

    static int typeOf(BreakerEvent event) {
        return switch (event) {
            case BreakerEvent.Tripped _ -> EventType.BREAKER_TRIPPED;
            case BreakerEvent.Probed _ -> EventType.BREAKER_PROBED;
            case BreakerEvent.Closed _ -> EventType.BREAKER_CLOSED;
            case BreakerEvent.Reset _ -> EventType.BREAKER_RESET;
        };
    }

    static void write(BreakerEvent event, ModelWriter model) {
        model.venue(event.venue());
        model.out().constant(event.endpoint());
        switch (event) {
            case BreakerEvent.Tripped e -> {
                model.out().signed(e.failures());
                model.out().signed(e.trips());
                model.out().signed(e.probeAtNanos());
                model.out().text(e.why());
            }
            case BreakerEvent.Probed e -> model.order(e.order());
            case BreakerEvent.Closed e -> model.order(e.order());
            case BreakerEvent.Reset e -> {
                model.origin(e.origin());
                model.out().text(e.because());
            }
        }
    }

    static BreakerEvent read(int type, long at, ByteReader in, ModelReader model) {
        return switch (type) {
            case EventType.BREAKER_TRIPPED ->
                new BreakerEvent.Tripped(
                        at, model.venue(), in.constant(ENDPOINTS), in.int32(), in.int32(), in.signed(), in.text());
            case EventType.BREAKER_PROBED ->
                new BreakerEvent.Probed(at, model.venue(), in.constant(ENDPOINTS), model.order());
            case EventType.BREAKER_CLOSED ->
                new BreakerEvent.Closed(at, model.venue(), in.constant(ENDPOINTS), model.order());
            case EventType.BREAKER_RESET ->
                new BreakerEvent.Reset(at, model.venue(), in.constant(ENDPOINTS), model.origin(), in.text());
            default -> throw new EventFormatException("event type " + type + " is not a breaker's");
        };
    }
}
