package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import org.junit.jupiter.api.Test;

/// Fills that a venue takes back from an order that was filled.
class BustTest {
    private final Fixture fixture = new Fixture().up();

    private LiveOrder filled() {
        LiveOrder order = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.fill(order, "e1", "10000", "1.1", "10000");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        return order;
    }

    @Test
    void closesAnOrderThatTheVenueClosesWithTheBust() {
        LiveOrder order = filled();
        fixture.hear(new Fixture.Report(order)
                .status(OrdStatus.CANCELED)
                .bust("e2", "e1", "0")
                .build());
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(fixture.state.positions().all().getFirst().isFlat()).isTrue();
    }

    @Test
    void aListedOneLeavesOpenWhetherTheOrderTradesOn() {
        LiveOrder order = filled();
        fixture.hear(Listed.of(bust(order)));
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(order.reserved()).isEqualTo(Decimal.of(10_000));
        assertThat(fixture.calls).contains("query " + order.id());
        fixture.hear(Listed.of(bust(order)));
        assertThat(order.status()).as("told again").isEqualTo(OrderStatus.UNKNOWN);
        fixture.hear(new Fixture.Report(order).status(OrdStatus.NEW).cumQty("0").build());
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void ofSeveralListedOnesNoneSaysThatTheOrderTradesOn() {
        LiveOrder order = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.fill(order, "e1", "5000", "1.1", "5000");
        fixture.fill(order, "e2", "5000", "1.1", "10000");
        fixture.hear(
                Listed.of(new Fixture.Report(order).bust("b1", "e1", "5000").build()));
        fixture.hear(Listed.of(new Fixture.Report(order).bust("b2", "e2", "0").build()));
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        fixture.hear(
                new Fixture.Report(order).status(OrdStatus.CANCELED).cumQty("0").build());
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void closesTheOrderWithItsOwnReportThoughAListToldTheBustBefore() {
        LiveOrder order = filled();
        fixture.hear(Listed.of(bust(order)));
        fixture.hear(new Fixture.Report(order).status(OrdStatus.NEW).cumQty("0").build());
        fixture.hear(bust(order));
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(order.reserved()).isEqualTo(Decimal.ZERO);
    }

    private static ExecutionReport bust(LiveOrder order) {
        return new Fixture.Report(order)
                .status(OrdStatus.CANCELED)
                .bust("e2", "e1", "0")
                .build();
    }

    @Test
    void closesAFilledOrderWhoseBustWasMissedWhenTheVenueStatesIt() {
        LiveOrder order = filled();
        fixture.hear(
                new Fixture.Report(order).status(OrdStatus.CANCELED).cumQty("0").build());
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(order.missing()).isEqualTo(Decimal.of(-10_000));
    }

    @Test
    void keepsAFilledOrderFilledWhateverIsStatedOfItsEnd() {
        LiveOrder order = filled();
        fixture.hear(new Fixture.Report(order)
                .status(OrdStatus.CANCELED)
                .cumQty("10000")
                .build());
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
    }
}
