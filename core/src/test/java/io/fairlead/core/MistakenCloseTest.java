package io.fairlead.core;

import static io.fairlead.core.HedgedDesk.P1;
import static io.fairlead.core.HedgedDesk.position;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.RetiredOrders;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Two closes of as much of a position look alike at the venue: whoever takes the order of one for the other's is not
/// believed.
final class MistakenCloseTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final RetentionSettings KEEPS = new RetentionSettings(DAY, 1000, DAY, 1000, 1000);
    private static final RetentionSettings LEAVES = new RetentionSettings(0, 0, DAY, 1000, 1000);
    private static final RetentionSettings FORGETS = new RetentionSettings(0, 0, 0, 0, 1000);

    private HedgedDesk desk = new HedgedDesk();

    private static HedgedDesk desk(RetentionSettings retention) {
        return new HedgedDesk(List.of(), 1_000_000_000_000L, CoreSettings.DEFAULTS.with(retention));
    }

    /// The first close is filled, the second, which is returned, in doubt.
    private LiveOrder inDoubt() {
        desk.read(position(P1, Side.BUY, "10000"));
        LiveOrder first = desk.closing("c1", P1, "1000");
        desk.fixture.hear(filled(first, first.id().value(), "V1"));
        desk.pass(5);
        desk.read(position(P1, Side.BUY, "9000"));
        LiveOrder second = desk.closing("c2", P1, "1000");
        desk.lost(second);
        assertThat(second.status()).isEqualTo(OrderStatus.UNKNOWN);
        return second;
    }

    private static ExecutionReport filled(LiveOrder order, String execId, String venueOrder) {
        return new Fixture.Report(order)
                .trade(execId, "1000", "1.1", "1000")
                .venueOrder(venueOrder)
                .build();
    }

    private boolean isLive(String client) {
        return desk.fixture.state.orders().all().stream()
                .anyMatch(order -> order.clientOrderId().value().equals(client));
    }

    private List<Break.Kind> breaks() {
        return desk.fixture.state.breaks().stream().map(Break::kind).toList();
    }

    private void staysInDoubt(LiveOrder second) {
        ExecutionReport mistaken = filled(second, "V1-1", "V1");
        desk.fixture.hear(mistaken);
        assertThat(second.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(second.cumQty().isZero()).isTrue();
        assertThat(second.venueOrder()).isNull();
        assertThat(breaks()).contains(Break.Kind.MISTAKEN_ORDER).doesNotContain(Break.Kind.LATE_WORD);
        desk.fixture.hear(mistaken);
        assertThat(second.cumQty().isZero()).isTrue();
        assertThat(desk.fixture.replayed().stateHash()).isEqualTo(desk.fixture.state.stateHash());
        desk.fixture.hear(filled(second, "V2-1", "V2"));
        assertThat(second.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(breaks()).isEmpty();
    }

    @Test
    void theOrderOfALiveOneIsNotTakenForAnothers() {
        desk = desk(KEEPS);
        LiveOrder second = inDoubt();
        assertThat(isLive("c1")).isTrue();
        staysInDoubt(second);
    }

    @Test
    void theOrderOfOneThatLeftIsNotTakenForAnothers() {
        desk = desk(LEAVES);
        LiveOrder second = inDoubt();
        assertThat(isLive("c1")).isFalse();
        staysInDoubt(second);
    }

    @Test
    void neitherAfterARestart() {
        desk = desk(LEAVES);
        LiveOrder before = inDoubt();
        HedgedDesk next = new HedgedDesk(desk.fixture.log, desk.fixture.now + 1, CoreSettings.DEFAULTS.with(LEAVES));
        desk = next;
        staysInDoubt(next.fixture.order(before.id()));
    }

    /// What a start reads of them is what a ledger of the venue is born with.
    @Test
    void aSnapshotKeepsWhoseOrderItWas() {
        desk = desk(LEAVES);
        inDoubt();
        RetiredOrders left = SnapshotTest.restored(desk.fixture.state).orders().retired();
        LiveOrder first = Objects.requireNonNull(left.find(Fixture.VENUE, new VenueOrderId("V1")));
        assertThat(first.closes()).isEqualTo(P1);
        assertThat(left.leftSince(0)).extracting(LiveOrder::id).containsExactly(first.id());
        assertThat(left.leftSince(desk.fixture.now)).isEmpty();
    }

    /// Nothing but the adapter's match is left to go by: a horizon shorter than clocks differ is a bad one.
    @Test
    void oneThatIsForgottenSpeaksAgainstNothing() {
        desk = desk(FORGETS);
        LiveOrder second = inDoubt();
        desk.fixture.hear(filled(second, "V1-1", "V1"));
        assertThat(second.status()).isEqualTo(OrderStatus.FILLED);
    }

    /// The venue says our id of it: that outweighs its own, which it may give again.
    @Test
    void anOrderThatClosesNothingMayHaveAnIdThatWasGivenBefore() {
        Fixture fixture = new Fixture().up();
        LiveOrder first = fixture.working("a", Side.BUY, Fixture.limit("1000", "1.1"));
        LiveOrder second = fixture.placed("b", Side.BUY, Fixture.limit("1000", "1.1"));
        fixture.hear(new Fixture.Report(second)
                .type(ExecType.NEW)
                .venueOrder("V-" + first.id())
                .build());
        assertThat(second.status()).isEqualTo(OrderStatus.NEW);
    }
}
