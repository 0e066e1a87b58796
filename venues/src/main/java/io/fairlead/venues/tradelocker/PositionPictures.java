package io.fairlead.venues.tradelocker;

import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.venues.tradelocker.rest.PositionRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Words the positions of an account. Owned by the venue's thread, as what it reads is.
///
/// @param ledger where the levels of stop losses and take profits stand, which are orders at the venue
record PositionPictures(Account account, Catalogue catalogue, OrderLedger ledger) {

    /// Every position, of a list that was told to its end.
    PositionsRead read(List<PositionRow> rows, long askedNanos) {
        Map<Instrument, List<VenuePosition>> held = new LinkedHashMap<>();
        int unreadable = 0;
        for (PositionRow row : rows) {
            Listed listed = catalogue.find(row.tradableInstrumentId());
            if (listed == null || row.qty().signum() <= 0) {
                unreadable++;
            } else {
                held.computeIfAbsent(listed.instrument(), _ -> new ArrayList<>())
                        .add(position(row, listed));
            }
        }
        List<PositionsRead.Held> all = new ArrayList<>();
        held.forEach((instrument, singles) -> all.add(PositionsRead.Held.of(instrument.symbol(), singles)));
        return new PositionsRead(account.venue(), account.id(), askedNanos, all, unreadable);
    }

    private VenuePosition position(PositionRow row, Listed listed) {
        return new VenuePosition(
                new VenuePositionId(row.id()),
                listed.instrument().symbol(),
                row.side(),
                listed.units(row.qty()),
                row.avgPrice(),
                new VenuePosition.Exits(
                        ledger.level(row.stopLossId()),
                        ledger.level(row.takeProfitId()),
                        order(row.stopLossId()),
                        order(row.takeProfitId())),
                row.openNanos(),
                row.unrealizedPl(),
                TradeLockerMapping.ourId(row.strategyId()));
    }

    private static @Nullable VenueOrderId order(@Nullable String id) {
        return id == null || id.isEmpty() ? null : new VenueOrderId(id);
    }
}
