package io.fairlead.core;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.event.ParentEvent.Asked;
import io.fairlead.core.model.Share;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.parent.Parent;
import org.jspecify.annotations.Nullable;

/// Finds the orders of orders for several accounts. Owned by the engine thread; changes nothing.
///
/// A log that lost its end may keep the parent and not the child. The venue may have the child all the same: it is the
/// order that is adopted under its id.
final class Children {
    private final Desk desk;

    Children(Desk desk) {
        this.desk = desk;
    }

    /// The order of a member; null if none is known. One that is there outweighs that its placing was interrupted.
    @Nullable
    LiveOrder find(Parent parent, Share share) {
        Outcome.Refused refusal = parent.refusal(share.account(), Asked.PLACE);
        LiveOrder placed = refusal == null ? desk.state().orders().findEver(share.account(), share.client()) : null;
        if (placed != null) {
            return placed;
        }
        return refusal == null || refusal.code() == DenialCode.PLACING_INTERRUPTED ? adopted(parent, share) : null;
    }

    private @Nullable LiveOrder adopted(Parent parent, Share share) {
        ParentEvent.ParentBalanced balanced = parent.balanced();
        AccountState account = desk.state().account(share.account());
        LiveOrder order = null;
        if (balanced != null) {
            order = desk.state().orders().findEver(balanced.order());
        } else if (account != null) {
            order = desk.earlier(account.account(), share.client());
        }
        return order != null && order.isAdopted() ? order : null;
    }

    /// Whether the log says neither that the member has an order nor that it has none.
    boolean isUndecided(Parent parent, Share share) {
        return parent.refusal(share.account(), Asked.PLACE) == null
                && find(parent, share) == null
                && !desk.state().orders().retired().isUsed(share.account(), share.client());
    }

    /// Whether the member's venue may yet tell of an order that the log lost.
    boolean mayBeTold(Share share) {
        AccountState account = desk.state().account(share.account());
        return account != null && desk.owesPast(account);
    }
}
