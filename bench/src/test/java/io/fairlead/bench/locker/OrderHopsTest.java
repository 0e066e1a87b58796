package io.fairlead.bench.locker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.bench.locker.OrderHops.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderHopsTest {
    @Test
    void theSlowestTwentiethIsJudgedByOurShareAloneAndToldHopByHop() {
        List<Times> times = new ArrayList<>();
        for (int i = 0; i < 38; i++) {
            times.add(new Times(1_000, 1_000, 1_000, 900_000_000, 1_000, 1_000));
        }
        times.add(new Times(10_000, 20_000, 30_000, 7, 40_000, 50_000));
        times.add(new Times(30_000, 20_000, 10_000, 7, 40_000, 150_000));
        assertThat(OrderHops.slowest(times))
                .isEqualTo(Map.of("engine", 20.0, "desk", 20.0, "out", 20.0, "in", 40.0, "applied", 100.0));
    }

    @Test
    void ofNoOrdersNoneIsSlow() {
        assertThat(OrderHops.slowest(List.of()))
                .isEqualTo(Map.of("engine", 0.0, "desk", 0.0, "out", 0.0, "in", 0.0, "applied", 0.0));
    }
}
