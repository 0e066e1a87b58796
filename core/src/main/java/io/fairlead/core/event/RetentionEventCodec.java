package io.fairlead.core.event;

import io.fairlead.core.model.GroupId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The form of retention events in the log. Pure; both directions beside each other.
final class RetentionEventCodec {
    private RetentionEventCodec() {}

    static int typeOf(RetentionEvent event) {
        return switch (event) {
            case RetentionEvent.Retired _ -> EventType.RETIRED;
            case RetentionEvent.Recalled _ -> EventType.RECALLED;
        };
    }

    static void write(RetentionEvent event, ModelWriter model) {
        switch (event) {
            case RetentionEvent.Retired e -> {
                list(e.orders(), model::order, model);
                list(e.groups(), group -> model.out.text(group.value()), model);
                list(e.parents(), model::client, model);
                model.out.signed(e.horizon().orders());
                model.out.signed(e.horizon().ids());
                model.out.signed(e.horizon().sinceNanos());
            }
            case RetentionEvent.Recalled e -> {
                model.order(e.order());
                model.out.text(e.why());
            }
        }
    }

    static RetentionEvent read(int type, long at, ModelReader model) {
        ByteReader in = model.in;
        return switch (type) {
            case EventType.RETIRED ->
                new RetentionEvent.Retired(
                        at,
                        list(in, model::order),
                        list(in, () -> new GroupId(in.text())),
                        list(in, model::client),
                        new RetentionEvent.Horizon(in.int32(), in.int32(), in.signed()));
            case EventType.RECALLED -> new RetentionEvent.Recalled(at, model.order(), in.text());
            default -> throw new EventFormatException("event type " + type + " is not of retention");
        };
    }

    private static <T> void list(List<T> values, Consumer<T> one, ModelWriter model) {
        model.out.unsigned(values.size());
        for (int i = 0; i < values.size(); i++) {
            one.accept(values.get(i));
        }
    }

    private static <T> List<T> list(ByteReader in, Supplier<T> one) {
        List<T> values = new ArrayList<>();
        for (int left = in.size(); left > 0; left--) {
            values.add(one.get());
        }
        return values;
    }
}
