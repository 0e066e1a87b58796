package io.fairlead.core.testing;

import io.fairlead.core.event.EventType;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Any events of retention, sensible or not.
final class RandomRetention {
    private final Generator random;

    RandomRetention(Generator random) {
        this.random = random;
    }

    RetentionEvent ofType(int type, long at) {
        return switch (type) {
            case EventType.RETIRED ->
                new RetentionEvent.Retired(
                        at,
                        several(this::order),
                        several(() -> new GroupId(random.id(18))),
                        several(() -> new ClientOrderId(random.id(36))),
                        new RetentionEvent.Horizon(
                                random.between(0, 1_000_000), random.between(0, 1_000_000), random.anyLong()));
            case EventType.RECALLED -> new RetentionEvent.Recalled(at, order(), random.text());
            default -> throw new IllegalArgumentException("event type " + type + " is not of retention");
        };
    }

    private OrderId order() {
        return new OrderId(random.word(OrderId.MAX_LENGTH));
    }

    private <T> List<T> several(Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int left = random.between(0, 4); left > 0; left--) {
            all.add(one.get());
        }
        return all;
    }
}
