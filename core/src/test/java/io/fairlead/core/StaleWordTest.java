package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import org.junit.jupiter.api.Test;

/// What a venue says without looking, or said before it knew better, and what comes behind newer words.
class StaleWordTest {
    private static final long SECOND = 1_000_000_000L;

    private final Fixture fixture = new Fixture().up();

    private LiveOrder working() {
        return fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
    }

    private Fixture.Report word(LiveOrder order) {
        return new Fixture.Report(order);
    }

    private Fixture.Report filled(LiveOrder order) {
        return word(order).status(OrdStatus.FILLED).cumQty("10000");
    }

    private Fixture.Report denial(LiveOrder order) {
        return word(order).status(OrdStatus.REJECTED).reason(5).cumQty("0");
    }

    @Test
    void aDenialNeverLowersWhatTheVenueClaimed() {
        LiveOrder order = working();
        fixture.hear(filled(order).at(100).build());
        fixture.hear(denial(order).at(200).build());
        fixture.hear(denial(order).at(300).possDup().build());
        fixture.hear(denial(order).type(null).at(400).build());
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.missing()).isEqualTo(Decimal.of(10_000));
        assertThat(fixture.state.breakOf(Break.Kind.MISSING_EXECUTIONS, order.id()))
                .isNotNull();
    }

    /// The venue answers, then takes the fill back; the answer was lost and is sent again behind the bust.
    @Test
    void anAnswerFromBeforeABustDoesNotFillTheOrderAgain() {
        LiveOrder order = working();
        fixture.hear(word(order).trade("e1", "6000", "1.1", "6000").at(100).build());
        fixture.hear(word(order).trade("e2", "4000", "1.1", "10000").at(100).build());
        fixture.hear(word(order)
                .status(OrdStatus.CANCELED)
                .bust("e3", "e2", "6000")
                .at(300)
                .build());
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        fixture.hear(filled(order).at(200).possDup().build());
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(order.cumQty()).isEqualTo(Decimal.of(6000));
        assertThat(order.missing()).isEqualTo(Decimal.ZERO);
    }

    /// It was on its way while the order was filled, and comes behind a newer one, not marked as sent again.
    @Test
    void anAnswerThatTookLongDoesNotTakeBackWhatTheVenueSaidSince() {
        LiveOrder order = working();
        fixture.hear(filled(order).at(300).build());
        fixture.hear(word(order).status(OrdStatus.NEW).cumQty("0").at(200).build());
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.missing()).isEqualTo(Decimal.of(10_000));
        fixture.hear(word(order).status(OrdStatus.NEW).cumQty("0").at(400).build());
        assertThat(order.missing()).as("an answer from behind it").isEqualTo(Decimal.ZERO);
    }

    /// It stamps each answer with the time of the order's entry.
    @Test
    void aVenueThatGivesThePastAnswerToEachQuestionIsBelievedBehindTheSettleTime() {
        LiveOrder order = working();
        fixture.hear(filled(order).at(300).build());
        ExecutionReport open =
                word(order).status(OrdStatus.NEW).cumQty("0").at(200).build();
        for (int i = 0; i < 2; i++) {
            fixture.calls.clear();
            fixture.hear(open);
            for (int tenth = 0; tenth < 100; tenth++) {
                fixture.now += SECOND / 10;
                fixture.core.onTick(fixture.now);
            }
            assertThat(fixture.calls).as("it is asked again").isNotEmpty();
            assertThat(order.missing()).isEqualTo(Decimal.of(10_000));
        }
        fixture.hear(open);
        assertThat(order.missing()).isEqualTo(Decimal.ZERO);
        assertThat(order.text()).contains("believed as it was told 3 times over 20000 ms");
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void anAnswerThatIsSentAgainAndKnowsTheNewestSumCounts() {
        LiveOrder order = working();
        fixture.hear(filled(order).at(200).possDup().build());
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.missing()).isEqualTo(Decimal.of(10_000));
    }

    @Test
    void theWordOfAnEarlierChangeDoesNotUndoALaterOne() {
        LiveOrder order = working();
        ExecutionReport first = replaced(order, "7000");
        fixture.hear(first);
        fixture.hear(replaced(order, "9000"));
        fixture.hear(first);
        assertThat(order.terms().units()).isEqualTo(Decimal.of(9000));
        assertThat(order.reserved()).isEqualTo(Decimal.of(9000));
    }

    private ExecutionReport replaced(LiveOrder order, String units) {
        fixture.command(
                new Command.ReplaceOrder(Fixture.ANNA, order.id(), Quantity.units(Decimal.of(units)), null, null));
        OrderId request = Fixture.replaceOf(order);
        fixture.sent(request);
        return word(order)
                .id(request)
                .type(ExecType.REPLACED)
                .terms(order.terms().changed(Decimal.of(units), null, null))
                .build();
    }
}
