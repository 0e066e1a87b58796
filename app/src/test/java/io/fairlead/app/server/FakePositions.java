package io.fairlead.app.server;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.view.VenuePositionView;

/// A position by a venue's id, made elsewhere.
final class FakePositions {
    private FakePositions() {}

    static VenuePositionView single(AccountId account, Symbol symbol) {
        VenuePosition told = new VenuePosition(
                new VenuePositionId("7277816997846858725"),
                symbol,
                Side.SELL,
                Decimal.of(10_000),
                Decimal.of("1.1"),
                VenuePosition.Exits.NONE,
                1_000,
                Decimal.of("-4.5"),
                null);
        return new VenuePositionView(account, told, Decimal.of("0.1"), 2_000, false, null, null, null);
    }
}
