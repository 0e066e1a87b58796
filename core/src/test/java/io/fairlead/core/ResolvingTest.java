package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import io.fairlead.core.view.FillView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// An operator's word on an order in doubt, and what happens when the venue speaks after all.
final class ResolvingTest {
    private final Fixture fixture = new Fixture().up();

    private LiveOrder doubted() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.hear(new Fate.Unknown(Fixture.VENUE, order.id(), "timeout"));
        return order;
    }

    private Outcome resolve(LiveOrder order, @Nullable String filled, @Nullable String avgPx) {
        return fixture.command(new Command.ResolveOrder(
                Fixture.ANNA,
                order.id(),
                filled == null ? null : Quantity.units(Decimal.of(filled)),
                avgPx == null ? null : Decimal.of(avgPx),
                "the LP's desk said so on the phone"));
    }

    /// The venue answers that it does not know the order.
    private void deny(LiveOrder order) {
        fixture.hear(Denial.of(order).build());
    }

    private void sayFilled(LiveOrder order) {
        fixture.hear(new Fixture.Report(order)
                .status(OrdStatus.FILLED)
                .cumQty("10000")
                .build());
    }

    private static DenialCode code(Outcome outcome) {
        return ((Outcome.Refused) outcome).code();
    }

    private Position position() {
        return Objects.requireNonNull(fixture.state.positions().find(Fixture.SIM, Fixture.EURUSD, Side.BUY));
    }

    @Test
    void endsTheDoubtAsNeverArrived() {
        LiveOrder order = doubted();
        assertThat(resolve(order, null, null)).isInstanceOf(Outcome.Accepted.class);
        assertThat(order.status()).isEqualTo(OrderStatus.NEVER_ARRIVED);
        assertThat(order.evidence()).isEqualTo(Evidence.OPERATOR);
        assertThat(order.text()).contains("on the phone");
    }

    @Test
    void booksWhatWasFilledAndLabelsIt() {
        LiveOrder order = doubted();
        resolve(order, "10000", "1.0995");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.executions()).hasSize(1);
        assertThat(order.executions().getFirst().isByWord()).isTrue();
        assertThat(Views.of(order.executions().getFirst(), 1).execution().source())
                .isEqualTo(new FillView.Source(Evidence.OPERATOR, FillView.Label.OPERATOR));
        assertThat(position().units()).isEqualTo(Decimal.of("10000"));
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    /// The venue's sum is that of the word, so it stands; then a list tells what the sum is made of.
    @Test
    void theWordGivesWayToExecutionsThoughTheVenueHadAgreed() {
        LiveOrder order = doubted();
        resolve(order, "10000", "1.0995");
        sayFilled(order);
        assertThat(order.missing()).isEqualTo(Decimal.ZERO);
        fixture.hear(Listed.of(
                new Fixture.Report(order).trade("e1", "4000", "1.1", "4000").build()));
        assertThat(position().units()).isEqualTo(Decimal.of("4000"));
        assertThat(order.missing()).isEqualTo(Decimal.of("6000"));
        fixture.hear(
                new Fixture.Report(order).trade("e2", "6000", "1.1", "10000").build());
        assertThat(position().units()).isEqualTo(Decimal.of("10000"));
        assertThat(order.missing()).isEqualTo(Decimal.ZERO);
        assertThat(fixture.state.breakOf(Break.Kind.OVERFILLED, order.id())).isNull();
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void theWordStaysForAnExecutionThatCannotBeCounted() {
        LiveOrder order = doubted();
        resolve(order, "10000", "1.0995");
        sayFilled(order);
        ExecutionReport named =
                new Fixture.Report(order).trade("e1", "4000", "1.1", "4000").build();
        ExecutionReport.References refs = named.refs();
        fixture.hear(Listed.of(new ExecutionReport(
                named.venue(),
                new ExecutionReport.References(refs.order(), null, refs.venueOrder(), null, null),
                named.progress(),
                named.details(),
                named.marks())));
        assertThat(position().units()).isEqualTo(Decimal.of("10000"));
        assertThat(order.missing()).isEqualTo(Decimal.ZERO);
    }

    /// Live, such a list is not logged; a log of before has it.
    @Test
    void aListOfOldThatShowsWhatIsKnownDoesNotReviseTheWord() {
        LiveOrder order = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.fill(order, "e1", "4000", "1.1", "4000");
        deny(order);
        resolve(order, "4000", "1.1");
        fixture.log.add(new Event.VenueSaid(
                fixture.now,
                Listed.of(new Fixture.Report(order)
                        .trade("e1", "4000", "1.1", "4000")
                        .build()),
                order.id()));
        assertThat(fixture.replayed().orders().find(order.id()))
                .extracting(LiveOrder::status)
                .isEqualTo(OrderStatus.CANCELED);
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void pricesOnlyWhatWasMissing() {
        LiveOrder order = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.fill(order, "e1", "4000", "1.10", "4000");
        deny(order);
        resolve(order, "8000", "1.05");
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(order.cumQty()).isEqualTo(Decimal.of("8000"));
        assertThat(order.executions().get(1).price()).isEqualTo(Decimal.of("1"));
        assertThat(order.avgPx()).isEqualTo(Decimal.of("1.05"));
    }

    @Test
    void refusesWhatCannotBeTrue() {
        LiveOrder order = doubted();
        assertThat(code(resolve(order, "10001", "1.1"))).isEqualTo(DenialCode.RESOLUTION_IMPOSSIBLE);
        assertThat(code(resolve(order, "5000", null))).isEqualTo(DenialCode.PRICE_NOT_POSITIVE);
        assertThat(code(fixture.command(new Command.ResolveOrder(Fixture.ANNA, order.id(), null, null, " "))))
                .isEqualTo(DenialCode.REASON_MISSING);
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        fixture.report(order, ExecType.NEW);
        assertThat(code(resolve(order, null, null))).isEqualTo(DenialCode.ORDER_NOT_IN_DOUBT);
    }

    @Test
    void refusesAbsenceOfAnOrderThatTheVenueSpokeOf() {
        LiveOrder order = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        deny(order);
        assertThat(code(resolve(order, null, null))).isEqualTo(DenialCode.RESOLUTION_IMPOSSIBLE);
        assertThat(resolve(order, "0", null)).isInstanceOf(Outcome.Accepted.class);
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void yieldsToTheVenuesOwnFill() {
        LiveOrder order = doubted();
        resolve(order, "10000", "1.0995");
        fixture.fill(order, "e1", "6000", "1.0990", "6000");
        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(order.cumQty()).isEqualTo(Decimal.of("6000"));
        assertThat(order.missing()).isEqualTo(Decimal.ZERO);
        assertThat(position().units()).isEqualTo(Decimal.of("6000"));
        assertThat(order.evidence()).isEqualTo(Evidence.STREAM);
        assertThat(fixture.state.breakOf(Break.Kind.RESOLUTION_REVISED, order.id()))
                .isNotNull();
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void keepsTheWordThatTheVenueConfirms() {
        LiveOrder order = doubted();
        resolve(order, "10000", "1.0995");
        sayFilled(order);
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(position().units()).isEqualTo(Decimal.of("10000"));
        assertThat(order.isClosedByWord()).isFalse();
    }

    @Test
    void opensAgainWhatTheVenueShowsAlive() {
        LiveOrder order = doubted();
        resolve(order, "0", null);
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        fixture.report(order, ExecType.NEW);
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(fixture.state.orders().live()).contains(order);
    }
}
