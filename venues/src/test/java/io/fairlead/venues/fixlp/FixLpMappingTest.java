package io.fairlead.venues.fixlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.UtcTimestamp;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixLpMappingTest {
    @ParameterizedTest
    @EnumSource
    void readsEveryExecTypeOfFix44(ExecType type) {
        assertThat(FixLpMapping.execType(type.code())).isEqualTo(type);
        assertThat(FixLpMapping.isOrdinaryExecType(type.code())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '2'})
    void readsTheFillsOfFix42AsTradesThatAreNotOrdinary(char code) {
        assertThat(FixLpMapping.execType(code)).isEqualTo(ExecType.TRADE);
        assertThat(FixLpMapping.isOrdinaryExecType(code)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryOrdStatusOfFix44(OrdStatus status) {
        assertThat(FixLpMapping.ordStatus(status.code())).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryOrdType(OrdType type) {
        assertThat(FixLpMapping.ordType(type.code())).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryTimeInForce(TimeInForce timeInForce) {
        assertThat(FixLpMapping.timeInForce(timeInForce.code())).isEqualTo(timeInForce);
    }

    @ParameterizedTest
    @CsvSource({"1,BUY", "2,SELL", "3,BUY", "4,SELL", "5,SELL", "6,SELL"})
    void readsTheShadesOfSide(char code, Side side) {
        assertThat(FixLpMapping.side(code)).isEqualTo(side);
    }

    @ParameterizedTest
    @ValueSource(chars = {'Z', '?', 0, '~'})
    void knowsNoCounterpartOfOtherValues(char code) {
        assertThat(FixLpMapping.execType(code)).isNull();
        assertThat(FixLpMapping.ordStatus(code)).isNull();
        assertThat(FixLpMapping.ordType(code)).isNull();
        assertThat(FixLpMapping.timeInForce(code)).isNull();
        assertThat(FixLpMapping.side(code)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1.08500, 1.085",
        "100000, 100000",
        "-0.00000001, -0.00000001",
        "0, 0",
        "0.000000000000000000, 0",
        "1.000000000000000, 1",
        "999999999999999999, 999999999999999999"
    })
    void readsDecimalsExactly(String text, String value) {
        assertThat(FixLpMapping.decimal(parsed(text))).isEqualTo(Decimal.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000000000001", "1.0000000000001"})
    void knowsNoDecimalOfMoreDigitsThanTheModelKeeps(String text) {
        assertThat(FixLpMapping.decimal(parsed(text))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0.01, 1000", "1, 100000", "2.5, 250000", "0.00000001, 0.001", "0, 0"})
    void readsLotsAsUnits(String lots, String units) {
        assertThat(FixLpMapping.units(Decimal.of(lots), Model.EURUSD, QuantityUnit.LOTS))
                .isEqualTo(Decimal.of(units));
    }

    @Test
    void leavesUnitsAsTheyAre() {
        assertThat(FixLpMapping.units(Decimal.of("7.5"), Model.EURUSD, QuantityUnit.UNITS))
                .isEqualTo(Decimal.of("7.5"));
    }

    @Test
    void knowsNoUnitsOfMoreLotsThanFit() {
        assertThat(FixLpMapping.units(Decimal.of("99999999999999999"), Model.EURUSD, QuantityUnit.LOTS))
                .isNull();
    }

    @Test
    void writesLotsThatReadBackAsTheSameUnits() {
        Random random = new Random(7);
        WireQuantity wire = new WireQuantity();
        for (int i = 0; i < 1000; i++) {
            Decimal units = new Decimal(random.nextLong(1, 1_000_000_000L), random.nextInt(0, 4));
            assertThat(wire.lots(units, Model.XAUUSD.contract().contractSize())).isTrue();
            Decimal lots = new Decimal(wire.mantissa(), wire.scale());
            assertThat(FixLpMapping.units(lots, Model.XAUUSD, QuantityUnit.LOTS))
                    .isEqualTo(units);
        }
    }

    @Test
    void refusesUnitsThatHaveNoExactLots() {
        WireQuantity wire = new WireQuantity();
        assertThat(wire.lots(Decimal.of("1"), Decimal.of("3"))).isFalse();
        assertThat(wire.lots(Decimal.of("999999999999999999"), Decimal.of("0.001")))
                .isFalse();
    }

    @Test
    void writesLotsOfContractsSmallerThanOne() {
        WireQuantity wire = new WireQuantity();
        assertThat(wire.lots(Decimal.of("0.5"), Decimal.of("0.25"))).isTrue();
        assertThat(new Decimal(wire.mantissa(), wire.scale())).isEqualTo(Decimal.of(2));
        assertThat(wire.lots(Decimal.of("5"), Decimal.of("0.25"))).isTrue();
        assertThat(new Decimal(wire.mantissa(), wire.scale())).isEqualTo(Decimal.of(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h4sh-1-1", "a", "AZaz09._~-", "123456789012345678"})
    void recognisesIdsThatCouldBeOurs(String text) {
        assertThat(FixLpMapping.orderId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567890123456789", "desk order", "x/1", "x;y"})
    void leavesIdsOfOthersAlone(String text) {
        assertThat(FixLpMapping.orderId(text)).isNull();
    }

    @Test
    void readsVenueIdsUnlessTheyStandForNothing() {
        assertThat(FixLpMapping.venueOrderId("V 1")).hasToString("V 1");
        assertThat(FixLpMapping.venueOrderId("NONE")).isNull();
        assertThat(FixLpMapping.venueOrderId(null)).isNull();
        assertThat(FixLpMapping.venueOrderId(" V")).isNull();
        assertThat(FixLpMapping.venueOrderId("V ")).isNull();
        assertThat(FixLpMapping.execId("E1")).hasToString("E1");
        assertThat(FixLpMapping.execId("0")).isNull();
        assertThat(FixLpMapping.execId("x".repeat(129))).isNull();
        assertThat(FixLpMapping.execId("é")).isNull();
        assertThat(FixLpMapping.orderId(null)).isNull();
    }

    @Test
    void readsAMissingTimeAsZero() {
        assertThat(FixLpMapping.nanos(UtcTimestamp.INVALID)).isZero();
        assertThat(FixLpMapping.nanos(5)).isEqualTo(5);
    }

    private static FixDecimal parsed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        FixDecimal decimal = new FixDecimal();
        assertThat(decimal.parse(bytes, 0, bytes.length)).isTrue();
        return decimal;
    }
}
