package io.fairlead.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The test's own threads are moved about, and back.
@EnabledOnOs(OS.LINUX)
class OwnCoreTest {
    private final CountDownLatch done = new CountDownLatch(1);

    @Test
    void ownerIsAloneOnItsCore() throws Exception {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        int wanted = Integer.parseInt(cores(Path.of("/proc/self")).split("[-,]", -1)[0]);
        OwnCore core = OwnCore.of(wanted);
        String before = cores(Path.of("/proc/self"));
        CompletableFuture<Path> other = parked(() -> {});
        other.join();
        CompletableFuture<Path> owner = parked(core::take);
        try {
            assertThat(cores(owner.join())).isEqualTo(Integer.toString(wanted));
            assertThat(cores(other.join())).isNotEqualTo(before).doesNotStartWith(wanted + "");
            assertThat(core.clear()).as("others").isPositive();
            assertThat(cores(owner.join())).as("never moved off").isEqualTo(Integer.toString(wanted));
        } finally {
            done.countDown();
            core.release();
        }
        assertThat(cores(Path.of("/proc/self"))).isEqualTo(before);
    }

    @Test
    void coreThatTheProcessMayNotUseIsRefused() {
        assertThatThrownBy(() -> OwnCore.of(1023))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("core 1023");
    }

    /// A thread that has done that and waits; where the system tells of it.
    private CompletableFuture<Path> parked(Runnable first) {
        CompletableFuture<Path> where = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            first.run();
            try {
                where.complete(Path.of("/proc/self/task")
                        .resolve(Files.readSymbolicLink(Path.of("/proc/thread-self"))
                                .getFileName()));
                done.await();
            } catch (IOException e) {
                where.completeExceptionally(e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        return where;
    }

    private static String cores(Path thread) throws IOException {
        return Files.readAllLines(thread.resolve("status")).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("Cpus_allowed_list:\\s*", "");
    }
}
