package io.fairlead.venues.fixlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.OrderId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private final InFlight inFlight = new InFlight();

    @Test
    void countsWhatWasSentAndNotAnswered() {
        inFlight.sent(new OrderId("a"));
        inFlight.sent(new OrderId("b"));
        inFlight.sent(new OrderId("b"));
        inFlight.answered(new OrderId("b"));
        inFlight.answered(new OrderId("b"));
        inFlight.answered(new OrderId("c"));
        inFlight.answered(null);
        assertThat(inFlight.count()).isEqualTo(1);
        inFlight.clear();
        assertThat(inFlight.count()).isZero();
    }

    @Test
    void countsAsASetWouldWhateverTheOrder() {
        Random random = new Random(5);
        List<OrderId> ids = new ArrayList<>();
        for (int i = 0; i < 6000; i++) {
            ids.add(new OrderId("r" + i));
        }
        Set<OrderId> open = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            OrderId id = ids.get(random.nextInt(ids.size()));
            if (random.nextInt(5) < 2 && (open.contains(id) || open.size() < InFlight.MOST)) {
                inFlight.sent(id);
                open.add(id);
            } else {
                inFlight.answered(id);
                open.remove(id);
            }
            assertThat(inFlight.count()).isEqualTo(open.size());
        }
    }

    @Test
    void leavesOutWhatIsOverItsRoom() {
        for (int i = 0; i < InFlight.MOST + 10; i++) {
            inFlight.sent(new OrderId("r" + i));
        }
        assertThat(inFlight.count()).isEqualTo(InFlight.MOST);
        for (int i = 0; i < InFlight.MOST + 10; i++) {
            inFlight.answered(new OrderId("r" + i));
        }
        assertThat(inFlight.count()).isZero();
    }
}
