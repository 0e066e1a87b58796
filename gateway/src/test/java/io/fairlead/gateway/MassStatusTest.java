package io.fairlead.gateway;

import static io.fairlead.gateway.TestWorld.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.view.OrderView;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.gateway.MassStatusDesk.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// A provider's own list of orders beside our books, on virtual time.
class MassStatusTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final TestWorld world = new TestWorld();
    private int told;

    private CompletableFuture<Answer> ask(Side side) {
        world.lp.answersLists(false);
        CompletableFuture<Answer> answer = world.gateway.massStatus().ask(ACCOUNT.id(), null, side, PATIENCE);
        world.run(3);
        assertThat(answer).isNotDone();
        return answer;
    }

    /// The provider shows an order in the newest list that it was asked for.
    private void lists(OrderId id, String fields) {
        told++;
        world.lp.says(
                MsgType.EXECUTION_REPORT,
                "1=ACC-1|37=V-" + id + "|11=" + id + "|17=S" + told
                        + "|55=EUR/USD|54=1|40=2|44=1.085|38=10000|150=I|584=" + world.lp.askedList() + "|" + fields,
                world.nowNanos);
    }

    private MassStatus told(CompletableFuture<Answer> answer) {
        world.run(30);
        Answer.Told list = (Answer.Told) Objects.requireNonNull(answer.getNow(null), "no answer came");
        return list.list();
    }

    private static List<String> rows(MassStatus list) {
        return list.rows().stream().map(MassStatusTest::row).toList();
    }

    private static String row(MassStatus.Row row) {
        ExecutionReport venue = row.venue();
        OrderView ours = row.ours();
        return (venue == null ? "-" : venue.progress().ordStatus()) + " "
                + (ours == null ? "-" : ours.state().status()) + (row.underWay() ? " under way" : "")
                + (row.differences().isEmpty() ? "" : " " + row.differences());
    }

    @Test
    void namesWhatDiffersAsOurBooksHadItBeforeTheyHeardTheList() {
        world.loggedOn();
        OrderId same = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(same, "10000");
        OrderId filled = world.placed("c2", Side.BUY, "10000", "1.085");
        world.acks(filled, "10000");
        OrderId gone = world.placed("c3", Side.BUY, "10000", "1.085");
        world.acks(gone, "10000");
        CompletableFuture<Answer> answer = ask(null);
        lists(same, "39=0|14=0|6=0|151=10000|911=3");
        lists(filled, "39=1|14=4000|6=1.085|151=6000|911=3");
        lists(new OrderId("F-elsewhere"), "39=0|14=0|6=0|151=10000|911=3|912=Y");
        MassStatus list = told(answer);
        assertThat(list.isWhole()).isTrue();
        assertThat(rows(list))
                .containsExactly(
                        "NEW NEW", "PARTIALLY_FILLED NEW [STATUS, FILLED]", "NEW - [NOT_OURS]", "- NEW [NOT_AT_VENUE]");
        assertThat(world.order(filled).state().status())
                .as("then its word is taken")
                .isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(world.gateway
                        .readSide()
                        .orders(new ReadSide.OrderFilter(null, null, java.util.Set.of(), true), null, 10)
                        .items())
                .as("and what was not ours is adopted")
                .hasSize(4);
    }

    @Test
    void comparesNothingThatMovesMeanwhileAndShowsOnlyTheSideAskedFor() {
        world.loggedOn();
        OrderId moving = world.placed("c1", Side.BUY, "10000", "1.085");
        OrderId other = world.placed("c2", Side.SELL, "10000", "1.095");
        CompletableFuture<Answer> answer = ask(Side.BUY);
        lists(moving, "39=0|14=0|6=0|151=10000|911=2");
        lists(other, "39=0|14=0|6=0|151=10000|911=2|912=Y");
        assertThat(rows(told(answer))).containsExactly("NEW SENT under way");
    }

    @Test
    void saysThatAListWithoutAnEndIsNotWholeAndMissesNothingInIt() {
        world.loggedOn();
        OrderId shown = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(shown, "10000");
        OrderId unshown = world.placed("c2", Side.BUY, "10000", "1.085");
        world.acks(unshown, "10000");
        CompletableFuture<Answer> answer = ask(null);
        lists(shown, "39=0|14=0|6=0|151=10000");
        world.run(400);
        assertThat(answer).isNotDone();
        world.run(200);
        MassStatus list = told(answer);
        assertThat(list.missing()).containsExactly("the venue has not told its list to the end in time");
        assertThat(rows(list)).containsExactly("NEW NEW");
    }

    @Test
    void saysThatTheConnectionWentWhileTheListCame() {
        world.loggedOn();
        CompletableFuture<Answer> answer = ask(null);
        world.lp.hangUp(world.nowNanos);
        assertThat(told(answer).missing()).containsExactly("the connection was lost before the list was told");
    }

    @Test
    void asksNobodyWhoIsNotThere() {
        assertThat(refusal(ACCOUNT.id(), null)).isEqualTo(DenialCode.VENUE_DOWN);
        world.loggedOn();
        assertThat(refusal(new AccountId("nobody"), null)).isEqualTo(DenialCode.ACCOUNT_UNKNOWN);
        assertThat(refusal(ACCOUNT.id(), new Symbol("NOTHING"))).isEqualTo(DenialCode.SYMBOL_UNKNOWN);
        assertThat(world.lp.asked()).isEmpty();
    }

    private DenialCode refusal(AccountId account, Symbol symbol) {
        CompletableFuture<Answer> answer = world.gateway.massStatus().ask(account, symbol, null, PATIENCE);
        world.gateway.engineTurn(world.nowNanos);
        return ((Answer.NotAsked) answer.join()).why().code();
    }
}
