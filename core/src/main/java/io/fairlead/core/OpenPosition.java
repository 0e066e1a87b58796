package io.fairlead.core;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.position.Position;

/// Something that is left to close. Made anew for a decision; engine thread.
sealed interface OpenPosition {
    Account account();

    Symbol symbol();

    /// What our fills add up to, closed by an order on its other side.
    record Net(Position position) implements OpenPosition {
        @Override
        public Account account() {
            return position.account();
        }

        @Override
        public Symbol symbol() {
            return position.instrument().symbol();
        }
    }

    /// A position of a hedging account, closed by an order that names it.
    record Single(Account account, VenuePosition position) implements OpenPosition {
        @Override
        public Symbol symbol() {
            return position.symbol();
        }
    }

    /// What is open of a symbol is not known, as the venue has told no positions since something happened there.
    record Unread(Account account, Symbol symbol) implements OpenPosition {}
}
