package io.fairlead.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Whoever runs this may have the right or not: both is proved where it is so.
@EnabledOnOs(OS.LINUX)
class RealTimeTest {
    private static final String FIRST_COME = "1";
    private static final String USUAL = "0";

    @Test
    void theThreadComesFirstAndWhatItStartsDoesNot() {
        CompletableFuture<List<String>> policies = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                RealTime.take();
                policies.complete(List.of(policy(), policyOfAnother()));
            } catch (UnsupportedOperationException e) {
                policies.complete(List.of(String.valueOf(e.getMessage()), policy()));
            }
        });
        List<String> found = policies.join();
        if (found.getFirst().equals(FIRST_COME)) {
            assertThat(found).containsExactly(FIRST_COME, USUAL);
        } else {
            assertThat(found.getFirst()).contains("LimitRTPRIO=1");
            assertThat(found.getLast()).as("all stays as it is").isEqualTo(USUAL);
        }
    }

    private static String policyOfAnother() {
        CompletableFuture<String> policy = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> policy.complete(policy()));
        return policy.join();
    }

    /// The 41st field behind the name, which may hold blanks, counts from the third.
    private static String policy() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
            return fields[41 - 3];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
