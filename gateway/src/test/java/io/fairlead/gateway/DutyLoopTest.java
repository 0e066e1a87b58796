package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DutyLoopTest {
    private final List<String> done = new ArrayList<>();

    private final class Scripted implements DutyLoop.Duty {
        private int turns;

        @Override
        public int doWork(long nowNanos) {
            turns++;
            if (turns == 3) {
                throw new IllegalStateException("broken");
            }
            done.add("work");
            return 1;
        }

        @Override
        public void onStop(long nowNanos, String why) {
            done.add(why);
        }
    }

    @Test
    void endsInGoodOrderAndSaysWhyWhenItsWorkFails() throws InterruptedException {
        DutyLoop loop = new DutyLoop(new Scripted(), () -> 1, Idle.SPIN);
        assertThatThrownBy(loop::run).hasMessage("broken");
        assertThat(done).containsExactly("work", "work", "the thread failed: java.lang.IllegalStateException: broken");
        assertThat(loop.stop(Duration.ZERO)).isTrue();
        assertThatThrownBy(loop::run).hasMessageContaining("has a thread already");
    }

    /// Notes how its thread waits.
    private final class Noted implements Idle {
        @Override
        public void watch(Link link) {}

        @Override
        public void idle(long maxNanos) {
            done.add("idle");
        }

        @Override
        public void pause(long nanos) {
            done.add("pause");
        }

        @Override
        public void wakeUp() {}
    }

    /// Held up for one turn, then without work, then broken.
    private static final class HeldUp implements DutyLoop.Duty {
        private int turns;

        @Override
        public int doWork(long nowNanos) {
            if (++turns == 3) {
                throw new IllegalStateException("broken");
            }
            return 0;
        }

        @Override
        public boolean isHeldUp() {
            return turns == 1;
        }

        @Override
        public void onStop(long nowNanos, String why) {}
    }

    @Test
    void pausesWithoutAnEarForInputThatItCannotTake() {
        DutyLoop loop = new DutyLoop(new HeldUp(), () -> 1, new Noted());
        assertThatThrownBy(loop::run).hasMessage("broken");
        assertThat(done).containsExactly("pause", "idle");
    }

    @Test
    void doesNothingOnceStopped() throws InterruptedException {
        DutyLoop loop = new DutyLoop(new Scripted(), () -> 1, Idle.SPIN);
        assertThat(loop.stop(Duration.ZERO)).isTrue();
        loop.run();
        assertThat(done).containsExactly("the thread was stopped");
    }
}
