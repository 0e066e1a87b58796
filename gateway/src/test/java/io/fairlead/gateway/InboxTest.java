package io.fairlead.gateway;

import static io.fairlead.gateway.TestWorld.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.gateway.Inbox.Work;
import io.fairlead.venues.desk.MpscQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final Command PLACE = TestWorld.place("c1", Side.BUY, "10000", "1.085");
    private static final Command CANCEL = new Command.CancelOrder(ORIGIN, new OrderId("o1"));

    @Test
    void keepsItsLastEighthForCancels() {
        Inbox inbox = new Inbox(16);
        for (int i = 0; i < 14; i++) {
            assertThat(inbox.offer(submitted(PLACE))).isTrue();
        }
        assertThat(inbox.offer(submitted(PLACE))).isFalse();
        assertThat(inbox.offer(submitted(CANCEL))).isTrue();
        assertThat(inbox.offer(new Work.Action(() -> {}))).isTrue();
        assertThat(inbox.offer(submitted(CANCEL))).isFalse();
        assertThat(inbox.size()).isEqualTo(16);
    }

    @Test
    void answersAtOnceWhenFull() {
        TestWorld world = new TestWorld().loggedOn();
        List<CompletableFuture<Trading.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < GatewayConfig.DEFAULT_INBOX_CAPACITY; i++) {
            answers.add(world.gateway.trading().submit(CANCEL));
        }
        assertThat(world.gateway.trading().submit(PLACE))
                .isCompletedWithValueMatching(answer ->
                        answer.outcome() instanceof Outcome.Refused refused && refused.code() == DenialCode.INBOX_FULL);
        world.run(3);
        assertThat(answers.getFirst()).isDone();
    }

    @Test
    void handsOverEverythingOnceAndInEachProducersOrder() throws InterruptedException {
        MpscQueue<int[]> queue = new MpscQueue<>(64);
        int producers = 3;
        int each = 20_000;
        List<Thread> threads = new ArrayList<>();
        for (int p = 0; p < producers; p++) {
            int producer = p;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    while (!queue.offer(new int[] {producer, i})) {
                        Thread.onSpinWait();
                    }
                }
            }));
        }
        int[] next = new int[producers];
        for (int taken = 0; taken < producers * each; ) {
            int[] element = queue.poll();
            if (element != null) {
                assertThat(element[1]).isEqualTo(next[element[0]]++);
                taken++;
            } else {
                Thread.onSpinWait();
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(queue.poll()).isNull();
        assertThat(queue.size()).isZero();
    }

    private static Work submitted(Command command) {
        return new Submitted(command, 0);
    }
}
