package io.fairlead.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.app.config.EngineSettings;
import io.fairlead.app.config.EngineSettings.Priority;
import io.fairlead.app.config.EngineSettings.Waiting;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.SelectorIdle;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EngineThreadTest {
    private static final int NO_SUCH_CORE = 1023;

    @Test
    void waitsAsTheSettingsHaveIt() {
        assertThat(EngineThread.idle(new EngineSettings(Waiting.SPIN, null, Priority.NORMAL)))
                .isSameAs(Idle.SPIN);
        assertThat(EngineThread.idle(new EngineSettings(Waiting.PARK, null, Priority.NORMAL)))
                .isInstanceOf(SelectorIdle.class);
    }

    @Test
    void worksOnAnyCoreWhereItsOwnIsNotToBeHad() throws Exception {
        assertWorks(new EngineSettings(Waiting.PARK, NO_SUCH_CORE, Priority.NORMAL));
    }

    @Test
    void worksWithWhateverPriorityTheSystemGives() throws Exception {
        assertWorks(new EngineSettings(Waiting.PARK, null, Priority.REAL_TIME));
        assertWorks(new EngineSettings(Waiting.SPIN, null, Priority.REAL_TIME));
    }

    private static void assertWorks(EngineSettings settings) throws Exception {
        CompletableFuture<String> ran = new CompletableFuture<>();
        GatewayThreads threads = new GatewayThreads((_, problem) -> ran.completeExceptionally(problem));

        EngineThread.start(
                settings, threads, () -> ran.complete(Thread.currentThread().getName()));

        assertThat(ran.get()).isEqualTo("engine");
        threads.join(1_000);
    }
}
