package io.fairlead.venues.tradelocker.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How far history is read, by the venue's clock.
class HistoryCursorTest {
    private static final long MILLI = 1_000_000L;
    private static final long MINUTE = 60_000;

    private final HistoryCursor cursor = new HistoryCursor(100 * MINUTE, 2 * MINUTE * MILLI);

    private static OrderRow row(String id, long createdMillis, long changedMillis) {
        return new OrderRow(
                id,
                "278",
                null,
                Decimal.ONE,
                Side.BUY,
                null,
                "Filled",
                null,
                null,
                null,
                null,
                null,
                0,
                createdMillis * MILLI,
                changedMillis * MILLI,
                false,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private long fromMinute(long nowMinute) {
        return cursor.next(nowMinute * MINUTE * MILLI).fromMillis() / MINUTE;
    }

    @Test
    void beginsWhereItIsToldToAndEndsAheadOfOurClock() {
        assertThat(fromMinute(500)).isEqualTo(100);
        assertThat(cursor.next(500 * MINUTE * MILLI).toMillis()).isEqualTo(501 * MINUTE);
        assertThat(fromMinute(600)).as("our clock alone moves nothing on").isEqualTo(100);
    }

    @Test
    void movesOnWithTheNewestOrderLessTheOverlap() {
        OrderRow row = row("1", 200 * MINUTE, 210 * MINUTE);
        assertThat(cursor.take(List.of(row), true, 500 * MINUTE * MILLI)).containsExactly(row);
        assertThat(fromMinute(500)).isEqualTo(208);
        assertThat(cursor.take(List.of(row), true, 500 * MINUTE * MILLI)).isEmpty();
    }

    @Test
    void staysWhereAnAnswerWasNotWhole() {
        cursor.take(List.of(row("1", 200 * MINUTE, 210 * MINUTE)), false, 500 * MINUTE * MILLI);
        assertThat(fromMinute(500)).isEqualTo(100);
    }

    @Test
    void orderFromTheFutureHidesNoneOfToday() {
        cursor.take(List.of(row("1", 9_000 * MINUTE, 9_000 * MINUTE)), true, 500 * MINUTE * MILLI);
        assertThat(fromMinute(500)).isEqualTo(499);
    }

    @Test
    void isHeldBackByTheCreationOfAnOrderThatIsWaitedFor() {
        cursor.take(List.of(row("1", 200 * MINUTE, 210 * MINUTE)), true, 500 * MINUTE * MILLI);
        cursor.await("2", 50 * MINUTE * MILLI, 520 * MINUTE * MILLI);
        cursor.await("3", 0, 520 * MINUTE * MILLI);
        assertThat(fromMinute(500)).isEqualTo(48);
        assertThat(cursor.awaitsAny(500 * MINUTE * MILLI)).isTrue();
        cursor.take(List.of(row("2", 50 * MINUTE, 211 * MINUTE)), true, 500 * MINUTE * MILLI);
        assertThat(fromMinute(500)).isEqualTo(209);
        assertThat(cursor.awaits("2")).isFalse();
        assertThat(cursor.awaits("3")).isTrue();
        assertThat(cursor.awaitsAny(520 * MINUTE * MILLI)).isFalse();
    }
}
