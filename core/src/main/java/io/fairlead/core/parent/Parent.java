package io.fairlead.core.parent;

import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Share;
import io.fairlead.core.order.IdKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order for several accounts: how it was shared out, and what members were refused last. Immutable; where the
/// children stand is with their orders. `balanced` says how its one member was found; null where it was shared out.
public record Parent(
        ParentEvent.ParentStarted started,
        ParentEvent.@Nullable ParentBalanced balanced,
        List<ParentEvent.ChildRefused> refusals) {
    public Parent {
        refusals = List.copyOf(refusals);
    }

    public ClientOrderId id() {
        return started.parent();
    }

    public List<Share> shares() {
        return started.shares();
    }

    /// How its one member was found; null where it was shared out.
    public @Nullable MemberChoice choice() {
        return balanced == null ? null : balanced.choice();
    }

    /// Whether an order that only the venue knew of is the one of this share.
    public boolean isAdopted(Share share, OrderId order) {
        return balanced == null
                ? IdKeys.isOf(order, share.account(), share.client())
                : balanced.order().equals(order);
    }

    /// The newest refusal of this kind; null if there was none.
    public Outcome.@Nullable Refused refusal(AccountId account, ParentEvent.Asked asked) {
        for (ParentEvent.ChildRefused each : refusals) {
            if (isOf(each, account, asked)) {
                return each.refusal();
            }
        }
        return null;
    }

    /// The same with a refusal, in place of an earlier one of its kind.
    Parent with(ParentEvent.ChildRefused refused) {
        List<ParentEvent.ChildRefused> now = new ArrayList<>(refusals);
        now.removeIf(each -> isOf(each, refused.account(), refused.asked()));
        now.add(refused);
        return new Parent(started, balanced, now);
    }

    private static boolean isOf(ParentEvent.ChildRefused refused, AccountId account, ParentEvent.Asked asked) {
        return refused.asked() == asked && refused.account().equals(account);
    }
}
