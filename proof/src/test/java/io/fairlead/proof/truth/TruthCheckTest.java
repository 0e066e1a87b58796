package io.fairlead.proof.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.proof.truth.Finding.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TruthCheckTest {
    private static final Execution E1 = execution("e1", 100);
    private static final Execution E2 = execution("e2", 50);

    private static Execution execution(String id, long units) {
        return new Execution(id, Decimal.of(units), Decimal.of("1.1"));
    }

    private static VenueOrder venue(String request, Standing standing, Execution... executions) {
        return new VenueOrder("v-" + request, Set.of(request), standing, List.of(executions));
    }

    private static GatewayOrder ours(String request, Standing standing, Execution... executions) {
        return new GatewayOrder(
                "intent-" + request, Set.of(request), standing, true, List.of(executions), Decimal.ZERO);
    }

    private static List<Kind> kinds(List<VenueOrder> venue, List<GatewayOrder> gateway) {
        return TruthCheck.compare(venue, gateway).stream().map(Finding::kind).toList();
    }

    @Test
    void findsNothingWhereBothAgree() {
        assertThat(kinds(
                        List.of(venue("a", Standing.FILLED, E1, E2), venue("b", Standing.CANCELED)),
                        List.of(ours("b", Standing.CANCELED), ours("a", Standing.FILLED, E2, E1))))
                .isEmpty();
    }

    @Test
    void anExecutionThatTheGatewayLacksIsLost() {
        assertThat(kinds(List.of(venue("a", Standing.LIVE, E1)), List.of(ours("a", Standing.LIVE))))
                .containsExactly(Kind.LOST);
    }

    @Test
    void anOrderThatTheGatewayLacksIsLost() {
        assertThat(kinds(List.of(venue("a", Standing.LIVE)), List.of())).containsExactly(Kind.LOST);
    }

    @Test
    void anEndThatTheGatewayMissedIsLost() {
        assertThat(kinds(List.of(venue("a", Standing.CANCELED)), List.of(ours("a", Standing.LIVE))))
                .containsExactly(Kind.LOST);
    }

    @Test
    void anExecutionThatCountsTwiceIsDoubled() {
        assertThat(kinds(List.of(venue("a", Standing.LIVE, E1)), List.of(ours("a", Standing.LIVE, E1, E1))))
                .containsExactly(Kind.DOUBLED);
    }

    @Test
    void oneOrderThatIsTwoAtTheVenueIsDoubled() {
        GatewayOrder order = new GatewayOrder("intent", Set.of("a", "b"), Standing.LIVE, true, List.of(), Decimal.ZERO);
        assertThat(kinds(List.of(venue("a", Standing.LIVE), venue("b", Standing.LIVE)), List.of(order)))
                .containsExactly(Kind.DOUBLED);
    }

    @Test
    void oneWishThatIsTwoOrdersIsDoubled() {
        assertThat(kinds(
                        List.of(venue("a", Standing.LIVE), venue("b", Standing.LIVE)),
                        List.of(
                                new GatewayOrder("wish", Set.of("a"), Standing.LIVE, true, List.of(), Decimal.ZERO),
                                new GatewayOrder("wish", Set.of("b"), Standing.LIVE, true, List.of(), Decimal.ZERO))))
                .containsExactly(Kind.DOUBLED);
    }

    @Test
    void anExecutionThatTheVenueLacksIsInvented() {
        assertThat(kinds(List.of(venue("a", Standing.LIVE)), List.of(ours("a", Standing.LIVE, E1))))
                .containsExactly(Kind.INVENTED);
        assertThat(kinds(List.of(), List.of(ours("a", Standing.ABSENT, E1)))).containsExactly(Kind.INVENTED);
    }

    @Test
    void anExecutionWithOtherValuesIsInvented() {
        assertThat(kinds(
                        List.of(venue("a", Standing.LIVE, execution("e1", 99))), List.of(ours("a", Standing.LIVE, E1))))
                .containsExactly(Kind.INVENTED);
    }

    @Test
    void anEndThatTheVenueDidNotDecideIsInvented() {
        assertThat(kinds(List.of(venue("a", Standing.LIVE)), List.of(ours("a", Standing.CANCELED))))
                .containsExactly(Kind.INVENTED);
        assertThat(kinds(List.of(), List.of(ours("a", Standing.FILLED)))).containsExactly(Kind.INVENTED);
        GatewayOrder guessed = new GatewayOrder("wish", Set.of("a"), Standing.REJECTED, false, List.of(), Decimal.ZERO);
        assertThat(kinds(List.of(), List.of(guessed))).containsExactly(Kind.INVENTED);
    }

    @Test
    void notKnowingIsNeverInventing() {
        assertThat(kinds(List.of(venue("a", Standing.FILLED)), List.of(ours("a", Standing.UNKNOWN))))
                .isEmpty();
        assertThat(kinds(List.of(), List.of(ours("a", Standing.UNKNOWN), ours("b", Standing.ABSENT))))
                .isEmpty();
    }

    @Test
    void notKnowingDoesNotExcuseALostExecution() {
        assertThat(kinds(List.of(venue("a", Standing.FILLED, E1)), List.of(ours("a", Standing.UNKNOWN))))
                .containsExactly(Kind.LOST);
    }

    @Test
    void aRejectOfTheVenueNeedsNoOrderThere() {
        assertThat(kinds(List.of(), List.of(ours("a", Standing.REJECTED)))).isEmpty();
    }
}
