package io.fairlead.app.config;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What fits a venue of prices alone. Pure.
final class MarketConsistency {
    private MarketConsistency() {}

    static void reference(Values venue, Problems problems) {
        for (Key<?> key : List.of(
                VenueSettings.SESSIONS,
                VenueSettings.DICTIONARY,
                VenueSettings.MASS_CANCEL,
                VenueSettings.ON_DISCONNECT,
                VenueSettings.OFFER)) {
            if (venue.isWritten(key)) {
                problems.error(venue.lineOf(key), venue.pathOf(key), "belongs to venues that take orders", "remove it");
            }
        }
    }

    /// A fair price is one of another venue, for each instrument that the strategy trades.
    static void fairPrice(Values strategy, Values root, Problems problems) {
        VenueId fair = strategy.find(StrategySettings.FAIR_PRICE);
        if (fair == null) {
            return;
        }
        if (root.get(Settings.VENUES).stream().noneMatch(venue -> fair.equals(venue.find(VenueSettings.ID)))) {
            error(strategy, "'" + fair + "' is not configured", "name a venue that is", problems);
            return;
        }
        AccountId account = strategy.find(StrategySettings.ACCOUNT);
        if (root.get(Settings.ACCOUNTS).stream()
                .anyMatch(each -> Objects.equals(account, each.find(AccountTable.ID))
                        && fair.equals(each.find(AccountTable.VENUE)))) {
            error(strategy, "is where the strategy trades", "name another venue", problems);
        }
        for (Symbol symbol : Objects.requireNonNullElse(strategy.find(StrategySettings.SYMBOLS), List.<Symbol>of())) {
            for (Values each : root.get(Settings.INSTRUMENTS)) {
                Map<String, String> names = each.find(InstrumentTable.VENUE_NAMES);
                if (symbol.equals(each.find(InstrumentTable.SYMBOL))
                        && names != null
                        && !names.containsKey(fair.value())) {
                    error(strategy, "'" + fair + "' has no name for " + symbol, "add it to its venue-names", problems);
                }
            }
        }
    }

    private static void error(Values strategy, String what, String advice, Problems problems) {
        Key<VenueId> key = StrategySettings.FAIR_PRICE;
        problems.error(strategy.lineOf(key), strategy.pathOf(key), what, advice);
    }

    static boolean isReference(VenueId id, List<Values> venues) {
        return venues.stream()
                .anyMatch(venue -> id.equals(venue.find(VenueSettings.ID))
                        && venue.find(VenueSettings.ADAPTER) == VenueSettings.Adapter.COINBASE);
    }
}
