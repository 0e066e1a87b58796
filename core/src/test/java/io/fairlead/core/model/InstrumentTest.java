package io.fairlead.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.testing.Generator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Units and lots, and contracts that make no sense.
final class InstrumentTest {
    private static final VenueId LP = new VenueId("lp");

    private static Instrument instrument(String contractSize) {
        return new Instrument(
                new Symbol("XAUUSD"),
                new Currency("XAU"),
                new Currency("USD"),
                contract(contractSize, "0.01", "0.01", "0.01", "50"),
                Map.of(LP, "GOLD"));
    }

    private static Instrument.Contract contract(String size, String tick, String step, String min, String max) {
        return new Instrument.Contract(
                Decimal.of(size), Decimal.of(tick), Decimal.of(step), Decimal.of(min), Decimal.of(max));
    }

    @Test
    void convertsLotsToUnitsAndBackExactly() {
        Generator.forSeeds(2_000, random -> {
            Instrument instrument = instrument(random.oneOf("1", "10", "100", "1000", "100000", "0.5", "62.5"));
            Quantity lots = Quantity.lots(new Decimal(random.between(0, 1_000_000), 2));
            Decimal units = instrument.toUnits(lots);
            assertThat(instrument.toLots(units)).isEqualTo(lots.value());
            assertThat(instrument.toLots(Quantity.units(units))).isEqualTo(lots.value());
            assertThat(instrument.toUnits(Quantity.units(units))).isEqualTo(units);
        });
    }

    @Test
    void roundsLotsThatHaveNoExactDecimal() {
        assertThat(instrument("3").toLots(Decimal.ONE)).isEqualTo(Decimal.of("0.333333333333"));
    }

    @Test
    void refusesUnitsThatDoNotFit() {
        Quantity huge = Quantity.lots(Decimal.of("999999999999999999"));
        assertThatThrownBy(() -> instrument("100").toUnits(huge)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void knowsItsNamesAtVenuesAndItsStep() {
        assertThat(instrument("100").symbolAt(LP)).isEqualTo("GOLD");
        assertThat(instrument("100").symbolAt(new VenueId("other"))).isNull();
        assertThat(instrument("100").unitStep()).isEqualTo(Decimal.ONE);
        assertThat(Quantity.lots(Decimal.ONE)).hasToString("1 lots");
        assertThat(Quantity.units(Decimal.ONE)).hasToString("1 units");
    }

    @Test
    void refusesContractsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> contract("0", "1", "1", "1", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> contract("1", "-1", "1", "1", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> contract("1", "1", "0", "1", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> contract("1", "1", "1", "0", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> contract("1", "1", "1", "2", "1"));
    }
}
