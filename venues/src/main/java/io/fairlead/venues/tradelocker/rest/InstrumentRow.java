package io.fairlead.venues.tradelocker.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One instrument that an account may trade. Immutable.
///
/// @param tradableInstrumentId names it everywhere; `symbolId` is another number of the venue
/// @param tradeRoutes orders go by the first
/// @param infoRoutes prices come by one of them; the first may be dead
public record InstrumentRow(
        String tradableInstrumentId,
        String symbolId,
        String name,
        String description,
        @Nullable String type,
        List<String> tradeRoutes,
        List<String> infoRoutes) {
    public InstrumentRow {
        tradeRoutes = List.copyOf(tradeRoutes);
        infoRoutes = List.copyOf(infoRoutes);
    }

    /// The route of orders; null if it can't be traded.
    public @Nullable String tradeRoute() {
        return tradeRoutes.isEmpty() ? null : tradeRoutes.getFirst();
    }
}
