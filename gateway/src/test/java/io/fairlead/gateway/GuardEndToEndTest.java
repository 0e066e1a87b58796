package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TradingDay;
import io.fairlead.core.view.OrderView;
import io.fairlead.fix.codec.MsgType;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// An account that loses what it may not: from the market and the venue's words to the bytes that empty it.
class GuardEndToEndTest {
    private static final int SECOND_MILLIS = 1_000;

    private final TestWorld world = new TestWorld(rules());

    /// 5 % of 100,000 in a day, the last 5 % of which are ours.
    private static GuardRules rules() {
        GuardRules none = GuardRules.NONE;
        return new GuardRules(
                "rules",
                "firm",
                Decimal.of(100_000),
                true,
                new TradingDay(ZoneOffset.UTC, LocalTime.MIDNIGHT),
                new GuardRules.DailyLoss(LossLimit.parse("5%"), GuardRules.Base.BALANCE, true),
                null,
                none.caps(),
                none.locking(),
                none.trust(),
                none.windows());
    }

    /// A second in which the market stands there and the venue says so much.
    private void second(String bid, @Nullable String equity) {
        world.quotes(bid, bid + "1");
        if (equity != null) {
            venue(equity);
        }
        world.run(SECOND_MILLIS);
    }

    private void venue(String equity) {
        world.venueSays(new AccountValues(
                TestWorld.VENUE,
                TestWorld.ACCOUNT.id(),
                "state",
                TestWorld.ACCOUNT.currency(),
                new AccountValues.Figures(Decimal.of(100_000), Decimal.of(equity), null, null, null),
                0));
    }

    /// Long a million at 1.085, and an order at rest.
    private OrderId openPosition() {
        world.loggedOn();
        second("1.085", "100000");
        OrderId bought = world.placed("c1", Side.BUY, "1000000", "1.085");
        reports(bought, "54=1|38=1000000|17=E1|150=F|39=2|32=1000000|31=1.085|14=1000000|6=1.085|151=0");
        OrderId resting = world.placed("c2", Side.BUY, "10000", "1.05");
        reports(resting, "54=1|38=10000|17=A2|150=0|39=0|14=0|6=0|151=10000");
        world.lp.asked();
        return resting;
    }

    private void reports(OrderId id, String fields) {
        world.lp.says(
                MsgType.EXECUTION_REPORT,
                "1=ACC-1|37=V-" + id + "|11=" + id + "|55=EUR/USD|40=2|44=1.085|" + fields,
                world.nowNanos);
        world.run(5);
    }

    private List<String> askedFor(String msgType) {
        return world.lp.asked().stream()
                .filter(each -> each.startsWith(msgType + ":"))
                .toList();
    }

    private GuardView guard() {
        return world.gateway.readSide().guards(world.nowNanos).getFirst();
    }

    private Set<GuardLimit> locks() {
        return guard().ledger().bars().locks().keySet();
    }

    private @Nullable DenialCode denial() {
        Outcome outcome = world.told(TestWorld.place("d" + world.nowNanos, Side.BUY, "10000", "1.05"));
        return outcome instanceof Outcome.Refused refused ? refused.code() : null;
    }

    @Test
    void warnsThenLocksThenEmptiesTheAccountOnceASecondSourceAgrees() {
        OrderId resting = openPosition();
        second("1.0813", "96300");
        assertThat(guard().ledger().bars().warned()).containsEntry(GuardLimit.DAILY_LOSS, 70);
        assertThat(locks()).isEmpty();
        second("1.0802", "96300");
        assertThat(locks()).as("ours alone").containsExactly(GuardLimit.DAILY_LOSS);
        assertThat(denial()).isEqualTo(DenialCode.GUARD_LOCKED);
        assertThat(world.lp.asked()).noneMatch(each -> each.startsWith("F:") || each.startsWith("D:"));
        venue("95200");
        assertThat(askedFor("F")).as("the venue agrees: orders first").hasSize(1);
        OrderView cancelled = world.order(resting);
        reports(resting, "41=" + resting + "|54=1|38=10000|17=C2|150=4|39=4|14=0|6=0|151=0");
        assertThat(cancelled.identity().id()).isEqualTo(resting);
        world.run(SECOND_MILLIS);
        List<String> closing = askedFor("D");
        assertThat(closing).hasSize(1);
        OrderId close = new OrderId(closing.getFirst().substring(2));
        assertThat(world.order(close).identity().side()).isEqualTo(Side.SELL);
        assertThat(world.order(close).terms().units()).isEqualTo(Decimal.of(1_000_000));
        reports(close, "54=2|38=1000000|17=E3|150=F|39=2|32=1000000|31=1.0802|14=1000000|6=1.0802|151=0");
        assertThat(world.gateway.readSide().positions())
                .allMatch(each -> each.units().signum() == 0);
        second("1.0802", "95200");
        assertThat(askedFor("D")).as("once is enough").isEmpty();
        assertThat(denial()).as("until the firm's next day").isEqualTo(DenialCode.GUARD_LOCKED);
    }

    @Test
    void aLockSurvivesACrashAndTheAccountIsStillEmptied() {
        openPosition();
        second("1.0802", "97000");
        assertThat(locks()).containsExactly(GuardLimit.DAILY_LOSS);
        world.crashAndRestart();
        world.run(200);
        world.lp.asked();
        assertThat(locks()).as("and no prices yet").contains(GuardLimit.DAILY_LOSS);
        for (int i = 0; i < 3; i++) {
            second("1.0802", "95200");
        }
        assertThat(askedFor("F")).isNotEmpty();
    }

    @Test
    void aVenueThatSaysNothingZeroOrNonsenseNeverEmptiesTheAccount() {
        openPosition();
        second("1.085", "0");
        assertThat(locks()).as("zero").containsExactly(GuardLimit.VALUES);
        assertThat(denial()).isEqualTo(DenialCode.GUARD_VALUES_UNTRUSTED);
        second("1.085", "100000");
        assertThat(locks()).as("believed again").isEmpty();
        second("1.085", "80000");
        assertThat(locks()).as("a jump that our books do not bear out").contains(GuardLimit.VALUES);
        second("1.085", "100000");
        second("1.085", "100000");
        assertThat(locks()).isEmpty();
        for (int i = 0; i < 32; i++) {
            second("1.085", null);
        }
        assertThat(locks()).as("told nothing for half a minute").containsExactly(GuardLimit.VALUES);
        assertThat(world.lp.asked()).noneMatch(each -> each.startsWith("F:") || each.startsWith("D:"));
    }
}
