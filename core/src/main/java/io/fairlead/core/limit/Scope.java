package io.fairlead.core.limit;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import org.jspecify.annotations.Nullable;

/// Which orders a limit applies to: all of the gateway, or those of one venue, account, symbol or strategy, or of one
/// symbol on one account.
public record Scope(
        @Nullable VenueId venue,
        @Nullable AccountId account,
        @Nullable Symbol symbol,
        @Nullable StrategyId strategy) {

    public static final Scope GATEWAY = new Scope(null, null, null, null);

    /// The kinds of scope. Their order is part of the log's format: new ones come last.
    public enum Level {
        GATEWAY,
        VENUE,
        ACCOUNT,
        SYMBOL,
        STRATEGY,
        ACCOUNT_SYMBOL
    }

    public Scope {
        int parts = (venue == null ? 0 : 1)
                + (account == null ? 0 : 1)
                + (symbol == null ? 0 : 1)
                + (strategy == null ? 0 : 1);
        if (parts > 1 && !(parts == 2 && account != null && symbol != null)) {
            throw new IllegalArgumentException("a scope must be the gateway, one venue, account, symbol or strategy, or"
                    + " one account with one symbol");
        }
    }

    public static Scope of(VenueId venue) {
        return new Scope(venue, null, null, null);
    }

    public static Scope of(AccountId account) {
        return new Scope(null, account, null, null);
    }

    public static Scope of(Symbol symbol) {
        return new Scope(null, null, symbol, null);
    }

    public static Scope of(StrategyId strategy) {
        return new Scope(null, null, null, strategy);
    }

    public static Scope of(AccountId account, Symbol symbol) {
        return new Scope(null, account, symbol, null);
    }

    public Level level() {
        if (account != null) {
            return symbol == null ? Level.ACCOUNT : Level.ACCOUNT_SYMBOL;
        }
        if (symbol != null) {
            return Level.SYMBOL;
        }
        if (venue != null) {
            return Level.VENUE;
        }
        return strategy == null ? Level.GATEWAY : Level.STRATEGY;
    }

    /// As `account main, symbol EURUSD`; `gateway` for all.
    @Override
    public String toString() {
        return switch (level()) {
            case GATEWAY -> "gateway";
            case VENUE -> "venue " + venue;
            case ACCOUNT -> "account " + account;
            case SYMBOL -> "symbol " + symbol;
            case STRATEGY -> "strategy " + strategy;
            case ACCOUNT_SYMBOL -> "account " + account + ", symbol " + symbol;
        };
    }
}
