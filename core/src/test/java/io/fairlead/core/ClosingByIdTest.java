package io.fairlead.core;

import static io.fairlead.core.HedgedDesk.P1;
import static io.fairlead.core.HedgedDesk.P2;
import static io.fairlead.core.HedgedDesk.position;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.GroupCommand;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.PositionCommand;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.RecoveryProfile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Positions that have ids are closed by orders that name them, and never twice.
final class ClosingByIdTest {
    private final HedgedDesk desk = new HedgedDesk();
    private final Fixture fixture = desk.fixture;

    private static DenialCode code(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused ? refused.code() : null;
    }

    @Test
    void closesByAMarketOrderThatNamesThePosition() {
        desk.read(position(P1, Side.BUY, "10000"));
        LiveOrder order = desk.closing("c1", null, null);
        assertThat(order.closes()).isEqualTo(P1);
        assertThat(order.side()).isEqualTo(Side.SELL);
        assertThat(order.terms().type()).isEqualTo(OrdType.MARKET);
        assertThat(order.terms().units()).isEqualTo(Decimal.of("10000"));
        assertThat(order.reducing()).isTrue();
        assertThat(desk.close("c1", P1, null)).isEqualTo(new Outcome.Repeated(order.id()));
    }

    @Test
    void closesAPartAndNoMoreThanThereIs() {
        desk.read(position(P1, Side.SELL, "10000"));
        assertThat(code(desk.close("c1", P1, "11000"))).isEqualTo(DenialCode.QUANTITY_ABOVE_MAXIMUM);
        LiveOrder order = desk.closing("c2", P1, "4000");
        assertThat(order.side()).isEqualTo(Side.BUY);
        assertThat(order.terms().units()).isEqualTo(Decimal.of("4000"));
    }

    @Test
    void wantsAnIdWhereThereAreSeveral() {
        desk.read(position(P1, Side.BUY, "10000"), position(P2, Side.BUY, "20000"));
        assertThat(code(desk.close("c1", null, null))).isEqualTo(DenialCode.POSITION_AMBIGUOUS);
        assertThat(desk.closing("c2", P2, null).closes()).isEqualTo(P2);
        assertThat(code(desk.close("c3", new VenuePositionId("P3"), null))).isEqualTo(DenialCode.POSITION_UNKNOWN);
    }

    @Test
    void asksForThePositionsBeforeItClosesWhatIsNotTold() {
        assertThat(code(desk.close("c1", null, null))).isEqualTo(DenialCode.POSITION_NOT_READ);
        assertThat(fixture.calls).containsExactly("positions hedge");
        desk.read(position(P1, Side.BUY, "10000"));
        LiveOrder opened = placed("o1", Side.BUY);
        desk.filled(opened);
        assertThat(code(desk.close("c2", null, null))).isEqualTo(DenialCode.POSITION_NOT_READ);
        desk.pass(2);
        assertThat(fixture.calls).contains("positions hedge");
        desk.read(position(P1, Side.BUY, "20000"));
        assertThat(desk.closing("c3", null, null).terms().units()).isEqualTo(Decimal.of("20000"));
    }

    private LiveOrder placed(String client, Side side) {
        Outcome outcome = fixture.command(new Command.PlaceOrder(
                Fixture.ANNA,
                Fixture.HEDGE,
                new ClientOrderId(client),
                Fixture.EURUSD,
                side,
                Fixture.market("10000"),
                Fixture.MANUAL));
        return fixture.order(((Outcome.Accepted) outcome).orders().getFirst());
    }

    @Test
    void neverRepeatsACloseWhoseAnswerIsLostBeforeThePositionWasReadAgain() {
        desk.read(position(P1, Side.BUY, "10000"));
        LiveOrder order = desk.closing("c1", P1, "4000");
        desk.lost(order);
        assertThat(code(desk.close("c2", P1, "4000"))).isEqualTo(DenialCode.POSITION_CLOSING);
        desk.read(position(P1, Side.BUY, "6000"));
        assertThat(code(desk.close("c3", P1, "4000"))).isEqualTo(DenialCode.POSITION_CLOSING);
        desk.filled(order);
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(code(desk.close("c4", P1, null))).isEqualTo(DenialCode.POSITION_NOT_READ);
        fixture.hear(HedgedDesk.reading(fixture.now - HedgedDesk.SECOND, position(P1, Side.BUY, "10000")));
        assertThat(code(desk.close("c5", P1, null))).isEqualTo(DenialCode.POSITION_NOT_READ);
        desk.read(position(P1, Side.BUY, "6000"));
        assertThat(desk.closing("c6", P1, null).terms().units()).isEqualTo(Decimal.of("6000"));
    }

    @Test
    void mayCloseAgainAtOnceWhatDidNotLeave() {
        desk.read(position(P1, Side.BUY, "10000"));
        LiveOrder order = desk.closing("c1", P1, null);
        fixture.hear(new Fate.NotSent(Fixture.VENUE, order.id(), "429"));
        assertThat(desk.closing("c2", P1, null).closes()).isEqualTo(P1);
    }

    @Test
    void takesALostCloseForAbsentOnlyIfThePositionStandsAsItWas() {
        desk.read(position(P1, Side.BUY, "10000"));
        LiveOrder order = desk.closing("c1", P1, "4000");
        fixture.sent(order.id());
        fixture.now += HedgedDesk.SECOND;
        fixture.down();
        fixture.now += HedgedDesk.SECOND;
        fixture.up();
        denyFor(order, 90, position(P1, Side.BUY, "6000"));
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(fixture.state.breakOf(Break.Kind.LOOK_ALIKE, order.id())).isNotNull();
        denyFor(order, 90, position(P1, Side.BUY, "10000"));
        assertThat(order.status()).isEqualTo(OrderStatus.NEVER_ARRIVED);
        assertThat(code(desk.close("c2", P1, "4000"))).isEqualTo(DenialCode.POSITION_NOT_READ);
        desk.read(position(P1, Side.BUY, "10000"));
        assertThat(desk.closing("c3", P1, "4000").closes()).isEqualTo(P1);
    }

    /// Somebody else closed the position: whether our close came, too, is for a person to say.
    @Test
    void asksForAWordOnALostCloseWhosePositionIsGone() {
        fixture.port.profile = new RecoveryProfile(
                5_000_000_000L, EnumSet.of(Evidence.ORDER_STATUS, Evidence.MASS_STATUS, Evidence.POSITIONS));
        desk.read(position(P1, Side.BUY, "10000"));
        LiveOrder order = desk.closing("c1", P1, null);
        fixture.sent(order.id());
        fixture.now += HedgedDesk.SECOND;
        fixture.down();
        fixture.now += HedgedDesk.SECOND;
        fixture.up();
        denyFor(order, 200);
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(fixture.state.breakOf(Break.Kind.LOOK_ALIKE, order.id())).isNotNull();
    }

    /// Lets time pass, answering every question as a venue would that never saw the order.
    private void denyFor(LiveOrder order, int seconds, VenuePosition... shown) {
        for (int second = 0; second < seconds && order.status() == OrderStatus.UNKNOWN; second++) {
            fixture.now += HedgedDesk.SECOND;
            fixture.core.onTick(fixture.now);
            while (!fixture.calls.isEmpty()) {
                answer(fixture.calls.removeFirst(), order, shown);
            }
        }
    }

    private void answer(String call, LiveOrder order, VenuePosition... shown) {
        if (call.equals("positions hedge")) {
            desk.read(shown);
        } else if (call.equals("query all hedge")) {
            long asked = fixture.now;
            fixture.now += 1_000_000;
            fixture.hear(new AccountRead(Fixture.VENUE, Fixture.HEDGE, Evidence.MASS_STATUS, asked, 0, ""));
        } else if (call.startsWith("query " + order.id())) {
            fixture.hear(Denial.of(order).build());
        }
    }

    @Test
    void flattensByNameAndEndsWhenTheVenueTellsNone() {
        desk.read(position(P1, Side.BUY, "10000"), position(P2, Side.SELL, "20000"));
        fixture.command(new Command.Flatten(Fixture.ANNA, Fixture.HEDGE));
        List<VenuePositionId> closed = new ArrayList<>();
        desk.live().forEach(order -> closed.add(order.closes()));
        assertThat(closed).containsExactly(P1, P2);
        desk.live().forEach(desk::filled);
        desk.pass(3);
        assertThat(desk.live()).isEmpty();
        assertThat(fixture.account(Fixture.HEDGE).isFlattening()).isTrue();
        desk.read(position(P2, Side.SELL, "5000"));
        desk.pass(3);
        assertThat(desk.live()).hasSize(1).first().satisfies(order -> {
            assertThat(order.closes()).isEqualTo(P2);
            assertThat(order.terms().units()).isEqualTo(Decimal.of("5000"));
        });
        desk.live().forEach(desk::filled);
        desk.read();
        desk.pass(1);
        assertThat(fixture.account(Fixture.HEDGE).isFlattening()).isFalse();
    }

    @Test
    void killsAndFlattensByNameAndSaysNothingIsLiveOnlyBehindARead() {
        desk.read(position(P1, Side.BUY, "10000"));
        LiveOrder opening = placed("o1", Side.BUY);
        desk.filled(opening);
        fixture.command(new HaltCommand.Kill(Fixture.ANNA, new Scope.OfAccount(Fixture.HEDGE), true, "test"));
        desk.pass(1);
        assertThat(desk.live())
                .hasSize(1)
                .allSatisfy(order -> assertThat(order.closes()).isEqualTo(P1));
        desk.live().forEach(desk::filled);
        desk.pass(2);
        assertThat(fixture.core.kills().getFirst().openPositions()).isPositive();
        desk.read(position(P2, Side.BUY, "10000"));
        desk.pass(3);
        assertThat(desk.live())
                .hasSize(1)
                .allSatisfy(order -> assertThat(order.closes()).isEqualTo(P2));
        desk.live().forEach(desk::filled);
        desk.read();
        desk.pass(1);
        assertThat(fixture.core.kills().getFirst().openPositions()).isZero();
        assertThat(fixture.log.stream()
                        .filter(Event.OrderAccepted.class::isInstance)
                        .map(Event.OrderAccepted.class::cast)
                        .filter(accepted -> accepted.strategy().equals(Closing.CLOSE)))
                .allSatisfy(accepted ->
                        assertThat(accepted.terms().instructions().closes()).isNotNull());
    }

    @Test
    void closesAllWithoutTouchingOrders() {
        desk.read();
        LiveOrder resting = placedLimit();
        desk.read(position(P1, Side.BUY, "10000"), position(P2, Side.BUY, "20000"));
        Outcome outcome = fixture.command(new PositionCommand.CloseAll(Fixture.ANNA, Fixture.HEDGE, Fixture.EURUSD));
        assertThat(((Outcome.Accepted) outcome).orders()).hasSize(2);
        assertThat(resting.pendingCancel()).isNull();
    }

    private Outcome closeAll() {
        return fixture.command(new PositionCommand.CloseAll(Fixture.ANNA, Fixture.HEDGE, Fixture.EURUSD));
    }

    /// Two orders were filled, and the venue told its positions between the fills.
    @Test
    void closingAllSaysSoWhenTheVenueHasNotToldEveryPositionYet() {
        desk.read(position(P1, Side.BUY, "10000"));
        desk.filled(placed("o1", Side.SELL));
        Outcome.Refused refused = (Outcome.Refused) closeAll();
        assertThat(refused.code()).isEqualTo(DenialCode.POSITION_NOT_READ);
        assertThat(refused.remedy()).startsWith("1 are being closed, not all");
        assertThat(desk.live())
                .hasSize(1)
                .allSatisfy(order -> assertThat(order.closes()).isEqualTo(P1));
        LiveOrder first = desk.live().getFirst();
        desk.read(position(P1, Side.BUY, "10000"), position(P2, Side.SELL, "10000"));
        assertThat(((Outcome.Accepted) closeAll()).orders()).hasSize(2).contains(first.id());
        assertThat(desk.live()).hasSize(2);
    }

    @Test
    void closingAllTakesACloseInDoubtForOneUnderWayUnlessItIsOfAPart() {
        desk.read(position(P1, Side.BUY, "10000"), position(P2, Side.BUY, "20000"));
        LiveOrder whole = desk.closing("c1", P1, null);
        desk.lost(whole);
        LiveOrder part = desk.closing("c2", P2, "5000");
        Outcome.Refused refused = (Outcome.Refused) closeAll();
        assertThat(refused.code()).isEqualTo(DenialCode.POSITION_CLOSING);
        assertThat(refused.value()).isEqualTo(P2.value());
        assertThat(desk.live()).containsExactly(whole, part);
        desk.filled(part);
        assertThat(((Outcome.Refused) closeAll()).code()).isEqualTo(DenialCode.POSITION_NOT_READ);
        desk.read(position(P1, Side.BUY, "10000"), position(P2, Side.BUY, "15000"));
        assertThat(((Outcome.Accepted) closeAll()).orders()).hasSize(2).contains(whole.id());
    }

    private LiveOrder placedLimit() {
        Outcome outcome = fixture.command(new Command.PlaceOrder(
                Fixture.ANNA,
                Fixture.HEDGE,
                new ClientOrderId("r1"),
                Fixture.EURUSD,
                Side.BUY,
                Fixture.limit("10000", "1.0"),
                Fixture.MANUAL));
        return fixture.order(((Outcome.Accepted) outcome).orders().getFirst());
    }

    @Test
    void reversesByTwoOrdersTheSecondBehindTheWholeFillOfTheFirst() {
        desk.read(position(P1, Side.BUY, "10000"));
        Outcome outcome = fixture.command(new PositionCommand.ReversePosition(
                Fixture.ANNA, Fixture.HEDGE, new ClientOrderId("v1"), Fixture.EURUSD, Fixture.MANUAL, P1));
        LiveOrder close = fixture.order(((Outcome.Accepted) outcome).orders().getFirst());
        assertThat(close.closes()).isEqualTo(P1);
        fixture.fill(close, "e1", "4000", "1.1", "4000");
        assertThat(desk.live()).containsExactly(close);
        desk.lost(close);
        assertThat(desk.live()).containsExactly(close);
        fixture.fill(close, "e2", "6000", "1.1", "10000");
        assertThat(desk.live()).hasSize(1).first().satisfies(second -> {
            assertThat(second.closes()).isNull();
            assertThat(second.side()).isEqualTo(Side.SELL);
            assertThat(second.terms().units()).isEqualTo(Decimal.of("10000"));
        });
    }

    @Test
    void refusesGroupsWhoseExitsWouldOpenPositions() {
        desk.read();
        GroupPlan.Leg stop = new GroupPlan.Leg(
                GroupPlan.Role.STOP_LOSS,
                Side.SELL,
                OrdType.STOP,
                TimeInForce.GOOD_TILL_CANCEL,
                null,
                Decimal.of("1.0"),
                null,
                true);
        Command.PlaceOrder entry = new Command.PlaceOrder(
                Fixture.ANNA,
                Fixture.HEDGE,
                new ClientOrderId("g1"),
                Fixture.EURUSD,
                Side.BUY,
                Fixture.limit("10000", "1.1"),
                Fixture.MANUAL);
        Outcome outcome = fixture.command(new GroupCommand.PlaceGroup(
                Fixture.ANNA, entry, GroupPlan.Shape.BRACKET, List.of(stop), GroupPlan.OnRace.REPORT));
        assertThat(code(outcome)).isEqualTo(DenialCode.POSITION_NOT_NAMED);
    }

    @Test
    void booksAFillOfACloseOnTheSideThatItCloses() {
        desk.read();
        LiveOrder opening = placed("o1", Side.BUY);
        desk.filled(opening);
        desk.read(position(P1, Side.BUY, "10000"));
        desk.filled(desk.closing("c1", P1, null));
        assertThat(fixture.state.positions().all())
                .allSatisfy(each -> assertThat(each.isFlat()).isTrue());
    }

    @Test
    void keepsWhatTheVenueToldThroughSnapshotAndReplay() {
        desk.read(position(P1, Side.BUY, "10000"), position(P2, Side.SELL, "20000"));
        desk.lost(desk.closing("c1", P1, null));
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
        CoreState restored = SnapshotTest.restored(fixture.state);
        assertThat(restored.stateHash()).isEqualTo(fixture.state.stateHash());
        assertThat(restored.venuePositions().all().get(Fixture.HEDGE).touch(P1))
                .isEqualTo(desk.told().touch(P1));
    }

    @Test
    void keepsNoMoreThanItsBound() {
        List<VenuePosition> many = new ArrayList<>();
        for (int i = 0; i < 2_100; i++) {
            many.add(position(new VenuePositionId("Q" + i), Side.BUY, "10000"));
        }
        fixture.hear(new PositionsRead(
                Fixture.VENUE,
                Fixture.HEDGE,
                fixture.now + 1,
                List.of(PositionsRead.Held.of(Fixture.EURUSD, many)),
                0));
        assertThat(desk.told().told()).hasSize(2_000);
        assertThat(desk.told().beyond()).isEqualTo(100);
    }
}
