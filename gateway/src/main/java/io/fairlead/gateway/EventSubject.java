package io.fairlead.gateway;

import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.GroupEvent;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.HeldEvent;
import io.fairlead.core.event.LimitEvent;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.event.PositionEvent;
import io.fairlead.core.event.QuoteEvent;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.model.OrderId;
import org.jspecify.annotations.Nullable;

/// What an event is about. Pure.
final class EventSubject {
    private EventSubject() {}

    /// The order that an event concerns; null if none, or if it concerns all.
    static @Nullable OrderId order(Event event) {
        return switch (event) {
            case Event.OrderAccepted e -> e.order();
            case Event.CommandRefused e -> e.order();
            case Event.ReplaceAccepted e -> e.order();
            case Event.CancelAccepted e -> e.order();
            case Event.QueryAccepted e -> e.order();
            case Event.VenueSaid e -> e.order();
            case Event.OrderDoubted e -> e.order();
            case Event.OrderAdopted e -> e.order();
            case Event.OrderProvedAbsent e -> e.order();
            case Event.OrderResolved e -> e.order();
            case Event.BreakRaised e -> e.what().order();
            case Event.BreakCleared e -> e.what().order();
            case BreakerEvent.Probed e -> e.order();
            case BreakerEvent.Closed e -> e.order();
            case BreakerEvent.Tripped _, BreakerEvent.Reset _ -> null;
            case OrderChecked e -> e.order();
            case QuoteEvent.QuoteTaken e -> e.order();
            case GroupEvent e -> new OrderId(e.group().value()); // it is named by its first order
            case ReconEvent e -> order(e);
            case RetentionEvent.Recalled e -> e.order();
            case HeldEvent e -> e.order();
            case PositionEvent e -> e.request(); // a change goes by its own id
            case Event.InstrumentDefined _, Event.AccountDefined _, Event.EpochStarted _ -> null;
            case Event.AccountArmed _,
                    Event.AccountDisarmed _,
                    Event.NewOrdersRefused _,
                    Event.NewOrdersAllowed _,
                    Event.FlattenStarted _,
                    Event.FlattenEnded _ -> null;
            case LimitEvent.LimitsConfigured _, LimitEvent.LimitSet _, LimitEvent.LimitReset _ -> null;
            case ParentEvent.ParentBalanced e -> e.order();
            case ParentEvent.AccountGroupsConfigured _,
                    ParentEvent.ParentStarted _,
                    ParentEvent.NoMemberFit _,
                    ParentEvent.ChildRefused _ -> null;
            case HaltEvent _, RetentionEvent.Retired _, GuardEvent _ -> null;
        };
    }

    /// Whether an event concerns an order, alone or with others.
    static boolean isAbout(OrderId order, Event event) {
        return event instanceof RetentionEvent.Retired retired
                ? retired.orders().contains(order)
                : order.equals(order(event));
    }

    private static @Nullable OrderId order(ReconEvent event) {
        return switch (event) {
            case ReconEvent.FillInferred e -> e.order();
            case ReconEvent.CopyMissed e -> e.order();
            case ReconEvent.RecoveryMoved _,
                    ReconEvent.CopySettled _,
                    ReconEvent.AccountBreakRaised _,
                    ReconEvent.AccountBreakCleared _,
                    ReconEvent.PositionAdopted _,
                    ReconEvent.LogEndMissing _ -> null;
        };
    }

    /// The id of a request about an order that an event made; null if it made none.
    static @Nullable OrderId request(Event event) {
        return switch (event) {
            case Event.OrderAccepted e -> e.order();
            case Event.ReplaceAccepted e -> e.request();
            case Event.CancelAccepted e -> e.request();
            case Event.OrderAdopted e -> e.order();
            case PositionEvent.ChangeAccepted e -> e.request();
            case ReconEvent _, RetentionEvent _, QuoteEvent _, HeldEvent _, PositionEvent.ChangeEnded _ -> null;
            case Event.CommandRefused _,
                    Event.QueryAccepted _,
                    Event.VenueSaid _,
                    Event.OrderDoubted _,
                    Event.OrderProvedAbsent _,
                    Event.OrderResolved _,
                    Event.BreakRaised _,
                    Event.BreakCleared _,
                    BreakerEvent _,
                    Event.InstrumentDefined _,
                    Event.AccountDefined _,
                    Event.EpochStarted _,
                    Event.AccountArmed _,
                    Event.AccountDisarmed _,
                    Event.NewOrdersRefused _,
                    Event.NewOrdersAllowed _,
                    Event.FlattenStarted _,
                    Event.FlattenEnded _,
                    HaltEvent _,
                    GroupEvent _,
                    LimitEvent _,
                    ParentEvent _,
                    GuardEvent _ -> null;
        };
    }
}
