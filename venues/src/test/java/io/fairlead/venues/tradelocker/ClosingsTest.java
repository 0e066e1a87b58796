package io.fairlead.venues.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import org.junit.jupiter.api.Test;

class ClosingsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_700_000_000 * SECOND;
    private static final Listed EURUSD =
            new Listed(FakeOrder.EURUSD, "278", "9912", Decimal.of(100_000), Decimal.of("0.01"), null, null);

    private final Closings closings = new Closings();

    private static Closing close(String order, String position, String units, long sentNanos) {
        return new Closing(new OrderId(order), new VenuePositionId(position), Side.SELL, Decimal.of(units), sentNanos);
    }

    static OrderRow row(String position, String lots, long createdNanos) {
        return row("7", position, lots, createdNanos);
    }

    static OrderRow row(String id, String position, String lots, long createdNanos) {
        return new OrderRow(
                id,
                "278",
                "9912",
                Decimal.of(lots),
                Side.SELL,
                "market",
                "Filled",
                Decimal.of(lots),
                Decimal.of("1.1"),
                null,
                null,
                "IOC",
                0,
                createdNanos,
                createdNanos,
                false,
                position,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void anOrderIsTheCloseOfItsPositionSideAndSize() {
        closings.sending(close("close-of-another", "2", "1000", NOW));
        closings.sending(close("close", "1", "1000", NOW));
        closings.answered(new OrderId("close"));
        assertThat(closings.opened(row("1", "0.02", NOW + SECOND), EURUSD)).isNull();
        assertThat(closings.opened(row("1", "0.01", NOW - 60 * SECOND), EURUSD)).isNull();
        assertThat(closings.opened(row("1", "0.01", NOW + SECOND), EURUSD)).isEqualTo(new OrderId("close"));
        assertThat(closings.opened(row("1", "0.01", NOW + SECOND), EURUSD)).isNull();
        assertThat(closings.isAnyOpen()).isTrue();
    }

    /// A close that never arrived is over here too once the next one of its position leaves.
    @Test
    void anOrderIsTheNewestCloseOfItsPosition() {
        closings.sending(close("never-arrived", "1", "1000", NOW));
        closings.sending(close("newest", "1", "1000", NOW + 100 * SECOND));
        assertThat(closings.opened(row("1", "0.01", NOW + 101 * SECOND), EURUSD))
                .isEqualTo(new OrderId("newest"));
        assertThat(closings.isAnyOpen()).isFalse();
    }
}
