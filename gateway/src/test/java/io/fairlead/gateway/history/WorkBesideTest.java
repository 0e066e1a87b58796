package io.fairlead.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkBesideTest {
    private final List<Integer> done = new ArrayList<>();

    private void give(WorkBeside beside, int from, int to) {
        for (int i = from; i < to; i++) {
            int number = i;
            beside.run(() -> done.add(number));
        }
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void allIsDoneInItsOrderOnceSettled() {
        try (ExecutorService threads = Executors.newCachedThreadPool();
                WorkBeside beside = new WorkBeside(threads)) {
            give(beside, 0, 10_000);
            beside.settle();
            assertThat(done).isEqualTo(upTo(10_000));

            give(beside, 10_000, 10_001);
            beside.settle();
            beside.settle();
            assertThat(done).isEqualTo(upTo(10_001));
        }
    }

    @Test
    void doesItOnTheGivingThreadWhereTheExecutorRunsItAtOnce() {
        try (WorkBeside beside = new WorkBeside(Runnable::run)) {
            give(beside, 0, 3_000);
            beside.settle();
        }
        assertThat(done).isEqualTo(upTo(3_000));
    }

    @Test
    void whoGivesWaitsWhereTooManyBatchesAreNotDone() throws InterruptedException {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        WorkBeside beside = new WorkBeside(tasks::add);
        int fits = WorkBeside.BATCHES * WorkBeside.BATCH;
        give(beside, 0, fits);
        assertThat(tasks).as("each waits for the one before").hasSize(1);
        Thread giver = Thread.ofPlatform().start(() -> give(beside, fits, fits + WorkBeside.BATCH));
        await().until(() -> giver.getState() == Thread.State.WAITING);
        assertThat(done).isEmpty();

        tasks.remove().run();
        giver.join();
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
        assertThat(done).isEqualTo(upTo(fits + WorkBeside.BATCH));
    }

    @Test
    void whatEndsTheWorkEndsTheWaitAsItself() {
        IllegalStateException broken = new IllegalStateException("broken");
        try (ExecutorService threads = Executors.newCachedThreadPool();
                WorkBeside beside = new WorkBeside(threads)) {
            beside.run(() -> {
                throw broken;
            });
            give(beside, 0, 10);
            assertThatThrownBy(beside::settle).isSameAs(broken);
            assertThat(done).isEmpty();
        }
    }
}
