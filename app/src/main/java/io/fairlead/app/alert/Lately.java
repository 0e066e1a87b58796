package io.fairlead.app.alert;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Makes conditions of what happens at one instant, such as a missed heartbeat: they stand for a while after it.
/// Owned by the `alerts` thread.
final class Lately {
    private final long standNanos;
    private final Map<Condition, Long> until = new LinkedHashMap<>();

    Lately(long standNanos) {
        this.standNanos = standNanos;
    }

    void happened(Condition condition, long nowNanos) {
        until.remove(condition);
        until.put(condition, nowNanos + standNanos);
    }

    void find(long nowNanos, Consumer<Condition> found) {
        Iterator<Map.Entry<Condition, Long>> each = until.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Condition, Long> next = each.next();
            if (nowNanos >= next.getValue()) {
                each.remove();
            } else {
                found.accept(next.getKey());
            }
        }
    }
}
