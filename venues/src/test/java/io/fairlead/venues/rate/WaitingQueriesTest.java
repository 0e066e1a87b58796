package io.fairlead.venues.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingQueriesTest {
    private final List<String> givenUp = new ArrayList<>();
    private final WaitingQueries<String> waiting = new WaitingQueries<>(100, givenUp::add);
    private final List<String> sent = new ArrayList<>();
    private int budget;

    private boolean send(String query) {
        if (budget == 0) {
            return false;
        }
        budget--;
        return sent.add(query);
    }

    @Test
    void sendsTheOldestFirstAsFarAsTheBudgetGoes() {
        List.of("a", "b", "a", "c").forEach(query -> waiting.add(query, 0));
        budget = 2;
        assertThat(waiting.poll(1, this::send)).isEqualTo(2);
        assertThat(sent).containsExactly("a", "b");
        budget = 2;
        assertThat(waiting.poll(2, this::send)).isEqualTo(1);
        assertThat(sent).containsExactly("a", "b", "c");
        assertThat(waiting.size()).isZero();
    }

    @Test
    void givesUpWhatHasWaitedTooLong() {
        waiting.add("a", 0);
        waiting.add("b", 50);
        assertThat(waiting.poll(100, this::send)).isZero();
        budget = 5;
        assertThat(waiting.poll(101, this::send)).isEqualTo(2);
        assertThat(sent).containsExactly("b");
        assertThat(waiting.dropped()).isEqualTo(1);
        assertThat(givenUp).containsExactly("a");
    }

    @Test
    void isBounded() {
        for (int i = 0; i < 1030; i++) {
            waiting.add("q" + i, 0);
        }
        waiting.add("q3", 0);
        assertThat(waiting.size()).isEqualTo(1024);
        assertThat(waiting.dropped()).isEqualTo(6);
        assertThat(givenUp).hasSize(6).startsWith("q1024").endsWith("q1029");
    }

    @Test
    void oneThatGoesFirstTakesThePlaceOfTheLast() {
        for (int i = 0; i < 1024; i++) {
            waiting.add("q" + i, 0);
        }
        waiting.addFirst("list", 0);
        waiting.addFirst("q7", 50);
        assertThat(waiting.size()).isEqualTo(1024);
        assertThat(givenUp).containsExactly("q1023");
        budget = 3;
        waiting.poll(1, this::send);
        assertThat(sent).containsExactly("q7", "list", "q0");
        budget = 0;
        assertThat(waiting.poll(101, this::send)).isEqualTo(1021); // each by the time at which it first came
    }
}
