package io.fairlead.fix.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.testing.Fix;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentMessagesTest {
    private static boolean seen(RecentMessages recent, String fields) {
        return recent.seen(Fix.decoded(fields));
    }

    @Test
    void remembersAnOrderByItsIdAndAFillByItsExecution() {
        RecentMessages recent = new RecentMessages(10);
        assertThat(seen(recent, "35=D|34=1|11=a|")).isFalse();
        assertThat(seen(recent, "35=D|34=2|11=a|")).isTrue();
        assertThat(seen(recent, "35=G|34=3|11=a|")).as("another type").isFalse();
        assertThat(seen(recent, "35=8|34=4|11=a|17=e1|")).isFalse();
        assertThat(seen(recent, "35=8|34=5|11=a|17=e2|")).isFalse();
        assertThat(seen(recent, "35=8|34=6|11=b|17=e1|")).isTrue();
    }

    @Test
    void doesNotConfuseMessagesWithoutId() {
        RecentMessages recent = new RecentMessages(10);
        assertThat(seen(recent, "35=B|34=1|148=news|")).isFalse();
        assertThat(seen(recent, "35=B|34=2|148=news|")).isFalse();
    }

    @Test
    void forgetsTheOldestAndOnDemandEverything() {
        RecentMessages recent = new RecentMessages(3);
        for (String id : "a b c d".split(" ", -1)) {
            assertThat(seen(recent, "35=D|34=1|11=" + id + "|")).isFalse();
        }
        assertThat(seen(recent, "35=D|34=1|11=b|")).isTrue();
        assertThat(seen(recent, "35=D|34=1|11=a|")).isFalse();
        recent.clear();
        assertThat(seen(recent, "35=D|34=1|11=d|")).isFalse();
    }

    @Test
    void remembersNothingWhereNothingIsToBeRemembered() {
        RecentMessages recent = new RecentMessages(0);
        assertThat(seen(recent, "35=D|34=1|11=a|")).isFalse();
        assertThat(seen(recent, "35=D|34=1|11=a|")).isFalse();
    }

    @Test
    void agreesWithAPlainQueue() {
        Random random = new Random(7);
        RecentMessages recent = new RecentMessages(37);
        ArrayDeque<Integer> plain = new ArrayDeque<>();
        for (int i = 0; i < 5_000; i++) {
            int id = random.nextInt(90);
            boolean known = plain.contains(id);
            assertThat(seen(recent, "35=D|34=1|11=" + id + "|"))
                    .as("message " + i)
                    .isEqualTo(known);
            if (!known) {
                plain.add(id);
                if (plain.size() > 37) {
                    plain.poll();
                }
            }
        }
    }
}
