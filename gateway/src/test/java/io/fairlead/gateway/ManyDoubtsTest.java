package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// More orders in doubt than the venue may be asked about at once, on virtual time.
class ManyDoubtsTest {
    private static final int ORDERS = 700;

    private final TestWorld world = new TestWorld();

    /// A venue bears a hundred questions a second, and a question waits five seconds for its turn: most orders are
    /// denied long behind the moment at which somebody wanted to ask, and many questions are never sent.
    @Test
    void allProveAbsentWithinTheBudgetOfQuestions() {
        world.loggedOn();
        List<OrderId> lost = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            lost.add(world.placed("c" + i, Side.BUY, "10000", "1.085"));
        }
        world.crashAndRestart();
        world.lp.deniesOrders(true);
        world.runSeconds(9);
        assertThat(inDoubt(lost)).isEqualTo(ORDERS); // the venue has ten seconds to show what it got
        world.lp.asked();
        world.runSeconds(51);
        assertThat(inDoubt(lost)).isZero();
        assertThat(lost).allMatch(id -> world.order(id).state().status() == OrderStatus.NEVER_ARRIVED);
        long questions =
                world.lp.asked().stream().filter(text -> text.startsWith("H:")).count();
        assertThat(questions).isLessThan(3 * ORDERS); // two each count, and some leave before the time
    }

    private long inDoubt(List<OrderId> orders) {
        return orders.stream()
                .filter(id -> world.order(id).state().status() == OrderStatus.UNKNOWN)
                .count();
    }
}
