package io.fairlead.core.port;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.ExitLevels;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenuePositionId;

/// What is asked of a venue about a position: `after` shall stand, `before` is what stood by its last word. What is the
/// same in both is left alone; what is null in `after` alone is removed. `request` is our id of it, for its `Fate`.
public record PositionChange(
        OrderId request,
        Account account,
        Instrument instrument,
        VenuePositionId position,
        ExitLevels before,
        ExitLevels after) {}
