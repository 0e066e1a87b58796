package io.fairlead.core.view;

import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order for several accounts and what became of it, as its children stood at log position `position`. Quantities
/// in units.
///
/// @param choice how its one member was found; null where it was shared out
/// @param asked the sum of the shares that could be sized, rounded as they were placed
/// @param placed what the children's orders are for now
/// @param filled what they have executed, at `avgPx` on average
public record ParentView(
        ParentEvent.ParentStarted started,
        @Nullable MemberChoice choice,
        Status status,
        Decimal asked,
        Decimal placed,
        Decimal filled,
        @Nullable Decimal avgPx,
        List<Child> children,
        long position) {
    public ParentView {
        children = List.copyOf(children);
    }

    /// The worst of its children first.
    public enum Status {
        /// The fate of a child is not known, or whether there is one.
        UNKNOWN,
        /// A child is live.
        WORKING,
        /// Every member has an order, and each is filled.
        FILLED,
        /// Nothing is live, and not all of it was filled.
        PARTLY,
        /// Nothing is live, and nothing was filled.
        DONE,
        /// No member has an order.
        REFUSED
    }

    /// A member: its order, or why it has none; and what it was refused last after that.
    public record Child(
            Share share,
            @Nullable OrderView order,
            Outcome.@Nullable Refused denial,
            Outcome.@Nullable Refused cancelDenial,
            Outcome.@Nullable Refused replaceDenial) {}

    public boolean isLive() {
        return status == Status.UNKNOWN || status == Status.WORKING;
    }
}
