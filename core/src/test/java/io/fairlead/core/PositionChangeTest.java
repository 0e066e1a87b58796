package io.fairlead.core;

import static io.fairlead.core.HedgedDesk.P1;
import static io.fairlead.core.HedgedDesk.exits;
import static io.fairlead.core.HedgedDesk.position;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.PositionCommand;
import io.fairlead.core.event.PositionCommand.Exit;
import io.fairlead.core.event.PositionEvent;
import io.fairlead.core.event.PositionEvent.How;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExitLevels;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.position.HedgedPositions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A change of what protects a position ends by what the venue's positions show, and is never sent twice.
final class PositionChangeTest {
    private final HedgedDesk desk = new HedgedDesk();
    private final Fixture fixture = desk.fixture;

    PositionChangeTest() {
        desk.read(position(P1, Side.BUY, "10000", exits("1.0", null)));
    }

    private Outcome modify(Exit stopLoss, Exit takeProfit) {
        return fixture.command(
                new PositionCommand.ModifyPosition(Fixture.ANNA, Fixture.HEDGE, P1, stopLoss, takeProfit));
    }

    private OrderId changed() {
        Outcome outcome = modify(at("1.05"), at("1.2"));
        OrderId request = ((Outcome.Accepted) outcome).orders().getFirst();
        fixture.hear(new Fate.Sent(Fixture.VENUE, request, fixture.now));
        return request;
    }

    private static Exit at(String price) {
        return new Exit.At(Decimal.of(price));
    }

    private @Nullable How ended() {
        PositionEvent.ChangeEnded ended = desk.told().lastChange(P1);
        return ended == null ? null : ended.how();
    }

    private void read(@Nullable String stopLoss, @Nullable String takeProfit) {
        desk.read(position(P1, Side.BUY, "10000", exits(stopLoss, takeProfit)));
    }

    @Test
    void sendsWhatShallStandBesideWhatStood() {
        modify(at("1.05"), new Exit.Keep());
        assertThat(fixture.calls)
                .contains("modify P1: stop loss 1, take profit none -> stop loss 1.05, take profit none");
        assertThat(desk.told().changes())
                .singleElement()
                .satisfies(change -> assertThat(change.stage()).isEqualTo(HedgedPositions.Stage.ASKED));
    }

    @Test
    void isAppliedWhenTheVenuesPositionsShowIt() {
        changed();
        assertThat(ended()).isNull();
        read("1.05", "1.2");
        assertThat(ended()).isEqualTo(How.APPLIED);
        assertThat(desk.told().changes()).isEmpty();
    }

    @Test
    void isRefusedByTheVenuesWord() {
        OrderId request = changed();
        fixture.hear(new BusinessReject(Fixture.VENUE, request, "", 0, "stop too near"));
        assertThat(ended()).isEqualTo(How.REFUSED);
        assertThat(modify(at("1.05"), new Exit.Keep())).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void mayBeSentAgainOnceItIsKnownNotToHaveLeft() {
        Outcome.Accepted accepted = (Outcome.Accepted) modify(at("1.05"), new Exit.Keep());
        fixture.hear(new Fate.NotSent(Fixture.VENUE, accepted.orders().getFirst(), "429"));
        assertThat(ended()).isEqualTo(How.NOT_SENT);
        assertThat(modify(at("1.05"), new Exit.Keep())).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void isNeverSentAgainWhileItsAnswerIsLost() {
        OrderId request = changed();
        fixture.hear(new Fate.Unknown(Fixture.VENUE, request, "timeout"));
        assertThat(desk.told().changes().getFirst().stage()).isEqualTo(HedgedPositions.Stage.IN_DOUBT);
        assertThat(modify(at("1.06"), new Exit.Keep()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.POSITION_CHANGE_PENDING));
        read("1.0", null);
        read("1.0", null);
        assertThat(ended()).as("within the settle time it may still arrive").isNull();
        desk.pass(6);
        read("1.0", null);
        assertThat(ended()).as("one read is not enough").isNull();
        read("1.0", null);
        assertThat(ended()).isEqualTo(How.NOT_APPLIED);
    }

    @Test
    void isAppliedHoweverLateItIsShown() {
        OrderId request = changed();
        fixture.hear(new Fate.Unknown(Fixture.VENUE, request, "timeout"));
        desk.pass(6);
        read("1.0", null);
        read("1.05", "1.2");
        assertThat(ended()).isEqualTo(How.APPLIED);
    }

    @Test
    void anAnswerToAnEarlierQuestionSaysNothing() {
        long before = fixture.now;
        changed();
        fixture.hear(HedgedDesk.reading(before, position(P1, Side.BUY, "10000", exits("1.05", "1.2"))));
        assertThat(desk.told().changes()).hasSize(1);
    }

    @Test
    void tellsThatAnotherHandWasThere() {
        changed();
        desk.pass(6);
        read("0.9", null);
        read("0.9", null);
        assertThat(ended()).isEqualTo(How.OVERTAKEN);
    }

    @Test
    void endsWithThePosition() {
        changed();
        desk.read();
        assertThat(desk.told().changes()).isEmpty();
        assertThat(fixture.log.getLast())
                .isInstanceOfSatisfying(
                        PositionEvent.ChangeEnded.class,
                        end -> assertThat(end.how()).isEqualTo(How.GONE));
    }

    @Test
    void isInDoubtBehindARestartAndEndsByARead() {
        changed();
        HedgedDesk again = new HedgedDesk(fixture.log);
        assertThat(again.told().changes().getFirst().stage()).isEqualTo(HedgedPositions.Stage.IN_DOUBT);
        again.pass(2);
        assertThat(again.fixture.calls).contains("positions hedge");
        again.read(position(P1, Side.BUY, "10000", exits("1.05", "1.2")));
        assertThat(again.told().changes()).isEmpty();
    }

    @Test
    void aTrailingStopShowsByMovingFromWhereItStood() {
        modify(new Exit.Trailing(Decimal.of("0.01")), new Exit.Keep());
        fixture.hear(new Fate.Sent(Fixture.VENUE, desk.onlyChange(), fixture.now));
        read("1.0", null);
        assertThat(ended()).isNull();
        read("1.09", null);
        assertThat(ended()).isEqualTo(How.APPLIED);
    }

    @Test
    void refusesLevelsThatCannotStand() {
        assertThat(modify(at("1.3"), at("1.2")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.LEG_ON_WRONG_SIDE));
        assertThat(modify(new Exit.Keep(), new Exit.Keep()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.NOTHING_TO_CHANGE));
        assertThat(modify(at("1.000001"), new Exit.Keep()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.PRICE_OFF_TICK));
        assertThat(new ExitLevels(null, null, null).toString()).isEqualTo("stop loss none, take profit none");
    }

    @Test
    void survivesSnapshotAndReplay() {
        changed();
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
        assertThat(SnapshotTest.restored(fixture.state).stateHash()).isEqualTo(fixture.state.stateHash());
    }
}
