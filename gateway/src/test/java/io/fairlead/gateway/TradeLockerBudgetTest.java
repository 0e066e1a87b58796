package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.transport.Idle;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.testing.SimulatedDisk;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.sim.tradelocker.TradeLockerFault.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a whole gateway does where TradeLocker would not take more: what it holds back, what it says, when it goes on.
/// Judged by what the simulated venue was asked.
class TradeLockerBudgetTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final Account ACCOUNT = TradeLockerFixture.account("first", "701001");

    /// Finer than the venue's own step of a hundredth.
    private static final Instrument EURUSD = TradeLockerFixture.instrument(new Instrument.Contract(
            Decimal.of(100_000), Decimal.of("0.00001"), Decimal.of("0.001"), Decimal.of("0.001"), Decimal.of(100)));

    private long nowNanos = 1_700_000_000_000_000_000L;
    private final SimulatedTradeLocker venue =
            new SimulatedTradeLocker(TradeLockerConfig.reference(SimulatedTradeLocker.PASSWORD), () -> nowNanos);
    private final Gateway gateway = open();
    private int made;

    private Gateway open() {
        JournalConfig journal = JournalConfig.defaults("boot-1", "test").withSizes(1 << 22, 1 << 22, 1 << 23, 1);
        return Gateway.open(
                GatewayConfig.of(List.of(ACCOUNT), List.of(EURUSD), List.of(TradeLockerFixture.plan(venue)), journal)
                        .withLimits(List.of()),
                new Surroundings(
                        () -> nowNanos,
                        new SimulatedDisk(),
                        new Random(1),
                        Idle.SPIN,
                        Idle.SPIN,
                        Runnable::run,
                        FixLog.NONE));
    }

    @BeforeEach
    void ready() {
        for (int i = 0; i < 30 && !isOpen(); i++) {
            run(1_000);
        }
        assertThat(isOpen()).as("the account is open").isTrue();
        run(1_000); // budgets are whole again
    }

    private boolean isOpen() {
        return gateway.readSide().accounts().stream()
                .allMatch(each -> each.recovery().step() == RecoveryStep.OPEN);
    }

    private void run(long millis) {
        for (long i = 0; i < millis; i += 10) {
            gateway.turn(nowNanos);
            nowNanos += 10 * MILLI;
        }
    }

    private CompletableFuture<Trading.Answer> submit(String lots) {
        made++;
        return gateway.trading().submit(TradeLockerFixture.order(ACCOUNT, "c" + made, Side.BUY, lots, null));
    }

    private static Outcome outcome(CompletableFuture<Trading.Answer> answer) {
        return Objects.requireNonNull(answer.getNow(null), "no answer came").outcome();
    }

    private OrderId placed(String lots) {
        CompletableFuture<Trading.Answer> answer = submit(lots);
        run(300);
        if (outcome(answer) instanceof Outcome.Accepted accepted) {
            return accepted.orders().getFirst();
        }
        throw new AssertionError("the order was not accepted: " + outcome(answer));
    }

    private OrderStatus status(OrderId id) {
        return Objects.requireNonNull(gateway.readSide().order(id)).state().status();
    }

    /// Why an order was not sent.
    private String why(OrderId id) {
        assertThat(status(id)).isEqualTo(OrderStatus.NOT_SENT);
        return Objects.requireNonNull(gateway.readSide().order(id)).state().text();
    }

    /// When a reason says that the order may be sent again.
    private static long againNanos(String why) {
        Instant again = Instant.parse(why.substring(why.lastIndexOf(' ') + 1));
        return again.getEpochSecond() * SECOND + again.getNano();
    }

    /// How many orders the venue was asked for.
    private long asked() {
        return TradeLog.of(venue.log.toString().lines().toList()).asked().stream()
                .filter(asked -> asked.operation().equals("place"))
                .count();
    }

    @Test
    void whatTheVenueWouldRefuseIsNotSentAndSaysWhy() {
        String why = why(placed("0.015"));
        assertThat(why).contains("0.015 lots are no multiple of the venue's step of 0.01");
        assertThat(asked()).isZero();
    }

    @Test
    void aBurstSpendsTheBudgetAndTheRestIsToldWhenItReturns() {
        List<CompletableFuture<Trading.Answer>> burst = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            burst.add(submit("0.1"));
        }
        run(200);
        List<OrderId> notSent = new ArrayList<>();
        for (CompletableFuture<Trading.Answer> each : burst) {
            OrderId id = ((Outcome.Accepted) outcome(each)).orders().getFirst();
            if (status(id) == OrderStatus.NOT_SENT) {
                notSent.add(id);
            }
        }
        assertThat(asked()).isEqualTo(10 - notSent.size()).isBetween(2L, 4L);
        String why = why(notSent.getFirst());
        assertThat(why).contains("rate budget spent by PLACE_ORDER; 0 of 5 left for NEW");
        run(100);
        CompletableFuture<Trading.Answer> early = submit("0.1");
        run(20);
        Outcome.Refused refused = (Outcome.Refused) outcome(early);
        assertThat(refused.code()).isEqualTo(DenialCode.RATE_BUDGET_SPENT);
        assertThat(refused.remedy()).contains("5 in 1000 ms at most; room again in");
        run(1_200);
        assertThat(status(placed("0.1"))).isNotIn(OrderStatus.NOT_SENT, OrderStatus.REJECTED);
        assertThat(venue.sim.status().exceeded()).isEmpty();
    }

    @Test
    void theVenuesOwnWordIsHeldToAndSaidOn() {
        venue.sim.apply(new TradeLockerFault.TooMany(1, Duration.ofSeconds(7)), nowNanos);
        List<OrderId> tried = new ArrayList<>();
        for (int i = 0; i < 40 && tried.stream().noneMatch(id -> status(id) == OrderStatus.NOT_SENT); i++) {
            venue.sim.apply(new TradeLockerFault.TooMany(1, Duration.ofSeconds(7)), nowNanos);
            tried.add(placed("0.1"));
        }
        String why = why(tried.getLast());
        long again = againNanos(why);
        assertThat(why).contains("HTTP 429").contains(", again from ");
        assertThat(again - nowNanos).isBetween(6 * SECOND, 7 * SECOND);
        venue.sim.apply(new TradeLockerFault.TooMany(0, Duration.ZERO), nowNanos);
        long before = asked();
        run((again - nowNanos) / MILLI - 500);
        CompletableFuture<Trading.Answer> early = submit("0.1");
        run(100);
        assertThat(outcome(early)).isInstanceOf(Outcome.Refused.class);
        assertThat(asked()).isEqualTo(before);
        run(1_000);
        assertThat(status(placed("0.1"))).isNotIn(OrderStatus.NOT_SENT, OrderStatus.REJECTED);
    }

    @Test
    void aLoginThatKeepsFailingIsLeftAloneAndComesBack() {
        venue.sim.apply(new TradeLockerFault.ServerErrors(100, false, Scope.ALL), nowNanos);
        run(20_000);
        String why = why(placed("0.1"));
        assertThat(why).contains("keeps failing and is left alone").contains(", again from ");
        assertThat(asked()).isZero();
        venue.sim.apply(new TradeLockerFault.ServerErrors(0, false, Scope.ALL), nowNanos);
        run(70_000);
        assertThat(status(placed("0.1"))).isNotIn(OrderStatus.NOT_SENT, OrderStatus.UNKNOWN);
        assertThat(asked()).isEqualTo(1);
    }
}
