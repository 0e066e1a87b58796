package io.fairlead.proof.replies;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.proof.web.RetryingHttp;
import io.fairlead.proof.web.TwistedHttp;
import io.fairlead.venues.web.HttpOutcome;
import org.junit.jupiter.api.Test;

/// A short run in each build; ten thousand operations with `fairlead world --replies 10000`.
class LostRepliesTest {
    private static final int OPERATIONS = 150;
    private static final TwistedHttp.Which ORDERS = new TwistedHttp.Which("POST", "/orders");

    @Test
    void nothingIsDoubledLostOrInDoubtThoughRepliesAreLost() {
        LostRepliesReport report = LostReplies.run(1, OPERATIONS);
        assertThat(report.held()).as(report::toString).isTrue();
        assertThat(report.operations()).isGreaterThanOrEqualTo(OPERATIONS);
    }

    /// What some client libraries do.
    @Test
    void aClientThatSendsAgainWhatGotNoAnswerIsNoticed() {
        LostRepliesReport report = LostReplies.run(
                1, OPERATIONS, sound -> new RetryingHttp(sound, ORDERS, HttpOutcome.Lost.class::isInstance));
        assertThat(report.doubled()).as(report::toString).isPositive();
    }
}
