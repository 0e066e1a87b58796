package io.fairlead.core;

import static io.fairlead.core.Fixture.ANNA;
import static io.fairlead.core.Fixture.EURUSD;
import static io.fairlead.core.Fixture.SIM;
import static io.fairlead.core.Fixture.VENUE;
import static io.fairlead.core.Fixture.limit;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.breaker.Circuit;
import io.fairlead.core.event.BreakerCommand;
import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.BreakerEvent.Endpoint;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// A venue that keeps failing gets no new orders until a probe gets through.
final class BreakersTest {
    private static final long SECOND = 1_000_000_000L;

    private final Fixture fixture = new Fixture().up();
    private int made;

    private LiveOrder place() {
        return fixture.placed("c" + made++, Side.BUY, limit("1000", "1.08"));
    }

    private Outcome attempt() {
        return fixture.command(Fixture.place("c" + made++, Side.BUY, limit("1000", "1.08")));
    }

    private LiveOrder sent() {
        LiveOrder order = place();
        fixture.sent(order.id());
        return order;
    }

    private void rejected() {
        fixture.hear(new Fixture.Report(sent())
                .type(ExecType.REJECTED)
                .text("no credit")
                .build());
    }

    private void reject(LiveOrder order) {
        fixture.hear(new Fixture.Report(order)
                .type(ExecType.REJECTED)
                .text("no credit")
                .build());
    }

    private void rejects(int times) {
        for (int i = 0; i < times; i++) {
            rejected();
        }
    }

    private Circuit circuit(Endpoint endpoint) {
        return fixture.state.circuits().of(VENUE, endpoint);
    }

    private List<BreakerEvent> events() {
        return fixture.log.stream()
                .filter(BreakerEvent.class::isInstance)
                .map(BreakerEvent.class::cast)
                .toList();
    }

    @Test
    void tenRejectsInARowTripItAndOneSuccessBetweenDoesNot() {
        rejects(9);
        fixture.report(sent(), ExecType.NEW);
        rejects(9);
        assertThat(circuit(Endpoint.ORDERS)).isEqualTo(Circuit.closed());
        rejected();
        assertThat(circuit(Endpoint.ORDERS))
                .isEqualTo(new Circuit.Open(
                        "10 failures in a row, the venue rejects orders: no credit",
                        fixture.now,
                        fixture.now + 10 * SECOND,
                        1));
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void rejectsFarApartAreNoStreak() {
        for (int i = 0; i < 30; i++) {
            rejected();
            fixture.now += 61 * SECOND;
        }
        assertThat(events()).isEmpty();
    }

    @Test
    void whenOpenItRefusesNewOrdersSayingWhyAndUntilWhen() {
        rejects(10);
        long probeAt = fixture.now + 10 * SECOND;
        assertThat(attempt())
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(DenialCode.CIRCUIT_OPEN);
                    assertThat(refused.value()).isEqualTo("lp ORDERS");
                    assertThat(refused.remedy())
                            .startsWith("10 failures in a row, the venue rejects orders: no credit;"
                                    + " one order may try again at ")
                            .contains(Instant.ofEpochSecond(0, probeAt).toString());
                });
    }

    @Test
    void cancelsQueriesAndReductionsPass() {
        LiveOrder held = fixture.working("held", Side.BUY, limit("5000", "1.09"));
        fixture.fill(held, "x1", "2000", "1.09", "2000");
        rejects(10);
        assertThat(fixture.command(new Command.QueryOrder(ANNA, held.id()))).isInstanceOf(Outcome.Accepted.class);
        assertThat(fixture.command(new Command.CancelOrder(ANNA, held.id()))).isInstanceOf(Outcome.Accepted.class);
        assertThat(fixture.command(new Command.ClosePosition(ANNA, SIM, new ClientOrderId("close-1"), EURUSD, null)))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(circuit(Endpoint.ORDERS)).isInstanceOf(Circuit.Open.class);
    }

    @Test
    void oneOrderProbesAndItsSuccessCloses() {
        rejects(10);
        fixture.now += 10 * SECOND;
        LiveOrder probe = sent();
        assertThat(circuit(Endpoint.ORDERS)).isInstanceOf(Circuit.Probing.class);
        assertThat(attempt()).isInstanceOf(Outcome.Refused.class);
        fixture.report(probe, ExecType.NEW);
        assertThat(events()).last().isEqualTo(new BreakerEvent.Closed(fixture.now, VENUE, Endpoint.ORDERS, probe.id()));
        assertThat(attempt()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aProbeThatFailsKeepsItOpenTwiceAsLong() {
        rejects(10);
        for (int trips = 2; trips <= 8; trips++) {
            fixture.now = fixture.now + 300 * SECOND;
            reject(sent());
            long pause = Math.min(300, 10L << (trips - 1)) * SECOND;
            assertThat(circuit(Endpoint.ORDERS))
                    .asInstanceOf(InstanceOfAssertFactories.type(Circuit.Open.class))
                    .satisfies(open -> assertThat(open.probeAtNanos()).isEqualTo(fixture.now + pause));
        }
    }

    @Test
    void whatWasUnderWayWhenItTrippedMovesNothing() {
        List<LiveOrder> underWay = List.of(sent(), sent(), sent());
        rejects(10);
        int told = events().size();
        reject(underWay.getFirst());
        fixture.report(underWay.getLast(), ExecType.NEW);
        fixture.now += 10 * SECOND;
        sent();
        reject(underWay.get(1));
        assertThat(circuit(Endpoint.ORDERS)).isInstanceOf(Circuit.Probing.class);
        assertThat(events()).hasSize(told + 1);
    }

    @Test
    void aProbeThatNeverLeftOrIsNotAnsweredGivesWayToAnother() {
        rejects(10);
        fixture.now += 10 * SECOND;
        LiveOrder first = place();
        fixture.hear(new Fate.NotSent(VENUE, first.id(), "busy"));
        LiveOrder second = sent();
        assertThat(attempt()).isInstanceOf(Outcome.Refused.class);
        fixture.now += 10 * SECOND;
        LiveOrder third = sent();
        assertThat(circuit(Endpoint.ORDERS))
                .asInstanceOf(InstanceOfAssertFactories.type(Circuit.Probing.class))
                .satisfies(probing -> assertThat(probing.probe()).isEqualTo(third.id()));
        fixture.report(second, ExecType.NEW);
        assertThat(circuit(Endpoint.ORDERS)).isInstanceOf(Circuit.Probing.class);
        fixture.report(third, ExecType.NEW);
        assertThat(circuit(Endpoint.ORDERS)).isEqualTo(Circuit.closed());
    }

    @Test
    void anAdminClosesItAndIsRecorded() {
        rejects(10);
        assertThat(fixture.command(new BreakerCommand.ResetBreaker(ANNA, VENUE, Endpoint.ORDERS, " ")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(fixture.command(new BreakerCommand.ResetBreaker(ANNA, VENUE, Endpoint.ORDERS, "credit is back")))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(events())
                .last()
                .isEqualTo(new BreakerEvent.Reset(fixture.now, VENUE, Endpoint.ORDERS, ANNA, "credit is back"));
        assertThat(attempt()).isInstanceOf(Outcome.Accepted.class);
        int told = events().size();
        fixture.command(new BreakerCommand.ResetBreaker(ANNA, VENUE, Endpoint.ORDERS, "again"));
        assertThat(events()).hasSize(told);
        rejects(9);
        assertThat(events()).hasSize(told);
    }

    @Test
    void linksThatBreakAtOnceTripTheConnectionAndLongOnesEndTheStreak() {
        for (int i = 0; i < 4; i++) {
            fixture.down();
            fixture.now += SECOND;
            fixture.up();
        }
        fixture.now += 2 * SECOND;
        fixture.down();
        assertThat(events()).isEmpty();
        for (int i = 0; i < 5; i++) {
            fixture.up();
            fixture.down();
        }
        fixture.up();
        assertThat(circuit(Endpoint.CONNECTION)).isInstanceOf(Circuit.Open.class);
        assertThat(attempt())
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Refused.class))
                .satisfies(refused ->
                        assertThat(refused.remedy()).startsWith("5 failures in a row, links break at once: cable"));
        fixture.now += 10 * SECOND;
        fixture.report(sent(), ExecType.NEW);
        assertThat(circuit(Endpoint.CONNECTION)).isEqualTo(Circuit.closed());
    }

    @Test
    void itSurvivesARestart() {
        rejects(10);
        Fixture again = new Fixture(fixture.log);
        assertThat(again.state.circuits().of(VENUE, Endpoint.ORDERS)).isEqualTo(circuit(Endpoint.ORDERS));
        again.up();
        assertThat(again.command(Fixture.place("late", Side.BUY, limit("1000", "1.08"))))
                .isInstanceOf(Outcome.Refused.class);
    }
}
