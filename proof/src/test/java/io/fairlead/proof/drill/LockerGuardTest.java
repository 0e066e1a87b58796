package io.fairlead.proof.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TradingDay;
import io.fairlead.core.port.NewsCalendar;
import io.fairlead.gateway.GuardPlan;
import io.fairlead.gateway.GuardView;
import io.fairlead.sim.log.Asked;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A prop firm's account at a simulated TradeLocker, with the real gateway on virtual time: what the guard lets
/// happen is read from the venue's own log.
class LockerGuardTest {
    private static final long SECOND = LockerStand.SECOND;
    /// 5 % of 100,000 in a day, 10 % overall.
    private static final String DAILY_FLOOR = "95000";

    private UnaryOperator<String> told = UnaryOperator.identity();
    private final LockerStand stand = new LockerStand(1, plan(), sound -> new Glitching(sound));

    private static GuardPlan plan() {
        GuardRules none = GuardRules.NONE;
        GuardRules rules = new GuardRules(
                "rules",
                "firm",
                Decimal.of(100_000),
                true,
                new TradingDay(ZoneOffset.UTC, LocalTime.MIDNIGHT),
                new GuardRules.DailyLoss(LossLimit.parse("5%"), GuardRules.Base.BALANCE, true),
                new GuardRules.Drawdown(LossLimit.parse("10% of start"), GuardRules.From.START, false),
                none.caps(),
                none.locking(),
                none.trust(),
                none.windows());
        return new GuardPlan(Map.of(LockerStand.ACCOUNT, rules), NewsCalendar.NONE);
    }

    /// An HTTP client to which the venue tells figures that are not so.
    private final class Glitching implements Http {
        private final Http sound;

        Glitching(Http sound) {
            this.sound = sound;
        }

        @Override
        public void send(HttpCall call, Receiver receiver) {
            boolean state = call.uri().getPath().endsWith("/state");
            sound.send(
                    call,
                    outcome -> receiver.onOutcome(
                            state && outcome instanceof HttpOutcome.Answered answered ? glitched(answered) : outcome));
        }

        private HttpOutcome glitched(HttpOutcome.Answered answered) {
            String body = told.apply(new String(answered.body(), StandardCharsets.UTF_8));
            return new HttpOutcome.Answered(
                    answered.status(), answered.headers(), body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int poll(int most) {
            return sound.poll(most);
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    /// Long ten lots, and an order at rest.
    private void openPosition() {
        assertThat(stand.runUntil(60 * SECOND, stand.gateway::isOpen)).isTrue();
        assertThat(stand.runUntil(60 * SECOND, () -> locks().isEmpty()))
                .as("values are told")
                .isTrue();
        assertThat(stand.place(Side.BUY, "10", null)).isInstanceOf(Outcome.Accepted.class);
        assertThat(stand.place(Side.BUY, "0.1", "1.05000")).isInstanceOf(Outcome.Accepted.class);
        stand.run(5 * SECOND);
        assertThat(locks()).isEmpty();
    }

    /// The market steps down by so many pips, a second each.
    private void fall(int from, int to) {
        for (int pip = from; pip <= to; pip++) {
            stand.server.move("EURUSD", new Decimal(108_500 - 10L * pip, 5), stand.time.nowNanos());
            stand.run(SECOND);
        }
    }

    private GuardView guard() {
        return stand.gateway.gateway().readSide().guards(stand.time.nowNanos()).getFirst();
    }

    private List<GuardLimit> locks() {
        return List.copyOf(guard().ledger().bars().locks().keySet());
    }

    private @Nullable DenialCode denial() {
        return stand.place(Side.BUY, "0.01", "1.04000") instanceof Outcome.Refused refused ? refused.code() : null;
    }

    private List<String> operations() {
        List<String> operations = new ArrayList<>();
        for (Asked asked : stand.server.log().asked()) {
            operations.add(asked.operation());
        }
        return operations;
    }

    /// Of ten lots, in dollars.
    private static BigDecimal realised(TradeLog log) {
        BigDecimal cash = BigDecimal.ZERO;
        for (TradeLog.Execution execution : log.executions()) {
            BigDecimal worth = execution.lastPx().times(execution.lastQty()).toBigDecimal();
            cash = execution.side() == Side.BUY ? cash.subtract(worth) : cash.add(worth);
        }
        return cash.multiply(BigDecimal.valueOf(100_000));
    }

    @Test
    void warnsLocksAndEmptiesTheAccountBeforeTheFirmsOwnLimit() {
        openPosition();
        fall(1, 38);
        assertThat(guard().ledger().bars().warned()).containsEntry(GuardLimit.DAILY_LOSS, 70);
        assertThat(locks()).isEmpty();
        fall(39, 48);
        assertThat(locks()).contains(GuardLimit.DAILY_LOSS);
        assertThat(denial()).as("locked, or still being emptied").isNotNull();
        stand.run(10 * SECOND);
        assertThat(denial()).isEqualTo(DenialCode.GUARD_LOCKED);
        TradeLog log = stand.server.log();
        assertThat(operations()).as("orders first").containsSubsequence("cancel", "close");
        assertThat(log.orders()).as("open at the venue").noneMatch(order -> order.open());
        assertThat(realised(log))
                .as("lost, above the firm's %s", DAILY_FLOOR)
                .isBetween(BigDecimal.valueOf(-5_000), BigDecimal.valueOf(-4_500));
        assertThat(stand.server.exceeded()).isZero();
    }

    @Test
    void aZeroEquityOfTheVenueLocksNewOrdersAndNeverEmptiesTheAccount() {
        openPosition();
        stand.server.apply(new TradeLockerFault.ZeroEquity(1_000), stand.time.nowNanos());
        stand.run(40 * SECOND);
        staysAndRecovers(() -> stand.server.apply(new TradeLockerFault.ZeroEquity(0), stand.time.nowNanos()));
    }

    @Test
    void anEquityThatIsMissingLocksNewOrdersAndNeverEmptiesTheAccount() {
        openPosition();
        told = body -> second(body, equity -> "null");
        stand.run(40 * SECOND);
        staysAndRecovers(() -> told = UnaryOperator.identity());
    }

    @Test
    void anEquityThatJumpsLocksNewOrdersAndNeverEmptiesTheAccount() {
        openPosition();
        told = body -> second(body, equity -> "60000.00");
        stand.run(20 * SECOND);
        staysAndRecovers(() -> told = UnaryOperator.identity());
    }

    private void staysAndRecovers(Runnable sound) {
        assertThat(locks()).contains(GuardLimit.VALUES);
        assertThat(denial()).isEqualTo(DenialCode.GUARD_VALUES_UNTRUSTED);
        assertThat(operations()).as("asked of the venue").doesNotContain("cancel", "close", "close-all");
        sound.run();
        assertThat(stand.runUntil(60 * SECOND, () -> locks().isEmpty()))
                .as("believed again")
                .isTrue();
        assertThat(denial()).isNull();
    }

    /// Changes the second figure of a row, which is the equity (`projectedBalance`).
    private static String second(String body, UnaryOperator<String> change) {
        int from = body.indexOf(',', body.indexOf('[')) + 1;
        int to = body.indexOf(',', from);
        return body.substring(0, from) + change.apply(body.substring(from, to)) + body.substring(to);
    }
}
