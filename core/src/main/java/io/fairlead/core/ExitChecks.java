package io.fairlead.core;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExitLevels;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenuePosition;
import org.jspecify.annotations.Nullable;

/// Whether a position can have such exits. Pure.
final class ExitChecks {
    private ExitChecks() {}

    static Outcome.@Nullable Refused refusal(
            VenuePosition position, ExitLevels before, ExitLevels after, Instrument instrument) {
        if (after.equals(before)) {
            return new Outcome.Refused(
                    DenialCode.NOTHING_TO_CHANGE,
                    "position",
                    position.id().value(),
                    "send a stop loss or a take profit that differs from what stands: " + before);
        }
        Outcome.Refused refusal = offTick("stopLoss", after.stopLoss(), instrument);
        refusal = refusal != null ? refusal : offTick("stopLoss", after.trailingOffset(), instrument);
        refusal = refusal != null ? refusal : offTick("takeProfit", after.takeProfit(), instrument);
        return refusal != null ? refusal : crossed(position.side(), after);
    }

    private static Outcome.@Nullable Refused offTick(String field, @Nullable Decimal price, Instrument instrument) {
        Decimal tick = instrument.contract().tick();
        if (price == null || (price.signum() > 0 && price.isMultipleOf(tick))) {
            return null;
        }
        return new Outcome.Refused(
                price.signum() > 0 ? DenialCode.PRICE_OFF_TICK : DenialCode.PRICE_NOT_POSITIVE,
                field,
                price.toString(),
                "send a price above zero, a multiple of the tick " + tick);
    }

    /// The stop loss of a long position is below its take profit.
    private static Outcome.@Nullable Refused crossed(Side side, ExitLevels after) {
        Decimal loss = after.stopLoss();
        Decimal profit = after.takeProfit();
        if (loss == null || profit == null) {
            return null;
        }
        int order = loss.compareTo(profit);
        return (side == Side.BUY ? order < 0 : order > 0)
                ? null
                : new Outcome.Refused(
                        DenialCode.LEG_ON_WRONG_SIDE,
                        "stopLoss",
                        loss.toString(),
                        "it must be " + (side == Side.BUY ? "below " : "above ") + "the take profit " + profit);
    }
}
