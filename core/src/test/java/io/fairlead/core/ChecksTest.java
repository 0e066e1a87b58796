package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each reason to refuse a new order, by its stable code, naming field, value and remedy.
final class ChecksTest {
    private static final long YEAR = 31_536_000_000_000_000L;

    private final Fixture fixture = new Fixture().up();
    private int next;

    private Outcome.Refused refusal(Command.Request request) {
        return refusal(Fixture.place("c" + next++, Side.BUY, request));
    }

    private Outcome.Refused refusal(Command.PlaceOrder command) {
        Outcome outcome = fixture.command(command);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(fixture.calls).isEmpty();
        assertThat(((Event.CommandRefused) fixture.log.getLast()).refusal()).isEqualTo(outcome);
        return (Outcome.Refused) outcome;
    }

    private DenialCode code(Command.Request request) {
        return refusal(request).code();
    }

    private static Command.Request request(
            OrdType type, @Nullable String price, @Nullable String stopPx, TimeInForce time, @Nullable Long expire) {
        return new Command.Request(
                type,
                time,
                Quantity.lots(Decimal.of("0.1")),
                price == null ? null : Decimal.of(price),
                stopPx == null ? null : Decimal.of(stopPx),
                expire,
                OrderTerms.Flags.NONE,
                null,
                null,
                RoutingTags.NONE);
    }

    private static Command.Request flagged(boolean postOnly, boolean reduceOnly, @Nullable String stopLoss) {
        return new Command.Request(
                OrdType.LIMIT,
                TimeInForce.DAY,
                Quantity.lots(Decimal.ONE),
                Decimal.ONE,
                null,
                null,
                new OrderTerms.Flags(postOnly, reduceOnly),
                stopLoss == null ? null : Decimal.of(stopLoss),
                null,
                RoutingTags.NONE);
    }

    @Test
    void namesFieldValueAndRemedy() {
        assertThat(refusal(Fixture.limit("10500", "1.1")))
                .isEqualTo(new Outcome.Refused(
                        DenialCode.QUANTITY_OFF_LOT,
                        "quantity",
                        "10500 units",
                        "send a multiple of 0.01 lots (1000 units)"));
    }

    @Test
    void refusesWhatIsUnknown() {
        Command.Request limit = Fixture.limit("10000", "1.1");
        assertThat(refusal(new Command.PlaceOrder(
                                Fixture.ANNA,
                                new AccountId("nobody"),
                                new ClientOrderId("x"),
                                Fixture.EURUSD,
                                Side.BUY,
                                limit,
                                Fixture.MANUAL))
                        .code())
                .isEqualTo(DenialCode.ACCOUNT_UNKNOWN);
        Symbol gold = new Symbol("GOLD");
        Command.PlaceOrder ofGold = new Command.PlaceOrder(
                Fixture.ANNA, Fixture.SIM, new ClientOrderId("x"), gold, Side.BUY, limit, Fixture.MANUAL);
        assertThat(refusal(ofGold).code()).isEqualTo(DenialCode.SYMBOL_UNKNOWN);
        Instrument eurusd = Fixture.instrument("GOLD", "XAU", "USD", "0.01");
        fixture.core.define(
                new Instrument(gold, eurusd.base(), eurusd.quote(), eurusd.contract(), Map.of()), fixture.now);
        assertThat(refusal(ofGold).code()).isEqualTo(DenialCode.SYMBOL_NOT_AT_VENUE);
    }

    @Test
    void checksQuantities() {
        assertThat(code(Fixture.limit("0", "1.1"))).isEqualTo(DenialCode.QUANTITY_NOT_POSITIVE);
        assertThat(code(Fixture.limit("-1000", "1.1"))).isEqualTo(DenialCode.QUANTITY_NOT_POSITIVE);
        assertThat(code(Fixture.limit("999", "1.1"))).isEqualTo(DenialCode.QUANTITY_BELOW_MINIMUM);
        assertThat(code(Fixture.limit("10000001", "1.1"))).isEqualTo(DenialCode.QUANTITY_ABOVE_MAXIMUM);
        assertThat(code(Fixture.limit("999999999999999999", "1.1"))).isEqualTo(DenialCode.QUANTITY_ABOVE_MAXIMUM);
        assertThat(code(Fixture.limit("1000.0000001", "1.1"))).isEqualTo(DenialCode.QUANTITY_OFF_LOT);
        Command.Request huge = new Command.Request(
                OrdType.MARKET,
                TimeInForce.DAY,
                Quantity.lots(Decimal.of("999999999999999999")),
                null,
                null,
                null,
                OrderTerms.Flags.NONE,
                null,
                null,
                RoutingTags.NONE);
        assertThat(code(huge)).isEqualTo(DenialCode.QUANTITY_ABOVE_MAXIMUM);
    }

    @Test
    void checksThatPricesFitTheOrderType() {
        TimeInForce day = TimeInForce.DAY;
        assertThat(code(request(OrdType.LIMIT, null, null, day, null))).isEqualTo(DenialCode.PRICE_MISSING);
        assertThat(code(request(OrdType.MARKET, "1.1", null, day, null))).isEqualTo(DenialCode.PRICE_NOT_ALLOWED);
        assertThat(code(request(OrdType.STOP, null, null, day, null))).isEqualTo(DenialCode.STOP_PRICE_MISSING);
        assertThat(code(request(OrdType.LIMIT, "1.1", "1.1", day, null))).isEqualTo(DenialCode.STOP_PRICE_NOT_ALLOWED);
        assertThat(code(request(OrdType.LIMIT, "0", null, day, null))).isEqualTo(DenialCode.PRICE_NOT_POSITIVE);
        assertThat(code(request(OrdType.LIMIT, "1.100005", null, day, null))).isEqualTo(DenialCode.PRICE_OFF_TICK);
        assertThat(code(request(OrdType.STOP_LIMIT, "1.1", "1.100005", day, null)))
                .isEqualTo(DenialCode.PRICE_OFF_TICK);
        assertThat(code(flagged(false, false, "-1"))).isEqualTo(DenialCode.PRICE_NOT_POSITIVE);
        assertThat(fixture.command(Fixture.place("ok", Side.BUY, request(OrdType.ON_BASIS, null, null, day, null))))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void checksTheExpiry() {
        TimeInForce date = TimeInForce.GOOD_TILL_DATE;
        assertThat(code(request(OrdType.LIMIT, "1.1", null, date, null))).isEqualTo(DenialCode.EXPIRY_MISSING);
        assertThat(code(request(OrdType.LIMIT, "1.1", null, date, 5L))).isEqualTo(DenialCode.EXPIRY_PAST);
        assertThat(code(request(OrdType.LIMIT, "1.1", null, TimeInForce.DAY, YEAR)))
                .isEqualTo(DenialCode.EXPIRY_NOT_ALLOWED);
        assertThat(fixture.command(Fixture.place("ok", Side.BUY, request(OrdType.LIMIT, "1.1", null, date, YEAR))))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void namesTheCapabilityThatTheVenueLacks() {
        for (Capability each : Set.of(Capability.POST_ONLY, Capability.REDUCE_ONLY)) {
            fixture.port.without(each);
        }
        assertThat(refusal(flagged(true, false, null)).value()).isEqualTo("POST_ONLY");
        assertThat(refusal(flagged(false, true, null)).value()).isEqualTo("REDUCE_ONLY");
        fixture.port.capabilities = new Capabilities(EnumSet.of(OrdType.LIMIT), EnumSet.of(TimeInForce.DAY), Set.of());
        assertThat(refusal(Fixture.market("1000")).value()).isEqualTo("MARKET");
        assertThat(refusal(Fixture.market("1000")).remedy())
                .as("says what there is")
                .endsWith("it offers LIMIT");
        assertThat(refusal(request(OrdType.LIMIT, "1.1", null, TimeInForce.FILL_OR_KILL, null))
                        .value())
                .isEqualTo("FILL_OR_KILL");
    }

    @Test
    void queuesNothingForAVenueThatIsDown() {
        fixture.down();
        assertThat(code(Fixture.limit("10000", "1.1"))).isEqualTo(DenialCode.VENUE_DOWN);
    }
}
