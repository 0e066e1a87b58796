package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ExecutionReport.Marks;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.LiveOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What it takes until "the venue does not have it" is a fact.
final class AbsenceTest {
    private static final long SECOND = 1_000_000_000L;

    private Fixture fixture = new Fixture().up();

    /// Left us, then the connection broke and came back.
    private LiveOrder lost() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(order.id());
        fixture.now += SECOND;
        fixture.down();
        fixture.now += SECOND;
        fixture.up();
        return order;
    }

    private void deny(LiveOrder order) {
        fixture.hear(Denial.of(order).build());
    }

    private void massRead() {
        massRead("");
    }

    private void massRead(String session) {
        long asked = fixture.now;
        fixture.now += 1_000_000;
        fixture.hear(new AccountRead(Fixture.VENUE, Fixture.SIM, Evidence.MASS_STATUS, asked, 0, session));
    }

    /// Lets time pass, answering every question as a venue would that never saw the order.
    private void denyFor(LiveOrder order, int seconds) {
        for (int second = 0; second < seconds; second++) {
            fixture.now += SECOND;
            fixture.core.onTick(fixture.now);
            answerDenying(order);
        }
    }

    private void answerDenying(LiveOrder order) {
        while (!fixture.calls.isEmpty()) {
            String call = fixture.calls.removeFirst();
            if (call.startsWith("query all sim")) {
                massRead();
            } else if (call.startsWith("query " + order.id())) {
                deny(order);
            }
        }
    }

    @Test
    void isProvedByTwoReadsOfEachListAfterTheSettleTime() {
        LiveOrder order = lost();
        answerDenying(order);
        denyFor(order, 3);
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN); // 5 s have not passed
        denyFor(order, 60);
        assertThat(order.status()).isEqualTo(OrderStatus.NEVER_ARRIVED);
        assertThat(order.evidence()).isEqualTo(Evidence.ABSENCE);
        assertThat(order.text()).contains("2 complete reads");
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    /// Four questions, two for the order and two for all orders, with no pause that grows between them.
    @Test
    void isProvedSoonAfterTheSettleTimeIfEachQuestionIsDenied() {
        LiveOrder order = lost();
        answerDenying(order);
        denyFor(order, 3);
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        denyFor(order, 9);
        assertThat(order.status()).isEqualTo(OrderStatus.NEVER_ARRIVED);
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void isNotProvedByReadsOfASessionThatKnowsOnlyItsOwnOrders() {
        LiveOrder order = lost();
        fixture.now += 20 * SECOND;
        for (int i = 0; i < 5; i++) {
            massRead("another");
            deny(order);
            fixture.now += 60 * SECOND;
            fixture.core.onTick(fixture.now);
        }
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    /// The process died before the log told over which of two sessions it left; each knows its own orders alone.
    private LiveOrder leftOverOneOfTwo() {
        Fixture before = new Fixture().up();
        OrderId id =
                before.placed("c1", Side.BUY, Fixture.limit("10000", "1.1")).id();
        fixture = new Fixture(before.log);
        fixture.now = before.now + SECOND;
        fixture.port.sessionsToAsk = List.of("first", "second");
        fixture.hear(new LinkChange(Fixture.VENUE, "first", true, "logon"));
        fixture.hear(new LinkChange(Fixture.VENUE, "second", true, "logon"));
        return fixture.order(id);
    }

    private void deny(LiveOrder order, String session) {
        ExecutionReport denial = Denial.of(order).build();
        fixture.hear(over(session, denial));
    }

    private static ExecutionReport over(String session, ExecutionReport report) {
        Marks marks = new Marks(false, false, "", session, Evidence.ORDER_STATUS);
        return new ExecutionReport(report.venue(), report.refs(), report.progress(), report.details(), marks);
    }

    /// Lets time pass, while some of the sessions answer that they never saw the order.
    private void denyOver(LiveOrder order, List<String> sessions) {
        for (int second = 0; second < 100; second++) {
            fixture.now += SECOND;
            fixture.core.onTick(fixture.now);
            while (!fixture.calls.isEmpty()) {
                String call = fixture.calls.removeFirst();
                if (call.startsWith("query all sim")) {
                    sessions.forEach(this::massRead);
                } else if (call.startsWith("query " + order.id())) {
                    sessions.forEach(session -> deny(order, session));
                }
            }
        }
    }

    @Test
    void isProvedByEachSessionThatMayHaveIt() {
        LiveOrder order = leftOverOneOfTwo();
        assertThat(order.session()).isEmpty();
        denyOver(order, List.of("first", "second"));
        assertThat(order.status()).isEqualTo(OrderStatus.NEVER_ARRIVED);
        assertThat(order.text()).contains("2 complete reads").contains("over each of the sessions [first, second]");
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void isNotProvedWhileOneSessionThatMayHaveItSaysNothing() {
        LiveOrder order = leftOverOneOfTwo();
        denyOver(order, List.of("second"));
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    @Test
    void theSessionThatShowsItIsTheOneThatHasIt() {
        LiveOrder order = leftOverOneOfTwo();
        deny(order, "first");
        fixture.hear(over(
                "second",
                new Fixture.Report(order).status(OrdStatus.NEW).cumQty("0").build()));
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(order.session()).isEqualTo("second");
        deny(order, "first"); // asked before it was known; it would not know
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        deny(order, "second");
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    @Test
    void isNotProvedByOneListAlone() {
        LiveOrder order = lost();
        fixture.now += 10 * SECOND;
        for (int i = 0; i < 10; i++) {
            massRead();
        }
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    @Test
    void isNotProvedByReadsThatRanSideBySide() {
        LiveOrder order = lost();
        fixture.now += 10 * SECOND;
        long asked = fixture.now;
        fixture.core.onTick(fixture.now);
        for (int i = 0; i < 4; i++) {
            fixture.hear(new AccountRead(Fixture.VENUE, Fixture.SIM, Evidence.MASS_STATUS, asked, 0, ""));
            deny(order);
        }
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    /// The rate budget holds questions up, so that many become one, and one leaves long behind the moment at which
    /// it was wanted.
    @Test
    void countsADenialFromWhenItsQuestionLeft() {
        fixture.port.holdsQuestionsUp = true;
        LiveOrder order = lost();
        tick(2);
        fixture.port.letLeave(); // before the settle time is over
        tick(40);
        deny(order);
        massRead();
        tick(1);
        massRead();
        for (int read = 1; read <= 2; read++) {
            assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
            fixture.port.letLeave();
            tick(1);
            deny(order);
            tick(64); // asked again and again, while nothing leaves
        }
        assertThat(order.status()).isEqualTo(OrderStatus.NEVER_ARRIVED);
    }

    private void tick(int seconds) {
        for (int second = 0; second < seconds; second++) {
            fixture.now += SECOND;
            fixture.core.onTick(fixture.now);
        }
    }

    @Test
    void isNotProvedByDenialsOfWhatWasNeverAsked() {
        fixture.port.holdsQuestionsUp = true;
        LiveOrder order = lost();
        for (int i = 0; i < 10; i++) {
            tick(10);
            massRead();
            deny(order);
        }
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    /// Behind a logon the venue repeats what we missed, the denials that an earlier connection asked for among it.
    @Test
    void isNotProvedByAnswersThatTheVenueSendsAgain() {
        LiveOrder order = lost();
        for (int i = 0; i < 10; i++) {
            tick(10);
            massRead();
            fixture.hear(Denial.of(order).possDup().build());
        }
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    @Test
    void isNotProvedWhileTheConnectionThatCarriedItStands() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(order.id());
        fixture.calls.clear();
        fixture.now += 11 * SECOND;
        fixture.core.onTick(fixture.now);
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(order.text()).contains("no answer in 10000 ms");
        denyFor(order, 200);
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    @Test
    void isNotProvedOfAnOrderThatTheVenueSpokeOf() {
        LiveOrder order = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.down();
        fixture.now += SECOND;
        fixture.up();
        deny(order);
        denyFor(order, 100);
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    @Test
    void isNotProvedWhileSomethingWithoutAnIdLooksLikeIt() {
        LiveOrder order = lost();
        fixture.hear(sighting(order, null));
        denyFor(order, 60);
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(fixture.state.breakOf(Break.Kind.LOOK_ALIKE, order.id())).isNotNull();
    }

    /// As when a power cut took both from the log, or a client wants the same twice.
    @Test
    void isProvedThoughAnotherWishOfOursLooksLikeIt() {
        LiveOrder order = lost();
        OrderId otherWish = new OrderIds().first(Fixture.SIM, new ClientOrderId("c2"), fixture.state.epoch(), 77);
        fixture.hear(sighting(order, otherWish));
        assertThat(fixture.order(otherWish).isAdopted()).isTrue();
        denyFor(order, 60);
        assertThat(order.status()).isEqualTo(OrderStatus.NEVER_ARRIVED);
    }

    /// The venue has an order with the same terms, under an id of ours or none.
    private static ExecutionReport sighting(LiveOrder like, @Nullable OrderId id) {
        ExecutionReport of =
                new Fixture.Report(like).type(ExecType.NEW).terms(like.terms()).build();
        return new ExecutionReport(
                of.venue(),
                new ExecutionReport.References(id, null, new VenueOrderId("V9"), null, null),
                of.progress(),
                of.details(),
                of.marks());
    }

    @Test
    void countsFromAnewAfterARestart() {
        LiveOrder order = lost();
        Fixture restarted = new Fixture(fixture.log);
        restarted.now = fixture.now + SECOND;
        LiveOrder again = restarted.order(order.id());
        restarted.up();
        assertThat(again.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(again.mayBeAbsent()).isTrue();
    }

    @Test
    void yieldsToALaterSighting() {
        LiveOrder order = lost();
        answerDenying(order);
        denyFor(order, 60);
        fixture.report(order, ExecType.NEW);
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(fixture.state.breakOf(Break.Kind.SIGHTED_AFTER_ALL, order.id()))
                .isNotNull();
        assertThat(fixture.log).hasAtLeastOneElementOfType(Event.OrderProvedAbsent.class);
    }

    @Test
    void namesTheEvidenceThatEndedADoubt() {
        LiveOrder order = lost();
        fixture.hear(new Fixture.Report(order).status(OrdStatus.NEW).cumQty("0").build());
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(order.evidence()).isEqualTo(Evidence.STREAM);
    }
}
