package io.fairlead.bench.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WakeFloorTest {
    @Test
    void roundsGoOnThroughBothThreadsAndTheSocketUntilItIsClosed() throws IOException {
        long start = System.nanoTime();
        try (WakeFloor floor = WakeFloor.start(OrderThreads.AS_USUAL)) {
            while (floor.sorted().length < 3) {
                Pause.of(Duration.ofMillis(1));
            }
            long passed = System.nanoTime() - start;
            assertThat(LongStream.of(floor.sorted()).boxed()).isSorted().allMatch(each -> each > 0 && each < passed);
        }
    }
}
