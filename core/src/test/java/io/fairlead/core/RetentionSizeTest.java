package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A snapshot is as large behind ten times the history. `-Dfairlead.retention.orders` tries more of it and prints.
final class RetentionSizeTest {
    private static final RetentionSettings SMALL = new RetentionSettings(0, 500, 3_600_000_000_000_000L, 1000, 2000);

    @Test
    void theSnapshotDoesNotGrowWithHistory() {
        int orders = Integer.getInteger("fairlead.retention.orders", 30_000);
        Fixture fixture = new Fixture(List.of(), 1_000_000_000_000L, CoreSettings.DEFAULTS.with(SMALL)).up();
        fixture.core.define(List.of(), fixture.now);
        trade(fixture, 0, orders / 10);
        int before = SnapshotTest.snapshot(fixture.state, 1).length;
        trade(fixture, orders / 10, orders);
        byte[] after = SnapshotTest.snapshot(fixture.state, 1);
        long begin = System.nanoTime();
        CoreState restored = SnapshotTest.restored(fixture.state);
        long micros = (System.nanoTime() - begin) / 1000;
        assertThat(restored.stateHash()).isEqualTo(fixture.state.stateHash());
        assertThat(after.length).isBetween(before * 9 / 10, before * 11 / 10);
        assertThat(fixture.state.orders().all().size()).isLessThan(500 + Retiring.STEP + 64);
        assertThat(fixture.state.orders().retired().size()).isEqualTo(1000);
        assertThat(fixture.state.orders().retired().usedIds()).isEqualTo(2000);
        if (Integer.getInteger("fairlead.retention.orders") == null) {
            return;
        }
        System.out.printf(
                "snapshot behind %d orders %d bytes, behind %d %d bytes, written and restored in %d us%n",
                orders / 10, before, orders, after.length, micros);
    }

    private static void trade(Fixture fixture, int from, int to) {
        for (int i = from; i < to; i++) {
            Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            LiveOrder order = fixture.working("c" + i, side, Fixture.limit("10000", "1.1"));
            fixture.fill(order, "x" + i, "10000", "1.1", "10000");
            if (i % 64 == 0) {
                fixture.core.onTick(fixture.now);
                fixture.log.removeIf(event -> !(event instanceof RetentionEvent));
                fixture.tape.clear();
            }
        }
    }
}
