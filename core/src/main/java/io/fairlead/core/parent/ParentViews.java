package io.fairlead.core.parent;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentEvent.Asked;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Share;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.ParentView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds up what became of an order for several accounts from the views of its children. Pure.
public final class ParentViews {
    private ParentViews() {}

    /// Where the views of orders are.
    public interface OrderViews {
        @Nullable
        OrderView order(AccountId account, ClientOrderId clientOrderId);

        /// The order that only the venue knew of, and that is this share's: see [Parent#isAdopted].
        default @Nullable OrderView adopted(Parent parent, Share share) {
            return null;
        }
    }

    public static ParentView of(Parent parent, OrderViews orders, long position) {
        List<ParentView.Child> children = new ArrayList<>();
        for (Share share : parent.shares()) {
            Outcome.Refused denial = parent.refusal(share.account(), Asked.PLACE);
            OrderView order = order(parent, share, denial, orders);
            children.add(new ParentView.Child(
                    share,
                    order,
                    order == null ? denial : null,
                    parent.refusal(share.account(), Asked.CANCEL),
                    parent.refusal(share.account(), Asked.REPLACE)));
        }
        return summed(parent, children, position);
    }

    /// An order that is there outweighs that its placing was interrupted.
    private static @Nullable OrderView order(
            Parent parent, Share share, Outcome.@Nullable Refused denial, OrderViews orders) {
        OrderView order = denial == null ? orders.order(share.account(), share.client()) : null;
        boolean mayBeAdopted = denial == null || denial.code() == DenialCode.PLACING_INTERRUPTED;
        return order == null && mayBeAdopted ? orders.adopted(parent, share) : order;
    }

    private static ParentView summed(Parent parent, List<ParentView.Child> children, long position) {
        Decimal asked = Decimal.ZERO;
        Decimal placed = Decimal.ZERO;
        Decimal filled = Decimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        boolean priced = true;
        for (ParentView.Child child : children) {
            Decimal units = child.share().units();
            OrderView order = child.order();
            asked = units == null ? asked : asked.plus(units);
            if (order != null) {
                Decimal cumQty = order.state().cumQty();
                Decimal avgPx = order.state().avgPx();
                placed = placed.plus(order.terms().units());
                filled = filled.plus(cumQty);
                priced &= cumQty.isZero() || avgPx != null;
                value = avgPx == null ? value : value.add(cumQty.toBigDecimal().multiply(avgPx.toBigDecimal()));
            }
        }
        Decimal avgPx = filled.isZero() || !priced ? null : Decimal.quotient(value, filled.toBigDecimal());
        return new ParentView(
                parent.started(),
                parent.choice(),
                status(children, filled),
                asked,
                placed,
                filled,
                avgPx,
                children,
                position);
    }

    private static ParentView.Status status(List<ParentView.Child> children, Decimal filled) {
        boolean anyOrder = false;
        boolean anyLive = false;
        boolean allFilled = true;
        for (ParentView.Child child : children) {
            OrderView order = child.order();
            OrderStatus status = order == null ? null : order.state().status();
            boolean untold = order == null && child.denial() == null;
            if (untold || status == OrderStatus.UNKNOWN) {
                return ParentView.Status.UNKNOWN;
            }
            anyOrder |= status != null;
            anyLive |= status != null && status.isLive();
            allFilled &= status == OrderStatus.FILLED;
        }
        if (anyLive) {
            return ParentView.Status.WORKING;
        }
        if (!anyOrder) {
            return ParentView.Status.REFUSED;
        }
        if (filled.isZero()) {
            return ParentView.Status.DONE;
        }
        return allFilled ? ParentView.Status.FILLED : ParentView.Status.PARTLY;
    }
}
