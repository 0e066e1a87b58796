package io.fairlead.proof.replies;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import org.junit.jupiter.api.Test;

/// A short run in each build; ten thousand operations with `fairlead world --replies 10000`.
class LostRepliesTest {
    private static final int OPERATIONS = 150;

    @Test
    void nothingIsDoubledLostOrInDoubtThoughRepliesAreLost() {
        LostRepliesReport report = LostReplies.run(1, OPERATIONS);
        assertThat(report.held()).as(report::toString).isTrue();
        assertThat(report.operations()).isGreaterThanOrEqualTo(OPERATIONS);
    }

    /// What some client libraries do.
    @Test
    void aClientThatSendsAgainWhatGotNoAnswerIsNoticed() {
        LostRepliesReport report = LostReplies.run(1, OPERATIONS, Retrying::new);
        assertThat(report.doubled()).as(report::toString).isPositive();
    }

    private record Retrying(Http sound) implements Http {
        @Override
        public void send(HttpCall call, Receiver receiver) {
            sound.send(call, outcome -> {
                if (outcome instanceof HttpOutcome.Lost && call.method().equals("POST")) {
                    sound.send(call, receiver);
                } else {
                    receiver.onOutcome(outcome);
                }
            });
        }

        @Override
        public int poll(int most) {
            return sound.poll(most);
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
