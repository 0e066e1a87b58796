package io.fairlead.core;

import static io.fairlead.core.BalancedDesk.A;
import static io.fairlead.core.BalancedDesk.B;
import static io.fairlead.core.BalancedDesk.C;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// That an order for one member of a group goes to no second one, whatever is repeated, lost or restarted.
final class BalancedRetryTest {
    private final BalancedDesk desk = new BalancedDesk();
    private final Fixture fixture = desk.fixture;

    private static DenialCode denial(Outcome outcome) {
        return ((Outcome.Refused) outcome).code();
    }

    @Test
    void aRetryFindsTheSameOrderWhateverBecameOfIt() {
        desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000");
        LiveOrder order = desk.newest();
        fixture.hear(new Fate.Unknown(Fixture.VENUE, order.id(), "reset"));
        fixture.port.obstacles.put(A, "login one is out");
        for (int i = 0; i < 3; i++) {
            assertThat(desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000"))
                    .isEqualTo(new Outcome.Repeated(order.id()));
        }
        assertThat(denial(desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "2000")))
                .isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED);
        assertThat(denial(desk.place(Balance.FEWEST_ORDERS, "x", Side.BUY, "1000")))
                .isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED);
        BalancedDesk restarted = new BalancedDesk(fixture.log, fixture.now + 1).up();
        assertThat(restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000"))
                .isEqualTo(new Outcome.Repeated(order.id()));
        assertThat(restarted.fixture.state.orders().all()).hasSize(1);
    }

    @Test
    void anIdThatAMemberUsedItselfGoesToNoOther() {
        fixture.command(new Command.PlaceOrder(
                Fixture.ANNA,
                C,
                new ClientOrderId("x"),
                Fixture.EURUSD,
                Side.BUY,
                Fixture.limit("1000", "1.1"),
                Fixture.MANUAL));
        assertThat(desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000"))
                .isEqualTo(new Outcome.Repeated(desk.newest().id()));
        assertThat(denial(desk.place(Balance.ROUND_ROBIN, "x", Side.SELL, "1000")))
                .isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED);
    }

    @Test
    void anOrderThatTheLogLostIsFoundBeforeItGoesToAnother() {
        BalancedDesk died = new BalancedDesk();
        died.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000");
        LiveOrder lost = died.newest();
        ExecutionReport there =
                new Fixture.Report(lost).type(ExecType.NEW).terms(lost.terms()).build();
        List<Event> log = died.fixture.log.stream()
                .filter(each -> !(each instanceof ParentEvent.ParentBalanced) && !(each instanceof Event.OrderAccepted))
                .toList();

        BalancedDesk restarted = new BalancedDesk(log, fixture.now + 1_000);
        restarted.fixture.core.onLogEndMissing(restarted.fixture.now);
        restarted.link();
        restarted.told(B);
        restarted.told(C);
        assertThat(denial(restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000")))
                .as("a has not told what it has")
                .isEqualTo(DenialCode.ACCOUNT_RECOVERING);
        restarted.fixture.hear(there);
        restarted.told(A);
        assertThat(restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000"))
                .isEqualTo(new Outcome.Repeated(lost.id()));
        assertThat(restarted.fixture.state.orders().all()).hasSize(1);
        assertThat(restarted.chosen(Balance.ROUND_ROBIN, Side.BUY, "1000")).isEqualTo(A);
    }

    @Test
    void afterACrashOfTheProcessAMemberThatRecoversIsPassedOver() {
        BalancedDesk restarted = new BalancedDesk(fixture.log, fixture.now + 1);
        restarted.link();
        restarted.told(B);
        assertThat(restarted.chosen(Balance.ROUND_ROBIN, Side.BUY, "1000"))
                .as("nothing of the log is missing")
                .isEqualTo(B);
    }
}
