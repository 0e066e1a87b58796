package io.fairlead.venues.tradelocker.rest;

import java.util.List;
import java.util.Map;

/// When an instrument trades, as far as the venue's words are known: their meaning is published nowhere. Immutable.
///
/// @param fields its plain values, by the venue's names
/// @param holidays each as the venue wrote it
/// @param hours lists of texts, by the venue's names
public record TradeSession(Map<String, String> fields, List<String> holidays, Map<String, List<String>> hours) {
    public TradeSession {
        fields = Map.copyOf(fields);
        holidays = List.copyOf(holidays);
        hours = Map.copyOf(hours);
    }
}
