package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.StandardLimits;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.risk.Assessment;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Each limit at its edge: the last value that passes, the first that does not, and what the refusal says.
final class LimitChecksTest extends LimitedTrading {
    @Test
    void limitsTheQuantityOfAnOrderAndNamesValueLimitAndScope() {
        limit(LimitKind.MAX_ORDER_LOTS, "5");
        limit(Scope.of(Fixture.SIM), LimitKind.MAX_ORDER_LOTS, "3");
        accepted(buy("3", "1.1"));
        assertThat(buy("3.01", "1.1"))
                .isEqualTo(new Outcome.Refused(
                        DenialCode.ORDER_QUANTITY_LIMIT,
                        "quantity",
                        "3.01 lots",
                        "max-order-lots of account sim is 3: send less"));
    }

    @Test
    void everyScopeLimitsAndTheTightestRefuses() {
        limit(LimitKind.MAX_ORDER_LOTS, "50");
        for (Scope scope : List.of(
                Scope.of(Fixture.VENUE),
                Scope.of(Fixture.SIM),
                Scope.of(Fixture.EURUSD),
                Scope.of(Fixture.MANUAL),
                Scope.of(Fixture.SIM, Fixture.EURUSD))) {
            Fixture other = new Fixture().up();
            other.core.define(
                    List.of(
                            Limit.of(Scope.gateway(), LimitKind.MAX_ORDER_LOTS, "9"),
                            Limit.of(scope, LimitKind.MAX_ORDER_LOTS, "2")),
                    other.now);
            Outcome refused = other.command(Fixture.place("x", Side.BUY, order("2.5", "1.1", OrderTerms.Flags.NONE)));
            assertThat(((Outcome.Refused) refused).remedy()).startsWith("max-order-lots of " + scope + " is 2");
        }
        limit(Scope.of(new AccountId("other")), LimitKind.MAX_ORDER_LOTS, "1");
        limit(Scope.of(Fixture.USDJPY), LimitKind.MAX_ORDER_LOTS, "1");
        limit(Scope.of(new StrategyId("other")), LimitKind.MAX_ORDER_LOTS, "1");
        accepted(buy("50", "1.1"));
    }

    @Test
    void limitsTheValueOfAnOrderInTheAccountsCurrency() {
        limit(LimitKind.MAX_ORDER_NOTIONAL, "110000");
        accepted(buy("1", "1.1"));
        assertThat(buy("1", "1.10001"))
                .isEqualTo(new Outcome.Refused(
                        DenialCode.ORDER_NOTIONAL_LIMIT,
                        "quantity",
                        "110001 USD",
                        "max-order-notional of gateway is 110000: send less"));
        assertThat(code(place(Side.BUY, order("1", null, OrderTerms.Flags.NONE))))
                .isEqualTo(DenialCode.MARKET_PRICE_MISSING);
        market("1.0999", "1.1");
        accepted(place(Side.BUY, order("1", null, OrderTerms.Flags.NONE)));
    }

    @Test
    void convertsWhatIsInAnotherCurrency() {
        limit(LimitKind.MAX_ORDER_NOTIONAL, "100000");
        Command.PlaceOrder usdjpy = new Command.PlaceOrder(
                Fixture.ANNA,
                Fixture.SIM,
                new ClientOrderId("j1"),
                Fixture.USDJPY,
                Side.BUY,
                order("1", "150", OrderTerms.Flags.NONE),
                Fixture.MANUAL);
        assertThat(code(fixture.command(usdjpy))).isEqualTo(DenialCode.CURRENCY_RATE_MISSING);
        fixture.quotes.quote(Fixture.USDJPY, "150", "150.01", fixture.now);
        accepted(fixture.command(usdjpy));
        fixture.quotes.quote(Fixture.USDJPY, "149.99", "150", fixture.now);
        Command.PlaceOrder dearer = new Command.PlaceOrder(
                Fixture.ANNA,
                Fixture.SIM,
                new ClientOrderId("j2"),
                Fixture.USDJPY,
                Side.BUY,
                usdjpy.request(),
                Fixture.MANUAL);
        assertThat(code(fixture.command(dearer))).isEqualTo(DenialCode.ORDER_NOTIONAL_LIMIT);
    }

    @Test
    void keepsPricesWithinTheCollarWhereTheyWouldHurt() {
        limit(LimitKind.PRICE_COLLAR, "0.01");
        market("0.9999", "1");
        accepted(buy("1", "1.01"));
        Outcome.Refused refused = (Outcome.Refused) buy("1", "1.01001");
        assertThat(refused.code()).isEqualTo(DenialCode.PRICE_OUTSIDE_COLLAR);
        assertThat(refused.value()).isEqualTo("1.01001 (0.01001 beyond)");
        assertThat(refused.remedy()).startsWith("price-collar of gateway is 0.01");
        accepted(buy("1", "0.5"));
        market("1", "1.0001");
        accepted(sell("1", "0.99"));
        assertThat(code(sell("1", "0.98999"))).isEqualTo(DenialCode.PRICE_OUTSIDE_COLLAR);
        accepted(sell("1", "2"));
    }

    @Test
    void deniesWithoutAPriceOrWithAnOldOne() {
        limit(LimitKind.PRICE_COLLAR, "0.01");
        limit(LimitKind.MAX_PRICE_AGE, "1s");
        assertThat(code(buy("1", "1"))).isEqualTo(DenialCode.MARKET_PRICE_MISSING);
        market("0.9999", "1");
        fixture.now += SECOND - 1;
        accepted(buy("1", "1"));
        assertThat(code(buy("1", "1"))).isEqualTo(DenialCode.MARKET_PRICE_STALE);
        market("0.9999", "1");
        fixture.quotes.cut(Fixture.EURUSD);
        assertThat(code(place(Side.BUY, order("1", null, OrderTerms.Flags.NONE))))
                .isEqualTo(DenialCode.MARKET_PRICE_STALE);
    }

    @Test
    void countsOpenOrdersIntoThePositionAndLetsReductionsPass() {
        limit(LimitKind.MAX_POSITION_LOTS, "3");
        filled(buy("1", "1.1"));
        LiveOrder open = accepted(buy("1.5", "1.1"));
        accepted(buy("0.5", "1.1"));
        Outcome.Refused refused = (Outcome.Refused) buy("0.01", "1.1");
        assertThat(refused.code()).isEqualTo(DenialCode.POSITION_LIMIT);
        assertThat(refused.value()).isEqualTo("3.01 lots");
        filled(sell("1", "1.1"));
        accepted(sell("3", "1.1"));
        assertThat(code(sell("0.01", "1.1"))).isEqualTo(DenialCode.POSITION_LIMIT);
        fixture.down();
        fixture.up();
        assertThat(open.reserved()).isEqualTo(Decimal.of("150000"));
        assertThat(code(buy("2", "1.1"))).isEqualTo(DenialCode.POSITION_LIMIT);
    }

    @Test
    void keepsRoomForAnOrderInDoubt() {
        limit(LimitKind.MAX_POSITION_LOTS, "1");
        LiveOrder order = fixture.placed("doubt", Side.BUY, order("1", "1.1", OrderTerms.Flags.NONE));
        fixture.sent(order.id());
        fixture.down();
        fixture.up();
        assertThat(code(buy("0.01", "1.1"))).isEqualTo(DenialCode.POSITION_LIMIT);
    }

    @Test
    void closesAPositionThatIsBeyondItsLimit() {
        filled(buy("5", "1.1"));
        limit(LimitKind.MAX_POSITION_LOTS, "1");
        limit(LimitKind.MAX_GROSS_EXPOSURE, "1");
        limit(LimitKind.MAX_LEVERAGE, "1");
        market("1.0999", "1.1");
        accepted(sell("2", "1.1"));
        Outcome closed = fixture.command(
                new Command.ClosePosition(Fixture.ANNA, Fixture.SIM, new ClientOrderId("close"), Fixture.EURUSD, null));
        assertThat(closed).isInstanceOf(Outcome.Accepted.class);
        assertThat(code(buy("0.01", "1.1"))).isEqualTo(DenialCode.POSITION_LIMIT);
    }

    @Test
    void aReplaceIsHeldToWhatItAdds() {
        limit(LimitKind.MAX_POSITION_LOTS, "2");
        LiveOrder order = accepted(buy("1.5", "1.1"));
        assertThat(replace(order, "2.01")).isInstanceOf(Outcome.Refused.class);
        assertThat(replace(order, "2")).isInstanceOf(Outcome.Accepted.class);
        assertThat(code(buy("0.01", "1.1"))).isEqualTo(DenialCode.POSITION_LIMIT);
        limits.clear();
        limit(LimitKind.MAX_ORDER_LOTS, "1");
        fixture.hear(new Fixture.Report(order)
                .id(Fixture.replaceOf(order))
                .type(ExecType.REPLACED)
                .build());
        assertThat(replace(order, "1.2")).isInstanceOf(Outcome.Accepted.class);
    }

    private Outcome replace(LiveOrder order, String lots) {
        return fixture.command(
                new Command.ReplaceOrder(Fixture.ANNA, order.id(), Quantity.lots(Decimal.of(lots)), null, null));
    }

    @Test
    void limitsTheExposureOfAnAccountOverAllItsSymbols() {
        limit(LimitKind.MAX_GROSS_EXPOSURE, "330000");
        assertThat(code(buy("1", "1.1"))).isEqualTo(DenialCode.MARKET_PRICE_MISSING);
        market("1.0999", "1.1");
        fixture.quotes.quote(Fixture.USDJPY, "150", "150", fixture.now);
        Command.PlaceOrder usdjpy = new Command.PlaceOrder(
                Fixture.ANNA,
                Fixture.SIM,
                new ClientOrderId("j1"),
                Fixture.USDJPY,
                Side.SELL,
                order("1.1", "150", OrderTerms.Flags.NONE),
                Fixture.MANUAL);
        accepted(fixture.command(usdjpy));
        accepted(buy("2", "1.1"));
        Outcome.Refused refused = (Outcome.Refused) buy("0.01", "1.1");
        assertThat(refused.code()).isEqualTo(DenialCode.GROSS_EXPOSURE_LIMIT);
        assertThat(refused.value()).isEqualTo("331100 USD");
        accepted(sell("2", "1.2")); // both can't be held at once
    }

    @Test
    void limitsLeverageByTheEquityThatTheVenueReportsElseByTheOneAssumed() {
        limit(LimitKind.MAX_LEVERAGE, "10");
        market("1.0999", "1.1");
        assertThat(code(buy("1", "1.1"))).isEqualTo(DenialCode.ACCOUNT_EQUITY_MISSING);
        limit(Scope.of(Fixture.SIM), LimitKind.ASSUMED_EQUITY, "11000");
        accepted(buy("1", "1.1"));
        assertThat(code(buy("0.01", "1.1"))).isEqualTo(DenialCode.LEVERAGE_LIMIT);
        fixture.hear(new AccountValues(
                Fixture.VENUE,
                Fixture.SIM,
                "state",
                new Currency("USD"),
                new AccountValues.Figures(null, Decimal.of("22000"), null, null, null),
                0));
        accepted(buy("1", "1.1"));
        assertThat(code(buy("0.01", "1.1"))).isEqualTo(DenialCode.LEVERAGE_LIMIT);
    }

    @Test
    void logsWhatWasComparedBehindTheOrder() {
        limit(LimitKind.MAX_ORDER_LOTS, "5");
        limit(Scope.of(Fixture.SIM), LimitKind.PRICE_COLLAR, "0.01");
        market("1.0999", "1.1");
        LiveOrder order = fixture.placed("c", Side.BUY, order("1", "1.1", OrderTerms.Flags.NONE));
        int at = fixture.log.indexOf(Objects.requireNonNull(order.accepted()));
        OrderChecked checked = (OrderChecked) fixture.log.get(at + 1);
        assertThat(checked.order()).isEqualTo(order.id());
        assertThat(checked.ask()).isEqualTo(Decimal.of("1.1"));
        assertThat(checked.readings())
                .containsExactly(
                        new OrderChecked.Reading(
                                LimitKind.MAX_ORDER_LOTS,
                                OrderChecked.Verdict.PASSED,
                                1_000_000,
                                5_000_000,
                                Scope.Level.GATEWAY),
                        new OrderChecked.Reading(
                                LimitKind.PRICE_COLLAR, OrderChecked.Verdict.PASSED, 0, 10_000, Scope.Level.ACCOUNT));
    }

    @Test
    void logsWithARefusalWhatEachLimitRead() {
        limit(LimitKind.MAX_ORDER_LOTS, "5");
        limit(Scope.of(Fixture.SIM), LimitKind.PRICE_COLLAR, "0.01");
        market("1.0999", "1.1");
        assertThat(code(buy("6", "1.2"))).isEqualTo(DenialCode.ORDER_QUANTITY_LIMIT);
        OrderChecked checked = Objects.requireNonNull(lastRefusal().checked());
        assertThat(checked.bid()).isEqualTo(Decimal.of("1.0999"));
        assertThat(checked.readings())
                .containsExactly(
                        new OrderChecked.Reading(
                                LimitKind.MAX_ORDER_LOTS,
                                OrderChecked.Verdict.REFUSED,
                                6_000_000,
                                5_000_000,
                                Scope.Level.GATEWAY),
                        new OrderChecked.Reading(
                                LimitKind.PRICE_COLLAR,
                                OrderChecked.Verdict.REFUSED,
                                90_910,
                                10_000,
                                Scope.Level.ACCOUNT));
    }

    @Test
    void logsTheReadingsToWhereAnotherCheckRefusesAndNoneOfADecisionBefore() {
        limit(LimitKind.MAX_ORDER_LOTS, "5");
        accepted(buy("1", "1.1"));
        assertThat(code(buy("2", "1.1000001"))).isEqualTo(DenialCode.PRICE_OFF_TICK);
        assertThat(Objects.requireNonNull(lastRefusal().checked()).readings())
                .extracting(OrderChecked.Reading::measured)
                .containsExactly(2_000_000L);
        fixture.command(new Command.CancelOrder(Fixture.ANNA, new OrderId("nobody")));
        assertThat(lastRefusal().checked()).isNull();
    }

    private Event.CommandRefused lastRefusal() {
        return (Event.CommandRefused) fixture.log.getLast();
    }

    @Test
    void saysWhatIfWithoutDoingAnything() {
        fixture.core.define(StandardLimits.ALL, fixture.now);
        market("1.0999", "1.1");
        int logged = fixture.log.size();
        Command.PlaceOrder command = Fixture.place("c", Side.BUY, order("60", "1.1", OrderTerms.Flags.NONE));
        Assessment assessment = fixture.core.assess(command, fixture.now);
        assertThat(Objects.requireNonNull(assessment.refusal()).code()).isEqualTo(DenialCode.ORDER_QUANTITY_LIMIT);
        assertThat(assessment.ask()).isEqualTo(Decimal.of("1.1"));
        assertThat(assessment.checks())
                .contains(new Assessment.Headroom(
                        LimitKind.MAX_ORDER_LOTS, OrderChecked.Verdict.REFUSED, "60", "50", "-10", Scope.gateway()))
                .contains(new Assessment.Headroom(
                        LimitKind.MAX_POSITION_LOTS, OrderChecked.Verdict.PASSED, "60", "100", "40", Scope.gateway()));
        assertThat(fixture.log).hasSize(logged);
        assertThat(fixture.calls).isEmpty();
        assertThat(fixture.core.assess(command, fixture.now)).isEqualTo(assessment);
    }

    @Test
    void standardLimitsLetAnOrdinaryOrderPass() {
        fixture.core.define(StandardLimits.ALL, fixture.now);
        market("1.0999", "1.1");
        accepted(buy("1", "1.1"));
    }
}
