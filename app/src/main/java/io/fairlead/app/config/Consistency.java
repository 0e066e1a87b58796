package io.fairlead.app.config;

import io.fairlead.app.config.FixSessionSettings.Purpose;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one key alone cannot show: references, unique names, and values that must fit each other. Works on what
/// could be read, so that its problems are told together with all others.
final class Consistency {
    private final Problems problems;
    private final List<Values> venues;
    private final List<String> venueIds;

    private Consistency(Values root, Problems problems) {
        this.problems = problems;
        this.venues = root.get(Settings.VENUES);
        this.venueIds = venues.stream()
                .map(venue -> venue.find(VenueSettings.ID))
                .filter(Objects::nonNull)
                .map(VenueId::value)
                .toList();
    }

    static void check(Values root, Problems problems) {
        Consistency consistency = new Consistency(root, problems);
        consistency.nothingToDo(root);
        consistency.unique(root.get(Settings.VENUES), VenueSettings.ID);
        consistency.unique(root.get(Settings.ACCOUNTS), AccountTable.ID);
        consistency.unique(root.get(Settings.INSTRUMENTS), InstrumentTable.SYMBOL);
        consistency.unique(
                consistency.venues.stream()
                        .flatMap(venue -> venue.get(VenueSettings.SESSIONS).stream())
                        .toList(),
                FixSessionSettings.ID);
        consistency.unique(root.get(Settings.STRATEGIES), StrategySettings.ID);
        root.get(Settings.STRATEGIES).forEach(strategy -> consistency.strategy(strategy, root));
        consistency.journal(root.get(Settings.JOURNAL));
        consistency.messageLog(root.get(Settings.MESSAGE_LOG));
        AlertSettings.check(root.get(Settings.ALERTS), problems);
        consistency.vault(root.get(Settings.SECRETS).get(SecretSettings.VAULT));
        consistency.venues.forEach(consistency::venue);
        consistency.venues.forEach(venue -> consistency.subscriptions(venue, root.get(Settings.INSTRUMENTS)));
        root.get(Settings.ACCOUNTS).forEach(consistency::account);
        root.get(Settings.INSTRUMENTS).forEach(consistency::instrument);
        consistency.unique(root.get(Settings.ACCOUNT_GROUPS), AccountGroupTable.ID);
        AccountGroupTable.check(root, problems);
        LimitConsistency.check(root, problems);
        consistency.unique(root.get(Settings.GUARD).get(GuardSettings.RULES), GuardRulesTable.ID);
        new GuardConsistency(problems).check(root.get(Settings.GUARD), root.get(Settings.ACCOUNTS));
    }

    private void error(Values values, Key<?> key, String text, String remedy) {
        problems.error(values.lineOf(key), values.pathOf(key), text, remedy);
    }

    private void nothingToDo(Values root) {
        for (Key<List<Values>> key : List.of(Settings.VENUES, Settings.ACCOUNTS, Settings.INSTRUMENTS)) {
            if (root.get(key).isEmpty() && !root.isWritten(key)) {
                error(root, key, "is missing", "a gateway needs at least one of them");
            }
        }
    }

    private void unique(List<Values> items, Key<?> id) {
        Set<Object> seen = new HashSet<>();
        for (Values item : items) {
            Object value = item.find(id);
            if (value != null && !seen.add(value)) {
                error(item, id, "'" + value + "' is used twice", "give each its own");
            }
        }
    }

    private void journal(Values journal) {
        Long ring = journal.find(JournalSettings.RING);
        Long reserve = journal.find(JournalSettings.RESERVE);
        if (ring != null && Long.bitCount(ring) != 1) {
            String next = Long.highestOneBit(ring) * 2 / 1024 + "KiB";
            error(journal, JournalSettings.RING, "must be a power of two, was " + ring + " bytes", "try " + next);
        }
        if (ring != null && reserve != null && reserve < 2 * ring) {
            error(journal, JournalSettings.RESERVE, "must be at least twice the ring", "raise it, or shrink the ring");
        }
    }

    private void messageLog(Values log) {
        Long ring = log.find(MessageLogSettings.RING);
        if (ring != null && Long.bitCount(ring) != 1) {
            error(log, MessageLogSettings.RING, "must be a power of two, was " + ring + " bytes", "as 1MiB or 4MiB");
        }
    }

    private void vault(Values vault) {
        boolean address = vault.find(SecretSettings.VaultSettings.ADDRESS) != null;
        boolean token = vault.find(SecretSettings.VaultSettings.TOKEN) != null;
        if (address != token && (address || vault.isWritten(SecretSettings.VaultSettings.TOKEN))) {
            Key<?> lacking = address ? SecretSettings.VaultSettings.TOKEN : SecretSettings.VaultSettings.ADDRESS;
            error(vault, lacking, "is missing", "vault needs both address and token");
        }
    }

    private void venue(Values venue) {
        List<Values> sessions = venue.get(VenueSettings.SESSIONS);
        if (venue.find(VenueSettings.ADAPTER) == VenueSettings.Adapter.COINBASE) {
            MarketConsistency.reference(venue, problems);
            return;
        }
        if (TradeLockerConsistency.isTradeLocker(venue)) {
            TradeLockerConsistency.venue(venue, problems);
            return;
        }
        TradeLockerConsistency.absent(venue, problems);
        new PoolConsistency(problems).check(venue);
        sessions.forEach(this::session);
    }

    /// Every instrument of a venue is subscribed to.
    private void subscriptions(Values venue, List<Values> instruments) {
        VenueId id = venue.find(VenueSettings.ID);
        long traded = instruments.stream()
                .map(instrument -> instrument.find(InstrumentTable.VENUE_NAMES))
                .filter(names -> id != null && names != null && names.containsKey(id.value()))
                .count();
        for (Values session : venue.get(VenueSettings.SESSIONS)) {
            Values limits = session.get(FixSessionSettings.LIMITS);
            Integer most = limits.find(FixSessionSettings.Limits.SUBSCRIPTIONS);
            if (session.find(FixSessionSettings.PURPOSE) == Purpose.MARKET_DATA && most != null && traded > most) {
                error(
                        limits,
                        FixSessionSettings.Limits.SUBSCRIPTIONS,
                        "the venue has " + traded + " instruments, more than " + most,
                        "leave some out, or raise it if the venue bears more");
            }
        }
    }

    private void session(Values session) {
        Duration heartbeat = session.find(FixSessionSettings.HEARTBEAT);
        if (heartbeat != null && heartbeat.toNanosPart() != 0) {
            error(session, FixSessionSettings.HEARTBEAT, "must be whole seconds", "HeartBtInt(108) counts seconds");
        }
        new ConnectionChecks(problems).check(session);
        protocol(session.get(FixSessionSettings.PROTOCOL));
        if (session.find(FixSessionSettings.PASSWORD) != null && session.find(FixSessionSettings.USERNAME) == null) {
            problems.warning(
                    session.lineOf(FixSessionSettings.PASSWORD),
                    session.pathOf(FixSessionSettings.PASSWORD),
                    "a password without a username",
                    "add 'username' if the venue wants Username(553)");
        }
    }

    private void protocol(Values protocol) {
        Integer probe = protocol.find(ProtocolSettings.PROBE_AFTER);
        Integer cut = protocol.find(ProtocolSettings.CUT_AFTER);
        if (probe != null && cut != null && cut <= probe) {
            error(
                    protocol,
                    ProtocolSettings.CUT_AFTER,
                    "must be more than 'probe-after', which is " + probe,
                    "a silent venue is probed before its link is cut");
        }
    }

    private void account(Values account) {
        VenueId venue = account.find(AccountTable.VENUE);
        if (venue != null) {
            knownVenue(venue.value(), account.lineOf(AccountTable.VENUE), account.pathOf(AccountTable.VENUE));
        }
        if (venue != null && MarketConsistency.isReference(venue, venues)) {
            error(account, AccountTable.VENUE, "'" + venue + "' has prices alone", "name a venue that takes orders");
            return;
        }
        TradeLockerConsistency.account(account, venues, problems);
        if (venue != null && venueIds.contains(venue.value()) && AccountTable.venueAccount(account, venues) == null) {
            error(
                    account,
                    AccountTable.VENUE_ACCOUNT,
                    "is missing",
                    "name the account as the venue does, here or as trading-account of its orders session");
        }
    }

    private void strategy(Values strategy, Values root) {
        known(strategy, StrategySettings.ACCOUNT, root.get(Settings.ACCOUNTS), AccountTable.ID);
        MarketConsistency.fairPrice(strategy, root, problems);
        for (Symbol symbol : Objects.requireNonNullElse(strategy.find(StrategySettings.SYMBOLS), List.<Symbol>of())) {
            if (root.get(Settings.INSTRUMENTS).stream()
                    .noneMatch(instrument -> symbol.equals(instrument.find(InstrumentTable.SYMBOL)))) {
                error(strategy, StrategySettings.SYMBOLS, "'" + symbol + "' is not in instruments", "add it there");
            }
        }
    }

    private <T> void known(Values item, Key<T> reference, List<Values> targets, Key<T> id) {
        T value = item.find(reference);
        if (value != null && targets.stream().noneMatch(target -> value.equals(target.find(id)))) {
            error(item, reference, "'" + value + "' is not configured", "name one that is");
        }
    }

    private void instrument(Values instrument) {
        Decimal step = instrument.find(InstrumentTable.LOT_STEP);
        Decimal min = instrument.find(InstrumentTable.MIN_LOTS);
        Decimal max = instrument.find(InstrumentTable.MAX_LOTS);
        if (min != null && max != null && max.compareTo(min) < 0) {
            error(instrument, InstrumentTable.MAX_LOTS, "must not be less than min-lots, " + min, "");
        }
        if (step != null && min != null && !min.isMultipleOf(step)) {
            error(instrument, InstrumentTable.MIN_LOTS, "must be a multiple of lot-step, " + step, "");
        }
        Map<String, String> names = instrument.find(InstrumentTable.VENUE_NAMES);
        for (String venue : names == null ? Set.<String>of() : names.keySet()) {
            knownVenue(
                    venue,
                    instrument.lineOf(InstrumentTable.VENUE_NAMES),
                    instrument.pathOf(InstrumentTable.VENUE_NAMES));
        }
        if (names != null && names.isEmpty()) {
            error(instrument, InstrumentTable.VENUE_NAMES, "names no venue", "it could not be traded anywhere");
        }
    }

    private void knownVenue(@Nullable String venue, int line, String path) {
        if (venue != null && !venueIds.contains(venue)) {
            problems.error(line, path, "no venue has the id '" + venue + "'", Suggestion.among(venueIds, venue));
        }
    }
}
