package io.fairlead.core.model;

/// How far something reaches that is set for more than one order: everything, or what one name stands for. Immutable.
///
/// A strategy's scope holds the orders that were placed in its name; an order that only the venue knew has none.
public sealed interface Scope {
    /// Whether an order of these four is in it. Allocates nothing.
    boolean covers(VenueId venue, AccountId account, Symbol symbol, StrategyId strategy);

    /// Everything.
    record Gateway() implements Scope {
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
        public boolean covers(VenueId venue, AccountId account, Symbol symbol, StrategyId orderStrategy) {
            return orderStrategy.equals(strategy);
        }

        @Override
        public String toString() {
            return "strategy " + strategy;
        }
    }
}
