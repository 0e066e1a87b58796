package io.fairlead.core.event;

/// The binary form of what is decided about single positions; each pair of branches is its own mirror.
final class PositionEventCodec {
    private static final PositionEvent.How[] HOWS = PositionEvent.How.values();

    private PositionEventCodec() {}

    static int typeOf(PositionEvent event) {
        return switch (event) {
            case PositionEvent.ChangeAccepted _ -> EventType.POSITION_CHANGE_ACCEPTED;
            case PositionEvent.ChangeEnded _ -> EventType.POSITION_CHANGE_ENDED;
        };
    }

    static void write(PositionEvent event, ModelWriter model) {
        model.order(event.request());
        model.account(event.account());
        model.position(event.position());
        switch (event) {
            case PositionEvent.ChangeAccepted e -> {
                model.origin(e.origin());
                model.exitLevels(e.before());
                model.exitLevels(e.after());
            }
            case PositionEvent.ChangeEnded e -> {
                model.out.constant(e.how());
                model.out.text(e.evidence());
            }
        }
    }

    static PositionEvent read(int type, long at, ModelReader model) {
        var request = model.order();
        var account = model.account();
        var position = model.position();
        return switch (type) {
            case EventType.POSITION_CHANGE_ACCEPTED ->
                new PositionEvent.ChangeAccepted(
                        at, model.origin(), request, account, position, model.exitLevels(), model.exitLevels());
            case EventType.POSITION_CHANGE_ENDED ->
                new PositionEvent.ChangeEnded(at, request, account, position, model.in.constant(HOWS), model.in.text());
            default -> throw new EventFormatException("event type " + type + " is none of positions");
        };
    }
}
