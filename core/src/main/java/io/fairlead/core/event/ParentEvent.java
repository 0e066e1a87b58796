package io.fairlead.core.event;

import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Share;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import java.util.List;

/// What is decided about orders for several accounts. The children are accepted, filled and cancelled as any orders;
/// which is whose follows from its account and client order id.
public sealed interface ParentEvent extends Event {

    /// The groups of accounts that orders may name from now on; they take the place of all earlier ones.
    record AccountGroupsConfigured(long atNanos, List<AccountGroup> groups) implements ParentEvent {
        public AccountGroupsConfigured {
            groups = List.copyOf(groups);
        }
    }

    /// An order for a group was shared out; the children's orders and refusals follow.
    record ParentStarted(
            long atNanos,
            Origin origin,
            ClientOrderId parent,
            String group,
            Symbol symbol,
            Side side,
            StrategyId strategy,
            Command.Request request,
            List<Share> shares)
            implements ParentEvent {
        public ParentStarted {
            shares = List.copyOf(shares);
        }

        /// Whether a command asks for just this.
        public boolean isFor(ParentCommand.PlaceForAccounts command) {
            return group.equals(command.group())
                    && symbol.equals(command.symbol())
                    && side == command.side()
                    && strategy.equals(command.strategy())
                    && request.equals(command.request());
        }
    }

    /// An order for a group goes to one member of it: the only share. `order` is the id that its order there gets.
    record ParentBalanced(ParentStarted started, OrderId order, MemberChoice choice) implements ParentEvent {
        @Override
        public long atNanos() {
            return started.atNanos();
        }
    }

    /// An order for one member of a group was refused as there was something against each. Told for the record.
    record NoMemberFit(long atNanos, Origin origin, ClientOrderId parent, String group, MemberChoice choice)
            implements ParentEvent {}

    /// A member was refused what was asked of it.
    record ChildRefused(long atNanos, ClientOrderId parent, AccountId account, Asked asked, Outcome.Refused refusal)
            implements ParentEvent {}

    /// What was asked of a member.
    enum Asked {
        PLACE,
        CANCEL,
        REPLACE
    }
}
