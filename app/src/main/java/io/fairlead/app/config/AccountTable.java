package io.fairlead.app.config;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.VenueId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The keys of `accounts`.
final class AccountTable {
    static final Key<AccountId> ID = Key.required(
            "id",
            Scalars.id(
                    "up to 32 letters, digits, '.', '_' and '-'", id -> new AccountId(FixSessionSettings.plainId(id))),
            "Our name of the account.");
    static final Key<VenueId> VENUE =
            Key.required("venue", Scalars.id("the id of a venue", VenueId::new), "The venue it is at.");
    static final Key<AccountKind> KIND = Key.required(
            "kind",
            Scalars.oneOf(AccountKind.class),
            "What is at stake: sim, demo, or live. A live account trades only after `fairlead arm`.");
    static final Key<Currency> CURRENCY =
            Key.required("currency", Scalars.id("a code as USD", Currency::new), "The currency it is kept in.");
    static final Key<PositionMode> MODE = Key.of(
            "mode",
            Scalars.oneOf(PositionMode.class),
            "netting",
            "Whether fills of both sides net into one position, or stand side by side until closed.");
    static final Key<String> VENUE_ACCOUNT = Key.optional(
            "venue-account",
            Scalars.text("text of 1 to 64 characters", 64),
            "Account(1), the venue's name of it; the orders session's trading-account without one.");
    static final Key<String> FIRM = Key.optional(
            "firm",
            Scalars.text("text of 1 to 32 characters", 32),
            "The prop firm that it belongs to: accounts of one firm must not hold opposite positions.");
    static final Key<String> GUARD =
            Key.optional("guard", Scalars.text("text of 1 to 32 characters", 32), "Which of `guard.rules` keep it.");
    static final Key<Decimal> START_BALANCE = Key.optional(
            "start-balance",
            Scalars.POSITIVE,
            "What it began with: limits are measured from it, and our own figure of its worth starts from it.");
    static final Table TABLE =
            Table.of("Trading accounts.", ID, VENUE, KIND, CURRENCY, MODE, VENUE_ACCOUNT, FIRM, GUARD, START_BALANCE);

    private AccountTable() {}

    static List<Account> accounts(List<Values> accounts, List<Values> venues) {
        return accounts.stream()
                .map(values -> new Account(
                        values.get(ID),
                        values.get(VENUE),
                        values.get(KIND),
                        values.get(CURRENCY),
                        values.get(MODE),
                        Objects.requireNonNull(venueAccount(values, venues))))
                .toList();
    }

    /// The venue's name of the account: its own key, or that of the venue's orders session.
    static @Nullable String venueAccount(Values account, List<Values> venues) {
        String own = account.find(VENUE_ACCOUNT);
        if (own != null) {
            return own;
        }
        return venues.stream()
                .filter(venue -> Objects.equals(venue.find(VenueSettings.ID), account.find(VENUE)))
                .flatMap(venue -> venue.get(VenueSettings.SESSIONS).stream())
                .filter(session -> session.find(FixSessionSettings.PURPOSE) == FixSessionSettings.Purpose.ORDERS)
                .map(session -> session.find(FixSessionSettings.TRADING_ACCOUNT))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
