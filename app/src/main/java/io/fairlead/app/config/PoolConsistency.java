package io.fairlead.app.config;

import io.fairlead.app.config.FixSessionSettings.Purpose;
import io.fairlead.fix.codec.ApplVerId;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.venues.fixlp.OrderTags;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What the sessions of one venue must agree in, and what each may say of its orders.
final class PoolConsistency {
    private final Problems problems;

    PoolConsistency(Problems problems) {
        this.problems = problems;
    }

    private void error(Values values, Key<?> key, String text, String remedy) {
        problems.error(values.lineOf(key), values.pathOf(key), text, remedy);
    }

    void check(Values venue) {
        List<Values> orders = of(venue, Purpose.ORDERS);
        List<Values> prices = of(venue, Purpose.MARKET_DATA);
        if (orders.isEmpty()) {
            error(venue, VenueSettings.SESSIONS, "has no session for orders", "add one with 'purpose: orders'");
        } else if (orders.stream().allMatch(session -> isTrue(session, FixSessionSettings.STANDBY))) {
            error(orders.getFirst(), FixSessionSettings.STANDBY, "is set on every order session", "leave one without");
        }
        List<Values> copies = of(venue, Purpose.DROP_COPY);
        for (List<Values> alike : List.of(prices, copies)) {
            if (alike.size() > 1) {
                error(
                        alike.get(1),
                        FixSessionSettings.PURPOSE,
                        "the venue has another session for this purpose",
                        "keep one; hosts to fall back to go into 'host'");
            }
            alike.forEach(this::nothingOfOrders);
        }
        counterparties(venue);
        tradingAccounts(orders);
        orders.forEach(this::tags);
        venue.get(VenueSettings.SESSIONS).forEach(session -> FixVersion.check(session, problems));
        dictionary(venue);
    }

    private static List<Values> of(Values venue, Purpose purpose) {
        return venue.get(VenueSettings.SESSIONS).stream()
                .filter(session -> session.find(FixSessionSettings.PURPOSE) == purpose)
                .toList();
    }

    private static boolean isTrue(Values values, Key<Boolean> key) {
        return Boolean.TRUE.equals(values.find(key));
    }

    private void nothingOfOrders(Values session) {
        for (Key<?> key : List.of(
                FixSessionSettings.STANDBY,
                OrderTagSettings.FIELDS,
                OrderTagSettings.PARTIES,
                OrderTagSettings.STAMPS)) {
            if (session.isWritten(key)) {
                error(session, key, "belongs to sessions for orders", "remove it");
            }
        }
    }

    /// A counterparty keeps one pair of sequence numbers for each pair of comp ids.
    private void counterparties(Values venue) {
        Set<List<Object>> seen = new HashSet<>();
        for (Values session : venue.get(VenueSettings.SESSIONS)) {
            Object sender = session.find(FixSessionSettings.SENDER);
            Object target = session.find(FixSessionSettings.TARGET);
            if (sender == null || target == null) {
                continue;
            }
            Object senderSub = Objects.requireNonNullElse(session.find(FixSessionSettings.SENDER_SUB), "");
            Object targetSub = Objects.requireNonNullElse(session.find(FixSessionSettings.TARGET_SUB), "");
            if (!seen.add(List.of(sender, senderSub, target, targetSub))) {
                error(
                        session,
                        FixSessionSettings.SENDER,
                        "the venue has another session with these comp ids",
                        "a second session needs comp ids of its own; a second host of one session goes into 'host'");
            }
        }
    }

    private void tradingAccounts(List<Values> orders) {
        Set<String> accounts = new HashSet<>();
        for (Values session : orders) {
            String account = session.find(FixSessionSettings.TRADING_ACCOUNT);
            if (account != null && accounts.add(account) && accounts.size() > 1) {
                error(
                        session,
                        FixSessionSettings.TRADING_ACCOUNT,
                        "differs from that of another order session of the venue",
                        "an order may go over any of them: name the account as venue-account in accounts");
            }
        }
    }

    private void tags(Values session) {
        Map<Object, Boolean> seen = new HashMap<>();
        for (Values field : session.get(OrderTagSettings.FIELDS)) {
            Integer tag = field.find(OrderTagSettings.FieldTable.TAG);
            if (tag != null && OrderTags.isReserved(tag)) {
                error(field, OrderTagSettings.FieldTable.TAG, tag + " is filled by the order itself", "remove it");
            } else if (tag != null && seen.put(tag, true) != null) {
                error(field, OrderTagSettings.FieldTable.TAG, tag + " is given twice", "keep one");
            }
            value(field, OrderTagSettings.FieldTable.VALUE_OF);
        }
        session.get(OrderTagSettings.PARTIES).forEach(party -> value(party, OrderTagSettings.PartyTable.ID));
    }

    private void value(Values item, Key<String> valueKey) {
        boolean fromOrder = item.find(OrderTagSettings.FROM) != null;
        boolean required = isTrue(item, OrderTagSettings.REQUIRED);
        boolean hasValue = item.find(valueKey) != null;
        if (!fromOrder && !hasValue) {
            error(item, valueKey, "is missing", "say what to send, or 'from' which routing tag of the order");
        } else if (required && !fromOrder) {
            error(item, OrderTagSettings.REQUIRED, "says nothing without 'from'", "a fixed value is always sent");
        } else if (required && !hasValue) {
            error(
                    item,
                    valueKey,
                    "is missing",
                    "orders of the gateway's own, which close positions, bring no routing tags: say what they send");
        }
    }

    private void dictionary(Values venue) {
        Path file = venue.find(VenueSettings.DICTIONARY);
        if (file == null) {
            return;
        }
        try {
            for (ApplVerId version : versions(venue)) {
                FixDictionary.of(version).extendedBy(file);
            }
        } catch (IllegalArgumentException e) {
            error(venue, VenueSettings.DICTIONARY, String.valueOf(e.getMessage()), "see the venue's documents");
        }
    }

    /// The versions of its sessions' messages, where they are legible.
    private static Set<ApplVerId> versions(Values venue) {
        Set<ApplVerId> versions = EnumSet.noneOf(ApplVerId.class);
        for (Values session : venue.get(VenueSettings.SESSIONS)) {
            if (session.find(FixVersion.BEGIN_STRING) != null) {
                versions.add(FixVersion.of(session).messages());
            }
        }
        return versions;
    }
}
