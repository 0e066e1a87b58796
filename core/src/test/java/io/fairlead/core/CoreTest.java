package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import org.junit.jupiter.api.Test;

/// One order's way through the core, and what a retry of it gives.
final class CoreTest {
    private final Fixture fixture = new Fixture().up();

    @Test
    void placesSendsAcknowledgesAndFillsAnOrder() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        assertThat(order.status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(fixture.calls).containsExactly("submit " + order.id());
        fixture.sent(order.id());
        assertThat(order.status()).isEqualTo(OrderStatus.SENT);
        fixture.report(order, ExecType.NEW);
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        fixture.fill(order, "e1", "4000", "1.1", "4000");
        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(order.leavesQty()).isEqualTo(Decimal.of(6000));
        fixture.fill(order, "e2", "6000", "1.09995", "10000");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.avgPx()).isEqualTo(Decimal.of("1.09997"));
        assertThat(fixture.state.positions().all().getFirst().units()).isEqualTo(Decimal.of(10000));
        assertThat(fixture.state.breaks()).isEmpty();
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void answersARetryWithTheSameOrderAndRefusesAnotherBody() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        assertThat(fixture.command(Fixture.place("c1", Side.BUY, Fixture.limit("10000", "1.1"))))
                .isEqualTo(new Outcome.Repeated(order.id()));
        assertThat(fixture.command(Fixture.place("c1", Side.SELL, Fixture.limit("10000", "1.1"))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).hasToString("CLIENT_ORDER_ID_REUSED"));
        assertThat(fixture.calls).hasSize(1);
        assertThat(fixture.log.getLast()).isInstanceOf(Event.CommandRefused.class);
    }
}
