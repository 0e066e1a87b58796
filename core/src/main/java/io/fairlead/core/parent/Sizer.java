package io.fairlead.core.parent;

import io.fairlead.core.model.AccountGroup.Sizing;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How large each member's order is: exact shares, rounded down to the lot step. Pure.
///
/// An equity share is a part of the equity that is known: where a member's is missing, that member gets nothing and the
/// others share the whole. So the shares never add up to more than what was asked.
public final class Sizer {
    private static final int REMAINDER_PLACES = 8;

    private Sizer() {}

    /// How a member is sized; `equity` is read for an equity share alone, and counts if it is above zero.
    public record Part(Sizing sizing, @Nullable Decimal equity) {}

    /// A size; `units` is null if there is none to be had, zero if the share is below one lot step.
    public record Size(@Nullable Decimal units, Decimal remainder) {
        static final Size NONE = new Size(null, Decimal.ZERO);
    }

    /// The size of each part of `whole` units, in their order.
    public static List<Size> sizes(List<Part> parts, Decimal whole, Instrument instrument) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Part part : parts) {
            sum = sum.add(weight(part));
        }
        List<Size> sizes = new ArrayList<>();
        for (Part part : parts) {
            sizes.add(size(part, whole.toBigDecimal(), sum, instrument));
        }
        return sizes;
    }

    private static BigDecimal weight(Part part) {
        Decimal equity = part.equity;
        return part.sizing instanceof Sizing.EquityShare && equity != null && equity.signum() > 0
                ? equity.toBigDecimal()
                : BigDecimal.ZERO;
    }

    private static Size size(Part part, BigDecimal whole, BigDecimal sum, Instrument instrument) {
        try {
            return switch (part.sizing) {
                case Sizing.Fixed fixed ->
                    quotient(instrument.toUnits(fixed.quantity()).toBigDecimal(), BigDecimal.ONE, instrument);
                case Sizing.Multiplier multiplier ->
                    quotient(whole.multiply(multiplier.factor().toBigDecimal()), BigDecimal.ONE, instrument);
                case Sizing.Whole _ -> new Size(Decimal.ofExact(whole), Decimal.ZERO);
                case Sizing.EquityShare _ ->
                    weight(part).signum() == 0 ? Size.NONE : quotient(whole.multiply(weight(part)), sum, instrument);
            };
        } catch (ArithmeticException tooLarge) {
            return Size.NONE;
        }
    }

    /// Divides once and at the end, so that a share is not rounded twice.
    private static Size quotient(BigDecimal dividend, BigDecimal divisor, Instrument instrument) {
        BigDecimal step = instrument.unitStep().toBigDecimal();
        BigInteger steps =
                dividend.divideToIntegralValue(divisor.multiply(step)).toBigInteger();
        BigDecimal units = new BigDecimal(steps).multiply(step);
        BigDecimal left = dividend.subtract(units.multiply(divisor));
        Decimal remainder = Decimal.quotient(left, divisor);
        return new Size(Decimal.ofExact(units), Decimal.ofRounded(remainder.toBigDecimal(), REMAINDER_PLACES));
    }
}
