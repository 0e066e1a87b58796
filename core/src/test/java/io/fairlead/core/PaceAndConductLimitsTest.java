package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The limits of how often, when and against whom is traded, each at its edge.
final class PaceAndConductLimitsTest extends LimitedTrading {
    @Test
    void limitsOpenOrdersOfEachScope() {
        limit(LimitKind.MAX_OPEN_ORDERS, "3");
        limit(Scope.of(Fixture.SIM, Fixture.EURUSD), LimitKind.MAX_OPEN_ORDERS, "2");
        accepted(buy("1", "1.1"));
        LiveOrder second = accepted(buy("1", "1.1"));
        assertThat(buy("1", "1.1"))
                .isEqualTo(new Outcome.Refused(
                        DenialCode.OPEN_ORDER_LIMIT,
                        "account",
                        "3 open orders",
                        "max-open-orders of account sim, symbol EURUSD is 2: cancel some first"));
        fixture.report(second, ExecType.CANCELED);
        accepted(buy("1", "1.1"));
    }

    @Test
    void limitsOrdersInAnySecondAndInAnyMinute() {
        limit(LimitKind.MAX_ORDERS_PER_SECOND, "2");
        limit(Scope.of(Fixture.MANUAL), LimitKind.MAX_ORDERS_PER_MINUTE, "3");
        long start = fixture.now;
        accepted(buy("1", "1.1"));
        accepted(buy("1", "1.1"));
        assertThat(code(buy("1", "1.1"))).isEqualTo(DenialCode.ORDERS_PER_SECOND_LIMIT);
        fixture.now = start + SECOND;
        accepted(buy("1", "1.1")); // the first is a second old by now
        fixture.now = start + SECOND;
        assertThat(code(buy("1", "1.1"))).isEqualTo(DenialCode.ORDERS_PER_SECOND_LIMIT);
        fixture.now += 2 * SECOND;
        assertThat(code(buy("1", "1.1"))).isEqualTo(DenialCode.ORDERS_PER_MINUTE_LIMIT);
        fixture.now = start + 60 * SECOND;
        accepted(buy("1", "1.1"));
    }

    @Test
    void stopsWhatRepeatsItself() {
        limit(LimitKind.MAX_REPEATS, "3 in 1s");
        long start = fixture.now;
        for (int i = 0; i < 3; i++) {
            filled(buy("1", "1.1" + i));
        }
        assertThat(code(buy("1", "1.2"))).isEqualTo(DenialCode.REPEATED_ORDER_LIMIT);
        accepted(buy("1.01", "1.2"));
        accepted(sell("1", "1.2"));
        fixture.now = start + SECOND;
        accepted(buy("1", "1.2"));
    }

    @Test
    void refusesTheSameOrderTwiceWithinTheWindow() {
        limit(LimitKind.DUPLICATE_WINDOW, "500ms");
        limit(Scope.of(Fixture.SIM), LimitKind.DUPLICATE_WINDOW, "1s");
        accepted(buy("1", "1.1"));
        accepted(buy("1", "1.10001"));
        long second = fixture.now;
        Outcome.Refused refused = (Outcome.Refused) buy("1", "1.1");
        assertThat(refused.code()).isEqualTo(DenialCode.DUPLICATE_ORDER);
        assertThat(refused.remedy()).startsWith("duplicate-window of account sim is 1s");
        fixture.now = second + SECOND;
        accepted(buy("1", "1.1"));
    }

    @Test
    void refusesToTradeWithOurselves() {
        limit(LimitKind.SELF_MATCH, "no");
        market("1.0999", "1.1");
        LiveOrder resting = accepted(sell("1", "1.2"));
        accepted(buy("1", "1.19999"));
        assertThat(code(buy("1", "1.2"))).isEqualTo(DenialCode.SELF_MATCH);
        accepted(place(Side.BUY, order("10", null, OrderTerms.Flags.NONE)));
        assertThat(code(place(Side.BUY, order("10.01", null, OrderTerms.Flags.NONE))))
                .as("more than rests at the best price")
                .isEqualTo(DenialCode.SELF_MATCH);
        accepted(place(Side.BUY, order("1", "1.3", new OrderTerms.Flags(true, false)))); // a post-only one never takes
        fixture.report(resting, ExecType.CANCELED);
        accepted(sell("1", "1.4"));
        accepted(buy("1", "1.2"));
    }

    @Test
    void keepsToTradingHours() {
        limit(Scope.of(Fixture.EURUSD), LimitKind.TRADING_HOURS, "mon-fri 08:00-17:00 Europe/London");
        fixture.now = Instant.parse("2026-07-03T06:59:59.999Z").getEpochSecond() * SECOND;
        assertThat(code(buy("1", "1.1"))).isEqualTo(DenialCode.OUTSIDE_TRADING_HOURS);
        fixture.now = Instant.parse("2026-07-03T07:00:00Z").getEpochSecond() * SECOND;
        accepted(buy("1", "1.1"));
        fixture.now = Instant.parse("2026-07-03T15:59:59Z").getEpochSecond() * SECOND;
        accepted(buy("1", "1.1"));
        fixture.now = Instant.parse("2026-07-03T16:00:00Z").getEpochSecond() * SECOND;
        assertThat(code(buy("1", "1.1"))).isEqualTo(DenialCode.OUTSIDE_TRADING_HOURS);
    }

    @Test
    void tradesNothingThatIsNotTradable() {
        filled(buy("1", "1.1"));
        limit(Scope.of(Fixture.EURUSD), LimitKind.TRADABLE, "no");
        assertThat(code(buy("1", "1.1"))).isEqualTo(DenialCode.SYMBOL_NOT_TRADABLE);
        Outcome closed = fixture.command(
                new Command.ClosePosition(Fixture.ANNA, Fixture.SIM, new ClientOrderId("close"), Fixture.EURUSD, null));
        assertThat(closed).isInstanceOf(Outcome.Accepted.class);
    }
}
