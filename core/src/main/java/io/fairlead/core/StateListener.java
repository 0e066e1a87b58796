package io.fairlead.core;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.group.Group;
import io.fairlead.core.guard.Guards;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.parent.Parent;
import java.util.function.Supplier;

/// Told what an event touched while it is applied, so that a follower renews only those views. Called on the thread
/// that applies.
public interface StateListener {
    /// Hears nothing.
    StateListener NONE = new StateListener() {};

    /// The order as it stands behind the event.
    default void orderChanged(LiveOrder order, Event cause) {}

    /// The order left the live state; nothing else changed of it. Ask for the packed bytes during this call: later
    /// the chunk may hold another order.
    default void orderRetired(LiveOrder order, Supplier<byte[]> packed, RetentionEvent.Retired cause) {}

    /// A group that had ended left the live state.
    default void groupRetired(Group group, RetentionEvent.Retired cause) {}

    /// An order for several accounts left the live state.
    default void parentRetired(ClientOrderId parent, RetentionEvent.Retired cause) {}

    /// A new execution counts; its position follows.
    default void executionAdded(Execution execution, Event cause) {}

    /// Executions of the order were busted or corrected; its position was added up again.
    default void executionsRestated(LiveOrder order, Event cause) {}

    /// The group, or one of its orders, as it stands behind the event.
    default void groupChanged(Group group, Event cause) {}

    /// An order for several accounts started, or a member of it was refused something.
    default void parentChanged(Parent parent, Event cause) {}

    /// What the venue holds without a fill of ours was taken into a position.
    default void positionAdopted(Account account, Event cause) {}

    /// The venue told the single positions of a hedging account, or one of them is being closed or changed.
    default void venuePositionsChanged(Account account, Event cause) {}

    /// A break was raised, or ended.
    default void breaksChanged(Event cause) {}

    /// An account was defined, armed, disarmed, recovers, or new orders were refused or allowed.
    default void accountsChanged(Event cause) {}

    /// The guard of an account decided something.
    default void guardChanged(GuardEvent cause) {}

    /// The venue told what an account is worth.
    default void accountValued(AccountState account, Event cause) {}

    /// The venue told what it publishes of an account's limits.
    default void limitsPublished(Guards.Published published, Event cause) {}
}
