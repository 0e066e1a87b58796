package io.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/// How far something reaches that is set for more than one order, as a limit or a kill: everything, what one name
/// stands for, or one symbol on one account. Immutable.
///
/// A strategy's scope holds the orders that were placed in its name; an order that only the venue knew has none.
public sealed interface Scope {
    /// The kinds of scope. Their order is part of the log's format: new ones come last.
    enum Level {
        GATEWAY,
        VENUE,
        ACCOUNT,
        SYMBOL,
        STRATEGY,
        ACCOUNT_SYMBOL
    }

    static Scope gateway() {
        return new Gateway();
    }

    static Scope of(VenueId venue) {
        return new OfVenue(venue);
    }

    static Scope of(AccountId account) {
        return new OfAccount(account);
    }

    static Scope of(Symbol symbol) {
        return new OfSymbol(symbol);
    }

    static Scope of(StrategyId strategy) {
        return new OfStrategy(strategy);
    }

    static Scope of(AccountId account, Symbol symbol) {
        return new OfAccountSymbol(account, symbol);
    }

    /// The scope that names exactly these; the gateway if all are null.
    ///
    /// @throws IllegalArgumentException if there is none
    static Scope naming(
            @Nullable VenueId venue,
            @Nullable AccountId account,
            @Nullable Symbol symbol,
            @Nullable StrategyId strategy) {
        if (venue == null && account != null && symbol != null && strategy == null) {
            return of(account, symbol);
        }
        int names = (venue == null ? 0 : 1)
                + (account == null ? 0 : 1)
                + (symbol == null ? 0 : 1)
                + (strategy == null ? 0 : 1);
        if (names > 1) {
            throw new IllegalArgumentException("a scope must be the gateway, one venue, account, symbol or strategy, or"
                    + " one account with one symbol");
        }
        Scope ofPlace = venue != null ? of(venue) : account != null ? of(account) : gateway();
        return symbol != null ? of(symbol) : strategy != null ? of(strategy) : ofPlace;
    }

    Level level();

    /// Whether an order of these four is in it. Allocates nothing.
    boolean covers(VenueId venue, AccountId account, Symbol symbol, StrategyId strategy);

    /// The venue that it names; null if it names none.
    default @Nullable VenueId venue() {
        return null;
    }

    /// The account that it names; null if it names none.
    default @Nullable AccountId account() {
        return null;
    }

    /// The symbol that it names; null if it names none.
    default @Nullable Symbol symbol() {
        return null;
    }

    /// The strategy that it names; null if it names none.
    default @Nullable StrategyId strategy() {
        return null;
    }

    /// Everything.
    record Gateway() implements Scope {
        @Override
        public Level level() {
            return Level.GATEWAY;
        }

        @Override
        public boolean covers(VenueId venue, AccountId account, Symbol symbol, StrategyId strategy) {
            return true;
        }

        @Override
        public String toString() {
            return "gateway";
        }
    }

    /// Every account at a venue.
    record OfVenue(VenueId venue) implements Scope {
        @Override
        public Level level() {
            return Level.VENUE;
        }

        @Override
        public boolean covers(VenueId orderVenue, AccountId account, Symbol symbol, StrategyId strategy) {
            return orderVenue.equals(venue);
        }

        @Override
        public String toString() {
            return "venue " + venue;
        }
    }

    /// One account.
    record OfAccount(AccountId account) implements Scope {
        @Override
        public Level level() {
            return Level.ACCOUNT;
        }

        @Override
        public boolean covers(VenueId venue, AccountId orderAccount, Symbol symbol, StrategyId strategy) {
            return orderAccount.equals(account);
        }

        @Override
        public String toString() {
            return "account " + account;
        }
    }

    /// One symbol on every account.
    record OfSymbol(Symbol symbol) implements Scope {
        @Override
        public Level level() {
            return Level.SYMBOL;
        }

        @Override
        public boolean covers(VenueId venue, AccountId account, Symbol orderSymbol, StrategyId strategy) {
            return orderSymbol.equals(symbol);
        }

        @Override
        public String toString() {
            return "symbol " + symbol;
        }
    }

    /// The orders of one strategy on every account.
    record OfStrategy(StrategyId strategy) implements Scope {
        @Override
        public Level level() {
            return Level.STRATEGY;
        }

        @Override
        public boolean covers(VenueId venue, AccountId account, Symbol symbol, StrategyId orderStrategy) {
            return orderStrategy.equals(strategy);
        }

        @Override
        public String toString() {
            return "strategy " + strategy;
        }
    }

    /// One symbol on one account.
    record OfAccountSymbol(AccountId account, Symbol symbol) implements Scope {
        @Override
        public Level level() {
            return Level.ACCOUNT_SYMBOL;
        }

        @Override
        public boolean covers(VenueId venue, AccountId orderAccount, Symbol orderSymbol, StrategyId strategy) {
            return orderAccount.equals(account) && orderSymbol.equals(symbol);
        }

        @Override
        public String toString() {
            return "account " + account + ", symbol " + symbol;
        }
    }
}
