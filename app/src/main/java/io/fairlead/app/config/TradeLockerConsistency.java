package io.fairlead.app.config;

import io.fairlead.app.config.TradeLockerSection.Environment;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.VenueId;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What fits a TradeLocker venue and its accounts. Pure.
final class TradeLockerConsistency {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private TradeLockerConsistency() {}

    static boolean isTradeLocker(Values venue) {
        return venue.find(VenueSettings.ADAPTER) == VenueSettings.Adapter.TRADELOCKER;
    }

    /// Of any other venue.
    static void absent(Values venue, Problems problems) {
        if (venue.isWritten(VenueSettings.TRADELOCKER)) {
            error(venue, VenueSettings.TRADELOCKER, "belongs to adapter tradelocker", "remove it", problems);
        }
    }

    static void venue(Values venue, Problems problems) {
        for (Key<?> key : List.of(
                VenueSettings.SESSIONS,
                VenueSettings.DICTIONARY,
                VenueSettings.MASS_CANCEL,
                VenueSettings.ON_DISCONNECT,
                VenueSettings.OFFER,
                VenueSettings.RATE_BUDGET,
                VenueSettings.POOL)) {
            if (venue.isWritten(key)) {
                error(venue, key, "belongs to venues over FIX", "remove it; see 'tradelocker'", problems);
            }
        }
        Values section = venue.get(VenueSettings.TRADELOCKER);
        address(section, problems);
        logins(section, problems);
    }

    private static void address(Values section, Problems problems) {
        URI api = section.find(TradeLockerSection.API_URL);
        boolean custom = section.find(TradeLockerSection.ENVIRONMENT) == Environment.CUSTOM;
        if (custom && api == null) {
            error(section, TradeLockerSection.API_URL, "is missing", "environment custom needs it", problems);
        }
        if (!custom && api != null) {
            error(
                    section,
                    TradeLockerSection.API_URL,
                    "belongs to environment custom",
                    "remove it, or set environment: custom",
                    problems);
        }
        if (api != null && "http".equals(api.getScheme()) && !THIS_MACHINE.contains(host(api))) {
            error(
                    section,
                    TradeLockerSection.API_URL,
                    "would send passwords unencrypted to " + api.getHost(),
                    "use https://; http:// is for this machine",
                    problems);
        }
    }

    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    }

    private static void logins(Values section, Problems problems) {
        List<Values> logins = section.get(TradeLockerSection.LOGINS);
        if (logins.isEmpty()) {
            error(section, TradeLockerSection.LOGINS, "is missing", "a TradeLocker venue needs a login", problems);
        }
        Set<Object> seen = new HashSet<>();
        for (Values login : logins) {
            String id = login.find(TradeLockerSection.LOGIN_ID);
            if (id != null && !seen.add(id)) {
                error(login, TradeLockerSection.LOGIN_ID, "'" + id + "' is used twice", "give each its own", problems);
            }
        }
    }

    /// An account at such a venue.
    static void account(Values account, List<Values> venues, Problems problems) {
        Values venue = venueOf(account, venues);
        if (venue == null) {
            return;
        }
        if (account.find(AccountTable.MODE) == PositionMode.NETTING) {
            error(
                    account,
                    AccountTable.MODE,
                    "TradeLocker keeps positions of both sides apart",
                    "set mode: hedging",
                    problems);
        }
        boolean live = venue.get(VenueSettings.TRADELOCKER).find(TradeLockerSection.ENVIRONMENT) == Environment.LIVE;
        if (live && account.find(AccountTable.KIND) != AccountKind.LIVE) {
            error(
                    account,
                    AccountTable.KIND,
                    "is at the live environment of '" + venue.find(VenueSettings.ID) + "'",
                    "set kind: live, so that it trades only after `fairlead arm`",
                    problems);
        }
    }

    private static @Nullable Values venueOf(Values account, List<Values> venues) {
        VenueId id = account.find(AccountTable.VENUE);
        for (Values venue : venues) {
            if (isTradeLocker(venue) && Objects.equals(id, venue.find(VenueSettings.ID))) {
                return venue;
            }
        }
        return null;
    }

    private static void error(Values values, Key<?> key, String text, String remedy, Problems problems) {
        problems.error(values.lineOf(key), values.pathOf(key), text, remedy);
    }
}
