package io.fairlead.proof.kit;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.time.Duration;

/// Something that a case has the venue do, in words that fit any venue. What holds, holds until `Calm`.
public sealed interface Act {

    /// Ends everything that holds, and brings the market back to where it began.
    record Calm() implements Act {}

    /// The market moves: its middle is there now.
    record Move(Decimal middle) implements Act {}

    /// Holds: the market shows at most so many units at each price, so that larger orders are filled in parts.
    record Thin(Decimal units) implements Act {}

    /// Holds: every new order is rejected, good or not.
    record Reject() implements Act {}

    /// Holds: whatever the venue says comes so much later than it happened.
    record AnswerLate(Duration by) implements Act {}

    /// Holds: every report comes twice.
    record Repeat() implements Act {}

    /// Holds until the line is cut: what is sent to the venue leaves us and does not arrive.
    record Deafen() implements Act {}

    /// The line is cut without a word; it may be dialled again at once.
    record Cut() implements Act {}

    /// The venue's next answer about an order is lost on its way.
    record LoseAnswer() implements Act {}

    /// The next fill is not told; who asks hears that it was counted.
    record LoseFill() implements Act {}

    /// Somebody trades on the account from another terminal, at the market: nobody is told.
    record TradeElsewhere(Side side, Decimal units) implements Act {}

    /// Somebody places a limit order on the account from another terminal: nobody is told, lists have it.
    record OrderElsewhere(Side side, Decimal units, Decimal price) implements Act {}

    /// The next update of prices is lost.
    record LosePrices() implements Act {}

    /// The venue's clock gets to what is due: what has expired ends.
    record Tick() implements Act {}

    /// The opening auction is held now.
    record Open() implements Act {}

    /// The closing auction is held now.
    record Close() implements Act {}
}
