package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.PositionsRead.Held;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.core.position.Position;
import io.fairlead.core.view.FillView;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Our books against the venue's, while all is well and when it is not.
final class ReconciliationTest {
    private static final long SECOND = 1_000_000_000L;

    private final Fixture fixture = new Fixture();

    ReconciliationTest() {
        fixture.port.with(Capability.POSITION_QUERY);
        fixture.port.times = new ReconcileTimes(30 * SECOND, 60 * SECOND, 60 * SECOND, 300 * SECOND);
        fixture.up();
        for (AccountId id : List.of(Fixture.SIM, Fixture.LIVE, Fixture.HEDGE)) {
            positions(id);
        }
        fixture.calls.clear();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds * 10; i++) {
            fixture.now += SECOND / 10;
            fixture.core.onTick(fixture.now);
        }
    }

    private void list(long askedNanos) {
        fixture.hear(new AccountRead(Fixture.VENUE, Fixture.SIM, Evidence.MASS_STATUS, askedNanos, 0, ""));
    }

    private void positions(AccountId account, Held... held) {
        fixture.hear(new PositionsRead(Fixture.VENUE, account, fixture.now, List.of(held), 0));
    }

    private static Held held(String longs, String shorts, @Nullable String price) {
        return new Held(
                Fixture.EURUSD, Decimal.of(longs), Decimal.of(shorts), price == null ? null : Decimal.of(price));
    }

    private Decimal units(AccountId account, Side side) {
        Position position = fixture.state.positions().find(account, Fixture.EURUSD, side);
        return position == null ? Decimal.ZERO : position.units();
    }

    private LiveOrder resting(String client) {
        return fixture.working(client, Side.BUY, Fixture.limit("10000", "1.1"));
    }

    @Test
    void asksForOrdersAndPositionsOnScheduleWhereSomethingIsOpenAndSeldomElsewhere() {
        resting("c1");
        pass(301);
        assertThat(fixture.calls).filteredOn("query all sim"::equals).hasSize(5);
        assertThat(fixture.calls).filteredOn("positions sim"::equals).hasSize(5);
        assertThat(fixture.calls).filteredOn("query all live"::equals).hasSize(1);
        assertThat(fixture.calls).filteredOn("positions live"::equals).hasSize(1);
    }

    @Test
    void asksByNameAboutAnOrderThatTheListLacksAndCallsItABreakTheSecondTime() {
        LiveOrder order = resting("c1");
        fixture.now += SECOND;
        list(fixture.now);
        assertThat(fixture.calls).containsExactly("query " + order.id());
        assertThat(fixture.state.breaks()).isEmpty();
        fixture.now += SECOND;
        list(fixture.now);
        assertThat(fixture.state.breakOf(Break.Kind.ORDER_NOT_LISTED, order.id()))
                .isNotNull();
        fixture.hear(new Fixture.Report(order).status(OrdStatus.NEW).cumQty("0").build());
        assertThat(fixture.state.breaks()).isEmpty();
    }

    @Test
    void aListOfExecutionsInBetweenDoesNotHideThatAnOrderIsNotListed() {
        LiveOrder order = resting("c1");
        ExecutionReport fill =
                new Fixture.Report(order).trade("e1", "1000", "1.1", "1000").build();
        fixture.hear(fill);
        fixture.now += SECOND;
        long asked = fixture.now;
        fixture.now += SECOND;
        fixture.hear(Listed.of(fill));
        list(asked);
        assertThat(fixture.calls).containsExactly("query " + order.id());
    }

    @Test
    void anOrderThatMovedSinceTheListWasAskedForIsNotCompared() {
        LiveOrder order = resting("c1");
        long asked = fixture.now;
        fixture.now += SECOND;
        fixture.fill(order, "e1", "1000", "1.1", "1000");
        list(asked);
        list(asked);
        assertThat(fixture.calls).isEmpty();
        assertThat(fixture.state.breaks()).isEmpty();
    }

    @Test
    void booksALostFillOnceWhenTheVenueSaidItTwiceBehindTheSettleTime() {
        LiveOrder order = resting("c1");
        fixture.hear(Stated.of(order, OrdStatus.FILLED, "10000", "1.09"));
        assertThat(units(Fixture.SIM, Side.BUY)).isEqualTo(Decimal.ZERO);
        assertThat(fixture.state.breakOf(Break.Kind.MISSING_EXECUTIONS, order.id()))
                .isNotNull();
        fixture.now += SECOND;
        fixture.hear(Stated.of(order, OrdStatus.FILLED, "10000", "1.09"));
        assertThat(units(Fixture.SIM, Side.BUY)).isEqualTo(Decimal.ZERO);
        fixture.now += 5 * SECOND;
        fixture.hear(Stated.of(order, OrdStatus.FILLED, "10000", "1.09"));
        fixture.hear(Stated.of(order, OrdStatus.FILLED, "10000", "1.09"));
        assertThat(units(Fixture.SIM, Side.BUY)).isEqualTo(Decimal.of(10_000));
        assertThat(order.avgPx()).isEqualTo(Decimal.of("1.09"));
        assertThat(order.executions()).singleElement().satisfies(execution -> {
            assertThat(execution.isInferred()).isTrue();
            assertThat(Views.of(execution, 1).execution().source().label()).isEqualTo(FillView.Label.INFERRED);
            assertThat(execution.evidence()).isEqualTo(Evidence.ORDER_STATUS);
        });
        assertThat(fixture.state.breaks()).extracting(Break::kind).containsExactly(Break.Kind.FILL_INFERRED);
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void theFillItselfTakesThePlaceOfWhatWasInferredWhenItComesLate() {
        LiveOrder order = inferredFill();
        fixture.fill(order, "e1", "4000", "1.08", "4000");
        fixture.fill(order, "e2", "6000", "1.1", "10000");
        fixture.fill(order, "e2", "6000", "1.1", "10000");
        assertThat(units(Fixture.SIM, Side.BUY)).isEqualTo(Decimal.of(10_000));
        assertThat(order.missing()).isEqualTo(Decimal.ZERO);
        assertThat(order.avgPx()).isEqualTo(Decimal.of("1.092"));
        assertThat(fixture.state.breaks()).isEmpty();
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void aNewFillBehindAnInferredOneIsAddedToIt() {
        LiveOrder order = resting("c1");
        infer(order, OrdStatus.PARTIALLY_FILLED, "4000");
        fixture.fill(order, "e2", "6000", "1.1", "10000");
        assertThat(units(Fixture.SIM, Side.BUY)).isEqualTo(Decimal.of(10_000));
        assertThat(order.hasInferred()).isTrue();
    }

    private LiveOrder inferredFill() {
        LiveOrder order = resting("c1");
        infer(order, OrdStatus.FILLED, "10000");
        return order;
    }

    private void infer(LiveOrder order, OrdStatus status, String cumQty) {
        fixture.hear(Stated.of(order, status, cumQty, "1.09"));
        fixture.now += 6 * SECOND;
        fixture.hear(Stated.of(order, status, cumQty, "1.09"));
        assertThat(order.hasInferred()).isTrue();
    }

    @Test
    void aPositionMadeElsewhereIsABreakThenAdoptedAndLabelled() {
        fixture.now += 2 * SECOND;
        positions(Fixture.SIM, held("3000", "0", "1.2"));
        assertThat(fixture.calls).contains("query all sim");
        assertThat(fixture.state.breakBook().ofAccounts()).isEmpty();
        fixture.now += SECOND;
        positions(Fixture.SIM, held("3000", "0", "1.2"));
        assertThat(fixture.state.breakBook().ofAccounts())
                .extracting(each -> each.ours() + " / " + each.theirs())
                .containsExactly("0 units / 3000 units");
        fixture.now += 5 * SECOND;
        positions(Fixture.SIM, held("3000", "0", "1.2"));
        Position position =
                Objects.requireNonNull(fixture.state.positions().find(Fixture.SIM, Fixture.EURUSD, Side.BUY));
        assertThat(position.units()).isEqualTo(Decimal.of(3000));
        assertThat(position.adopted()).isEqualTo(Decimal.of(3000));
        assertThat(Views.of(position, 1).adopted()).isEqualTo(Decimal.of(3000));
        assertThat(position.avgPx()).isEqualTo(Decimal.of("1.2"));
        assertThat(fixture.state.breakBook().ofAccounts()).isEmpty();
        assertThat(fixture.log).hasAtLeastOneElementOfType(ReconEvent.PositionAdopted.class);
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void aDifferenceThatGoesAwayIsNeverAdopted() {
        positions(Fixture.SIM, held("3000", "0", "1.2"));
        fixture.now += SECOND;
        positions(Fixture.SIM, held("3000", "0", "1.2"));
        fixture.now += 60 * SECOND;
        positions(Fixture.SIM);
        assertThat(units(Fixture.SIM, Side.BUY)).isEqualTo(Decimal.ZERO);
        assertThat(fixture.state.breakBook().report().getFirst().times().clearedBy())
                .contains("agrees");
        assertThat(fixture.log).doesNotHaveAnyElementsOfTypes(ReconEvent.PositionAdopted.class);
    }

    @Test
    void whatIsOnItsWayOrLacksExecutionsIsNotComparedWithPositions() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(order.id());
        for (int i = 0; i < 4; i++) {
            fixture.now += 10 * SECOND;
            positions(Fixture.SIM, held("10000", "0", "1.1"));
        }
        fixture.hear(Stated.of(order, OrdStatus.FILLED, "10000", "1.1"));
        fixture.now += SECOND;
        positions(Fixture.SIM, held("10000", "0", "1.1"));
        positions(Fixture.SIM, held("10000", "0", "1.1"));
        assertThat(fixture.state.breakBook().ofAccounts()).isEmpty();
        assertThat(fixture.log).doesNotHaveAnyElementsOfTypes(ReconEvent.PositionAdopted.class);
    }

    @Test
    void aReadThatWasAskedForBeforeAFillIsNotCompared() {
        LiveOrder order = resting("c1");
        long asked = fixture.now;
        fixture.now += SECOND;
        fixture.fill(order, "e1", "10000", "1.1", "10000");
        for (int i = 0; i < 3; i++) {
            fixture.hear(new PositionsRead(Fixture.VENUE, Fixture.SIM, asked, List.of(), 0));
        }
        assertThat(fixture.state.breakBook().ofAccounts()).isEmpty();
    }

    @Test
    void theSidesOfAHedgingAccountAreComparedEachByItself() {
        for (int i = 0; i < 3; i++) {
            fixture.now += 6 * SECOND;
            positions(Fixture.HEDGE, held("5000", "2000", "1.1"));
        }
        assertThat(units(Fixture.HEDGE, Side.BUY)).isEqualTo(Decimal.of(5000));
        assertThat(units(Fixture.HEDGE, Side.SELL)).isEqualTo(Decimal.of(-2000));
    }

    @Test
    void withoutAPriceTheBreakStands() {
        for (int i = 0; i < 4; i++) {
            fixture.now += 6 * SECOND;
            positions(Fixture.SIM, held("5000", "0", null));
        }
        assertThat(units(Fixture.SIM, Side.BUY)).isEqualTo(Decimal.ZERO);
        assertThat(fixture.state.breakBook().find(Break.Kind.POSITION_DIFFERS, Fixture.SIM, Fixture.EURUSD, null))
                .isNotNull();
    }

    @Test
    void bustsAndCorrectionsRestateAPositionWithWhatWasAdoptedBetweenItsFills() {
        LiveOrder order = resting("c1");
        fixture.fill(order, "e1", "4000", "1.1", "4000");
        for (int i = 0; i < 3; i++) {
            fixture.now += 6 * SECOND;
            positions(Fixture.SIM, held("5000", "0", "1.2"));
        }
        fixture.fill(order, "e2", "6000", "1.3", "10000");
        fixture.hear(new Fixture.Report(order).bust("b1", "e1", "6000").build());
        assertThat(units(Fixture.SIM, Side.BUY)).isEqualTo(Decimal.of(7000));
        fixture.hear(new Fixture.Report(order)
                .correct("k1", "e2", "5000", "1.25", "5000")
                .build());
        assertThat(units(Fixture.SIM, Side.BUY)).isEqualTo(Decimal.of(6000));
        assertThat(order.status()).isIn(OrderStatus.PARTIALLY_FILLED, OrderStatus.NEW);
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void anInstrumentThatIsNotConfiguredIsABreak() {
        fixture.hear(new PositionsRead(Fixture.VENUE, Fixture.SIM, fixture.now, List.of(), 2));
        assertThat(fixture.state.breakBook().ofAccounts())
                .extracting(each -> each.kind())
                .containsExactly(Break.Kind.POSITION_UNREADABLE);
        positions(Fixture.SIM);
        assertThat(fixture.state.breakBook().ofAccounts()).isEmpty();
    }
}
