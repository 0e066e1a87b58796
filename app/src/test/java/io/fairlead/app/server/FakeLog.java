package io.fairlead.app.server;

import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The events of the fake gateway, in memory. Any thread; guarded by itself.
final class FakeLog implements EventSource, OrderHistory {
    private final List<EventRecord> records = new CopyOnWriteArrayList<>();

    synchronized void happens(@Nullable OrderId order, String type, Record event) {
        int size = records.size();
        records.add(new EventRecord(size + 1, FakeGateway.START_NANOS + size, order, type, event));
    }

    @Override
    public long end() {
        return records.size();
    }

    @Override
    public long start() {
        return 0;
    }

    @Override
    public Reader from(long position) {
        return new Reader() {
            private int next = (int) position;

            @Override
            public @Nullable EventRecord next(Duration wait) throws InterruptedException {
                if (next >= records.size()) {
                    Thread.sleep(wait);
                }
                return next < records.size() ? records.get(next++) : null;
            }

            @Override
            public void close() {
                next = Integer.MAX_VALUE;
            }
        };
    }

    @Override
    public List<EventRecord> of(OrderId order) {
        return records.stream().filter(event -> order.equals(event.order())).toList();
    }

    @Override
    public List<EventRecord> refusals(ClientOrderId client) {
        return records.stream()
                .filter(each -> each.event() instanceof Refusal refusal && client.equals(refusal.clientOrderId()))
                .toList();
    }
}
