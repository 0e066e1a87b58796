package io.fairlead.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the system itself says of a thread's turns, where it does.
class ShortTurnsTest {
    private static final Path SYSTEM = Path.of("/proc/thread-self/sched");

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void aThreadThatTakesThemHasThemAndOthersKeepTheirs() throws Exception {
        assumeThat(SYSTEM).exists();
        List<String> before = turns();
        assumeThat(before).hasSize(1);
        assumeThat(kernel()).as("first that knows them").isGreaterThanOrEqualTo(6_012);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            assertThat(other.submit(ShortTurns::take).get()).isTrue();
            assertThat(other.submit(ShortTurnsTest::turns).get()).containsExactly("100000");
        }
        assertThat(turns()).isEqualTo(before);
    }

    /// 6.12 as 6012.
    private static int kernel() {
        String[] numbers = System.getProperty("os.version").split("[^0-9]", 3);
        return Integer.parseInt(numbers[0]) * 1_000 + Integer.parseInt(numbers[1]);
    }

    private static List<String> turns() throws IOException {
        return Files.readAllLines(SYSTEM).stream()
                .filter(line -> line.startsWith("se.slice "))
                .map(line -> line.replaceFirst(".*:\\s*", ""))
                .toList();
    }
}
