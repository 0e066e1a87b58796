package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.AccountWord;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.CopyLink;
import io.fairlead.core.event.DropCopy;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.HeldEvent;
import io.fairlead.core.event.LimitsPublished;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.MassCancelReport;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.ReportsLost;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.Effect;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Applies what is decided and heard about orders to the state that it is given; positions and groups follow.
/// Stateless.
final class OrderApplying {
    private OrderApplying() {}

    static void accepted(CoreState state, Event.OrderAccepted e) {
        state.idsMade++;
        LiveOrder order =
                state.orders().accept(e, state.knownAccount(e.account()).account(), state.knownInstrument(e.symbol()));
        state.groups().accepted(order);
        told(state, order, e);
    }

    static void adopted(CoreState state, Event.OrderAdopted e) {
        state.idsMade++;
        LiveOrder order =
                state.orders().adopt(e, state.knownAccount(e.account()).account(), state.knownInstrument(e.symbol()));
        told(state, order, e);
    }

    static void replaceAsked(CoreState state, Event.ReplaceAccepted e) {
        told(state, state.orders().replaceAsked(asked(state, e.order()), e), e);
    }

    static void cancelAsked(CoreState state, Event.CancelAccepted e) {
        LiveOrder order = asked(state, e.order());
        state.groups().cancelAsked(order, e.origin());
        told(state, state.orders().cancelAsked(order, e), e);
    }

    static void doubted(CoreState state, Event.OrderDoubted e) {
        told(state, state.orders().doubt(state.known(e.order()), e.why(), e.atNanos()), e);
    }

    static void provedAbsent(CoreState state, Event.OrderProvedAbsent e) {
        told(state, state.orders().provedAbsent(state.known(e.order()), e), e);
    }

    static void resolved(CoreState state, Event.OrderResolved e) {
        LiveOrder order = state.known(e.order());
        state.orders().resolved(order, e);
        state.lastEffect = state.orders().effect();
        follow(state, order, state.lastEffect, e);
        told(state, order, e);
    }

    static void held(CoreState state, HeldEvent e) {
        LiveOrder order = state.known(e.order());
        if (e instanceof HeldEvent.HeldEnded ended && ended.how() == HeldEvent.How.CANCELED) {
            state.groups().cancelAsked(order, ended.origin());
        }
        state.orders().held(order, e);
        told(state, order, e);
    }

    /// A request about an order was given an id.
    private static LiveOrder asked(CoreState state, OrderId id) {
        state.idsMade++;
        return state.known(id);
    }

    private static void told(CoreState state, LiveOrder order, Event cause) {
        VenuePositionId closes = order.closes();
        if (closes != null) {
            PositionApplying.followed(state, order, closes, cause);
        }
        state.listener.orderChanged(order, cause);
        state.groups().changed(order, cause);
    }

    static void venueSaid(CoreState state, Event.VenueSaid e) {
        state.lastFitted = true;
        state.lastEffect = Effect.NONE;
        ofVenue(state, e.said(), e);
        LiveOrder order = state.orders().find(e.order());
        if (e.said() instanceof DropCopy copy) {
            state.copies().heard(copy.report(), e.order(), order, e.atNanos());
            return; // it moves nothing until it has waited for the order's own connection
        }
        if (order == null) {
            return;
        }
        state.lastFitted = switch (e.said()) {
            case ExecutionReport report -> reported(state, order, report, e);
            case Fate fate -> state.orders().fate(order, fate, e.atNanos());
            case CancelReject reject -> state.orders().cancelRejected(order, reject, e.atNanos());
            case BusinessReject reject -> state.orders().businessRejected(order, reject, e.atNanos());
            case AccountWord _, LinkChange _, ReportsLost _, MassCancelReport _, DropCopy _, CopyLink _ -> true;
        };
        told(state, order, e);
    }

    private static void ofVenue(CoreState state, VenueInput said, Event.VenueSaid e) {
        if (said instanceof LinkChange change) {
            ReconApplying.linkChanged(state, change);
            state.groups().linkChanged(e);
            state.halts().linkChanged(change, state.behindLive(e.atNanos()));
        } else if (said instanceof CopyLink change) {
            state.copies().linkChanged(change, e.atNanos());
        } else if (said instanceof AccountValues values) {
            AccountApplying.valued(state, values, e);
        } else if (said instanceof AccountRead read && read.source() == Evidence.FILLS) {
            state.executionReads().read(read);
        } else if (said instanceof PositionsRead read) {
            PositionApplying.read(state, read, e);
        } else if (said instanceof Fate fate && e.order() == null) {
            PositionApplying.fate(state, fate, e);
        } else if (said instanceof LimitsPublished published) {
            state.listener.limitsPublished(state.guards().published(published, e.atNanos()), e);
        }
    }

    private static boolean reported(CoreState state, LiveOrder order, ExecutionReport report, Event cause) {
        boolean fitted = state.orders().report(order, report, cause.atNanos());
        state.lastEffect = state.orders().effect();
        if (state.orders().revised() || state.orders().yielded()) {
            state.positions().restate(order);
            state.listener.executionsRestated(order, cause);
        }
        follow(state, order, state.lastEffect, cause);
        state.copies().told(order, newOfStream(order, report, state.lastEffect), cause.atNanos());
        return fitted;
    }

    /// The execution that an order's own connection has just told; null if it told none.
    private static @Nullable Execution newOfStream(LiveOrder order, ExecutionReport report, Effect effect) {
        Evidence source = report.marks().source();
        boolean added = effect == Effect.ADDED || effect == Effect.ADDED_IN_CONFLICT;
        boolean streamed = source == Evidence.STREAM || source == Evidence.RESEND;
        return added && streamed ? order.executions().getLast() : null;
    }

    /// Positions follow the executions.
    static void follow(CoreState state, LiveOrder order, Effect effect, Event cause) {
        switch (effect) {
            case ADDED, ADDED_IN_CONFLICT -> {
                List<Execution> executions = order.executions();
                Execution newest = executions.get(executions.size() - 1);
                state.positions().add(newest);
                state.groups().heldChanged(order);
                state.listener.executionAdded(newest, cause);
            }
            case RESTATED -> {
                state.positions().restate(order);
                state.groups().heldChanged(order);
                state.listener.executionsRestated(order, cause);
            }
            case NONE, LISTED_OTHERWISE, UNKNOWN_REFERENCE, UNCOUNTABLE -> {} // positions stand
        }
    }
}
