package io.fairlead.bench.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WakeFloorTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void roundsGoOnThroughTheThreadsAndTheSocketUntilItIsClosed(boolean bothPark) throws IOException {
        long start = System.nanoTime();
        try (WakeFloor floor = WakeFloor.start(OrderThreads.AS_USUAL, bothPark)) {
            while (floor.sorted().length < 3) {
                Pause.of(Duration.ofMillis(1));
            }
            long passed = System.nanoTime() - start;
            assertThat(LongStream.of(floor.sorted()).boxed()).isSorted().allMatch(each -> each > 0 && each < passed);
        }
    }
}
