package io.fairlead.core.view;

import io.fairlead.core.event.PositionEvent;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenuePosition;
import org.jspecify.annotations.Nullable;

/// One position of a hedging account by its venue's id. Immutable.
///
/// @param told the venue's newest word
/// @param askedNanos when the question that it answers left
/// @param ours whether an order of ours opened it; not so, or not told, it was made elsewhere
/// @param closing the order that closes it, or closed of it since that word; null if none does
/// @param change the change of its exits that is under way or in doubt; null if none is
/// @param lastChange how the last change ended; null if there was none
public record VenuePositionView(
        AccountId account,
        VenuePosition told,
        Decimal lots,
        long askedNanos,
        boolean ours,
        @Nullable OrderId closing,
        @Nullable Change change,
        PositionEvent.@Nullable ChangeEnded lastChange) {

    /// How far a change of exits has come; `stage` is `ASKED`, `SENT` or `IN_DOUBT`.
    public record Change(PositionEvent.ChangeAccepted accepted, String stage) {}
}
