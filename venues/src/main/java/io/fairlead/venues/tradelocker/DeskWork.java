package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.OrderListing;
import io.fairlead.core.port.OrderSearch;
import io.fairlead.core.port.PositionChange;

/// What the engine asks of a venue's thread. Immutable, but for `Order`s, `OrderAsking`s and `OrderListing`s, which
/// that thread only carries back to the engine's.
sealed interface DeskWork {
    Account account();

    /// What may change something at the venue, and has a fate.
    sealed interface Request extends DeskWork {
        OrderId request();
    }

    record Submit(Ticket ticket) implements Request {
        @Override
        public Account account() {
            return ticket.account();
        }

        @Override
        public OrderId request() {
            return ticket.id();
        }
    }

    record Replace(Ticket ticket, OrderId request) implements Request {
        @Override
        public Account account() {
            return ticket.account();
        }
    }

    record Cancel(Ticket ticket, OrderId request) implements Request {
        @Override
        public Account account() {
            return ticket.account();
        }
    }

    record ChangePosition(PositionChange change) implements Request {
        @Override
        public Account account() {
            return change.account();
        }

        @Override
        public OrderId request() {
            return change.request();
        }
    }

    /// Where does one order stand? `order` is for `asking` alone.
    record AskOrder(Ticket ticket, Order order, OrderAsking asking) implements DeskWork {
        @Override
        public Account account() {
            return ticket.account();
        }
    }

    /// Every order of the account.
    record AskOrders(Account account) implements DeskWork {}

    /// The same for somebody who wants to see them.
    record ListOrders(Account account, OrderSearch search, OrderListing into) implements DeskWork {}

    /// Every position of the account.
    record AskPositions(Account account) implements DeskWork {}
}
