package io.fairlead.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.testing.Generator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `Decimal` against `BigDecimal`, and its edges.
final class DecimalTest {
    private static final int RUNS = 4_000;

    @Test
    void printsWhatItParsed() {
        Generator.forSeeds(RUNS, random -> {
            Decimal value = random.decimal();
            assertThat(Decimal.of(value.toString())).isEqualTo(value);
            assertThat(value)
                    .hasToString(value.toBigDecimal().stripTrailingZeros().toPlainString());
            assertThat(Decimal.ofExact(value.toBigDecimal())).isEqualTo(value);
        });
    }

    @Test
    void calculatesAsBigDecimalDoesOrRefuses() {
        Generator.forSeeds(RUNS, random -> {
            Decimal a = random.decimal();
            Decimal b = random.decimal();
            sameOrRefused(a, b, BigDecimal::add, () -> a.plus(b));
            sameOrRefused(a, b, BigDecimal::subtract, () -> a.minus(b));
            sameOrRefused(a, b, BigDecimal::multiply, () -> a.times(b));
        });
    }

    private static void sameOrRefused(
            Decimal a, Decimal b, BinaryOperator<BigDecimal> exactly, Supplier<Decimal> ours) {
        BigDecimal exact = exactly.apply(a.toBigDecimal(), b.toBigDecimal());
        if (fits(exact)) {
            assertThat(ours.get().toBigDecimal()).as("%s and %s", a, b).isEqualByComparingTo(exact);
        } else {
            assertThatThrownBy(ours::get).as("%s and %s", a, b).isInstanceOf(ArithmeticException.class);
        }
    }

    private static boolean fits(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        int scale = Math.max(plain.scale(), 0);
        return scale <= Decimal.MAX_SCALE && plain.setScale(scale).precision() <= Decimal.MAX_DIGITS;
    }

    @Test
    void dividesRoundingHalfEvenToTwelvePlaces() {
        Generator.forSeeds(RUNS, random -> {
            Decimal a = random.decimal();
            Decimal b = random.positive();
            BigDecimal expected = a.toBigDecimal().divide(b.toBigDecimal(), Decimal.MAX_SCALE, RoundingMode.HALF_EVEN);
            if (fits(expected)) {
                assertThat(a.dividedBy(b).toBigDecimal()).as("%s / %s", a, b).isEqualByComparingTo(expected);
            }
        });
        assertThatThrownBy(() -> Decimal.ONE.dividedBy(Decimal.ZERO)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void comparesAsBigDecimalDoes() {
        Generator.forSeeds(RUNS, random -> {
            Decimal a = random.decimal();
            Decimal b = random.chance(20) ? a : random.decimal();
            int expected = a.toBigDecimal().compareTo(b.toBigDecimal());
            assertThat(Integer.signum(a.compareTo(b))).as("%s and %s", a, b).isEqualTo(expected);
            assertThat(a.equals(b)).isEqualTo(expected == 0);
            assertThat(a.min(b)).isEqualTo(expected <= 0 ? a : b);
            assertThat(a.max(b)).isEqualTo(expected >= 0 ? a : b);
            assertThat(a.negated().plus(a)).isEqualTo(Decimal.ZERO);
            assertThat(a.abs().signum()).isEqualTo(a.isZero() ? 0 : 1);
        });
    }

    @Test
    void knowsWholeMultiples() {
        Generator.forSeeds(RUNS, random -> {
            Decimal value = random.decimal();
            Decimal step = random.positive();
            boolean expected =
                    value.toBigDecimal().remainder(step.toBigDecimal()).signum() == 0;
            assertThat(value.isMultipleOf(step)).as("%s of %s", value, step).isEqualTo(expected);
        });
        assertThat(Decimal.of("1.08505").isMultipleOf(Decimal.of("0.00001"))).isTrue();
        assertThat(Decimal.of("1.085055").isMultipleOf(Decimal.of("0.00001"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                "1.2.3",
                "1e5",
                "+1",
                " 1",
                "1 ",
                "0x1",
                "NaN",
                "1,5",
                "1.0000000000001",
                "1000000000000000000",
                "123456789012345678901234567890123456789012345",
                "١"
            })
    void refusesWhatIsNoDecimal(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Decimal.of(text)).withMessageContaining("not a decimal");
    }

    @Test
    void dropsZerosThatSayNothing() {
        assertThat(Decimal.of("-0.0")).isEqualTo(Decimal.ZERO);
        assertThat(Decimal.of("007.500")).isEqualTo(new Decimal(75, 1));
        assertThat(Decimal.of("1.00000000000000")).isEqualTo(Decimal.ONE);
        assertThat(Decimal.of(".5")).isEqualTo(Decimal.of("0.5"));
        assertThat(Decimal.of("5.")).isEqualTo(Decimal.of(5));
        assertThat(new Decimal(1200, 2)).isEqualTo(Decimal.of(12));
    }

    @Test
    void takesEighteenDigitsAndNoMore() {
        Decimal largest = Decimal.of("999999999999999999");
        assertThat(largest.negated()).hasToString("-999999999999999999");
        assertThatThrownBy(() -> largest.plus(Decimal.ONE)).isInstanceOf(ArithmeticException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new Decimal(1_000_000_000_000_000_000L, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decimal(1, 13));
        assertThatIllegalArgumentException().isThrownBy(() -> new Decimal(1, -1));
        assertThat(Decimal.of("999999.999999999999")).hasToString("999999.999999999999");
    }

    @Test
    void roundsHalfEvenAndGivesUpPlacesBeforeDigits() {
        assertThat(Decimal.ofRounded(new BigDecimal("0.125"), 2)).isEqualTo(Decimal.of("0.12"));
        assertThat(Decimal.ofRounded(new BigDecimal("0.135"), 2)).isEqualTo(Decimal.of("0.14"));
        assertThat(Decimal.ofRounded(new BigDecimal("123456789012.123456789"), 12))
                .isEqualTo(Decimal.of("123456789012.123457"));
        assertThat(Decimal.ofRounded(new BigDecimal("999999999999999999.4"), 12))
                .isEqualTo(Decimal.of("999999999999999999"));
        assertThat(Decimal.ofRounded(new BigDecimal("9999999999.99999999999"), 12))
                .isEqualTo(Decimal.of(10_000_000_000L));
        assertThatThrownBy(() -> Decimal.ofRounded(new BigDecimal("1e18"), 2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Decimal.ofExact(new BigDecimal("1e-13"))).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.000", "-0.10", "1.500", "-1e3", "999999999999999999", "-0.000000000001", "12e-12"})
    void whatFitsIsTakenAsItStands(String text) {
        BigDecimal value = new BigDecimal(text);

        Decimal taken = Decimal.ofExact(value);

        assertThat(taken.toBigDecimal()).isEqualByComparingTo(value);
        assertThat(Decimal.ofRounded(value, 12)).isEqualTo(taken);
        assertThat(taken.toNegatedBigDecimal()).isEqualByComparingTo(value.negate());
    }

    @Test
    void isOfTheSameValueHoweverManyZerosFollow() {
        BigDecimal padded = new BigDecimal("1234567890.120000000000000");

        assertThat(Decimal.ofExact(padded)).isEqualTo(Decimal.of("1234567890.12"));
        assertThat(Decimal.ofRounded(padded, 1)).isEqualTo(Decimal.of("1234567890.1"));
    }
}
