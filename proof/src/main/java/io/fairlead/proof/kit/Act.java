package io.fairlead.proof.kit;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenuePositionId;
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

    /// Somebody closes a position from another terminal: nobody is told.
    record CloseElsewhere(VenuePositionId position) implements Act {}

    /// Somebody logs in as we do, which ends all that the venue has let in under that name.
    record LogInElsewhere() implements Act {}

    /// Holds: requests that would change something are taken so much later, and not answered.
    record TakeLate(Duration by) implements Act {}

    /// Holds: this becomes of every exchange that would change something, of the first two of any.
    record Spoil(How how) implements Act {}

    /// What may become of an exchange on its way.
    enum How {
        /// Turned away by what stands in front of the venue, with a page for people.
        TURNED_AWAY,
        /// Turned away since there were too many.
        TOO_MANY,
        /// An error of a machine between, before the venue saw it.
        FAILED_BEFORE,
        /// The same once the venue had done what it was asked for.
        FAILED_BEHIND,
        /// Done, and answered by nothing.
        EMPTY,
        /// Done, and answered by what says that there is nothing to say.
        NO_CONTENT
    }

    /// Holds: columns come in another order.
    record Shuffle() implements Act {}

    /// Holds: lists show what is new only so much later.
    record ListLate(Duration by) implements Act {}

    /// Holds: the account is told to be worth nothing.
    record TellNothing() implements Act {}

    /// Holds: a position that is to be closed stays.
    record SpoilCloses() implements Act {}

    /// The venue ends the stream, and says so.
    record Dismiss() implements Act {}

    /// Holds: the stream stays open and says nothing.
    record FallSilent() implements Act {}

    /// Holds: whoever asks for anything hears nothing.
    record LoseReads() implements Act {}

    /// The next wish for a stream is refused with this word of the venue.
    record RefuseStream(String word) implements Act {}

    /// The next update of prices is lost.
    record LosePrices() implements Act {}

    /// The venue's clock gets to what is due: what has expired ends.
    record Tick() implements Act {}

    /// The opening auction is held now.
    record Open() implements Act {}

    /// The closing auction is held now.
    record Close() implements Act {}
}
