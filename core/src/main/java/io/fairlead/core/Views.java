package io.fairlead.core;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.parent.Parent;
import io.fairlead.core.position.HedgedPositions;
import io.fairlead.core.position.Position;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.PositionView;
import io.fairlead.core.view.VenuePositionView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Immutable pictures of the state for readers. Made on the thread that owns the state; `position` is the log position
/// behind the event that caused them.
public final class Views {
    private static final ExecId NO_EXEC = new ExecId("-");

    private Views() {}

    public static OrderView of(LiveOrder order, long position) {
        return new OrderView(
                new OrderView.Identity(
                        order.id(),
                        order.account().id(),
                        order.clientOrderId(),
                        order.account().venue(),
                        order.instrument().symbol(),
                        order.side(),
                        order.strategy(),
                        order.isAdopted()),
                order.terms(),
                new OrderView.State(
                        order.status(),
                        order.venueOrder(),
                        order.instrument().toLots(order.terms().units()),
                        order.cumQty(),
                        order.leavesQty(),
                        order.missing(),
                        order.avgPx(),
                        order.evidence(),
                        order.text()),
                order.session().isEmpty() && order.routing().tags().isEmpty()
                        ? OrderView.Route.NONE
                        : new OrderView.Route(order.session(), order.routing()),
                new OrderView.Times(order.placedNanos(), order.statusNanos(), order.changedNanos()),
                position);
    }

    /// A busted fill shows the quantity that it had.
    public static FillView of(Execution execution, long position) {
        LiveOrder order = execution.order();
        ExecId exec = execution.exec();
        return new FillView(
                order.id(),
                order.account().id(),
                order.account().venue(),
                order.instrument().symbol(),
                order.side(),
                new FillView.Execution(
                        exec == null ? NO_EXEC : exec,
                        execution.reportedUnits(),
                        order.instrument().toLots(execution.reportedUnits()),
                        execution.price(),
                        execution.venueNanos(),
                        execution.appliedNanos(),
                        new FillView.Source(execution.evidence(), label(execution))),
                switch (execution.state()) {
                    case STANDS -> FillView.State.STANDS;
                    case BUSTED -> FillView.State.BUSTED;
                    case CORRECTED -> FillView.State.CORRECTED;
                },
                position);
    }

    private static FillView.@Nullable Label label(Execution execution) {
        if (execution.isByWord()) {
            return FillView.Label.OPERATOR;
        }
        return execution.isInferred() ? FillView.Label.INFERRED : null;
    }

    /// A flat position shows an average price of zero.
    public static PositionView of(Position held, long position) {
        Decimal avgPx = held.avgPx();
        return new PositionView(
                held.account().id(),
                held.instrument().symbol(),
                held.units(),
                held.instrument().toLots(held.units()),
                avgPx == null ? Decimal.ZERO : avgPx,
                held.realised(),
                held.adopted(),
                position);
    }

    /// The positions of a hedging account by its venue's ids, in the order of the venue's telling.
    public static List<VenuePositionView> ofVenue(CoreState state, AccountId account) {
        HedgedPositions told = state.venuePositions().find(account);
        if (told == null) {
            return List.of();
        }
        List<VenuePositionView> views = new ArrayList<>();
        for (VenuePosition each : told.told()) {
            Instrument instrument = state.instrument(each.symbol());
            HedgedPositions.Touch touch = told.touch(each.id());
            views.add(new VenuePositionView(
                    account,
                    each,
                    instrument == null ? each.units() : instrument.toLots(each.units()),
                    told.askedNanos(),
                    each.opener() != null && state.orders().findEver(each.opener()) != null,
                    touch == null ? null : touch.by(),
                    change(told.changeOf(each.id())),
                    told.lastChange(each.id())));
        }
        return List.copyOf(views);
    }

    private static VenuePositionView.@Nullable Change change(HedgedPositions.@Nullable Change change) {
        return change == null
                ? null
                : new VenuePositionView.Change(change.accepted(), change.stage().name());
    }

    /// Every order for several accounts, oldest first; its children are orders as any.
    public static Collection<Parent> parents(CoreState state) {
        return state.parents.all();
    }
}
