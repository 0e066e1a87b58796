package io.fairlead.bench.locker;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Who trades what: accounts of a number of logins, and EURUSD. Immutable.
record LockerCast(List<LoginSettings> logins, List<Account> accounts) {
    static final VenueId VENUE = new VenueId("tl");

    static final Instrument EURUSD = new Instrument(
            new Symbol("EURUSD"),
            new Currency("EUR"),
            new Currency("USD"),
            new Instrument.Contract(
                    Decimal.of(100_000),
                    Decimal.of("0.00001"),
                    Decimal.of("0.01"),
                    Decimal.of("0.01"),
                    Decimal.of(100)),
            Map.of(VENUE, "EURUSD"));

    private static final String PASSWORD = "of no account but these";

    /// The venue's side of it.
    static TradeLockerConfig venue(int logins, int accountsEach) {
        return TradeLockerConfig.reference(PASSWORD)
                .withLogins(TradeLockerConfig.logins(logins, accountsEach, PASSWORD));
    }

    /// Ours; the venue is at a port of this machine.
    static LockerCast of(TradeLockerConfig config, int port) {
        URI base = URI.create("http://127.0.0.1:" + port + "/backend-api");
        List<LoginSettings> logins = new ArrayList<>();
        List<Account> accounts = new ArrayList<>();
        for (TradeLockerConfig.Login login : config.logins()) {
            String name = "login-" + (logins.size() + 1);
            logins.add(
                    new LoginSettings(name, base, login.email(), config.server(), login.password()::toCharArray, null));
            login.accounts().forEach(setup -> accounts.add(account(name, setup)));
        }
        return new LockerCast(List.copyOf(logins), List.copyOf(accounts));
    }

    private static Account account(String login, TradeLockerConfig.AccountSetup setup) {
        return new Account(
                new AccountId(login + "-" + setup.accNum()),
                VENUE,
                AccountKind.SIM,
                new Currency(setup.currency()),
                PositionMode.HEDGING,
                String.valueOf(setup.id()));
    }
}
