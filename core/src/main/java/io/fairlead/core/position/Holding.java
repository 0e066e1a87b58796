package io.fairlead.core.position;

import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// What is held of one instrument on one account, and what made it: the sum of all that is settled, then the fills
/// behind it. Owned by the thread of the core state.
final class Holding {
    private final Sides now;
    private final Sides settled;
    private final ArrayDeque<Execution> fills = new ArrayDeque<>();
    private final List<Adopted> adopted = new ArrayList<>(0);

    /// What came from elsewhere when there were `behind` fills that are not settled.
    private record Adopted(ReconEvent.PositionAdopted event, int behind) {}

    Holding(Sides now) {
        this.now = now;
        this.settled = now.fresh();
    }

    Sides now() {
        return now;
    }

    void add(Execution fill) {
        fills.add(fill);
        now.apply(fill);
        now.changed(fill.appliedNanos());
    }

    void adopt(ReconEvent.PositionAdopted event) {
        adopted.add(new Adopted(event, fills.size()));
        now.apply(event);
        now.changed(event.atNanos());
    }

    /// Settles everything up to the last fill of these orders.
    void settle(List<LiveOrder> leaving) {
        int left = 0;
        for (int i = 0; i < leaving.size(); i++) {
            LiveOrder order = leaving.get(i);
            left += isOfThis(order) ? unsettled(order.executions()) : 0;
        }
        int count = 0;
        int next = 0;
        int leaver = 0;
        while (left > 0 && !fills.isEmpty()) {
            Execution fill = fills.remove();
            leaver = indexOf(leaving, fill.order(), leaver);
            left -= leaver < 0 ? 0 : 1;
            leaver++;
            next = adoptedBehind(count, next, settled);
            settled.apply(fill);
            fill.settle();
            count++;
        }
        adopted.subList(0, next).clear();
        for (int i = 0; i < adopted.size(); i++) {
            Adopted each = adopted.get(i);
            adopted.set(i, new Adopted(each.event, each.behind - count));
        }
    }

    /// Orders mostly leave as they were filled, one behind the other.
    @SuppressWarnings("ReferenceEquality") // this very order
    private static int indexOf(List<LiveOrder> leaving, LiveOrder order, int guess) {
        return guess < leaving.size() && leaving.get(guess) == order ? guess : leaving.indexOf(order);
    }

    private static int unsettled(List<Execution> executions) {
        int unsettled = 0;
        for (int i = 0; i < executions.size(); i++) {
            unsettled += executions.get(i).settledUnits() == null ? 1 : 0;
        }
        return unsettled;
    }

    private boolean isOfThis(LiveOrder order) {
        return order.account().id().equals(now.longs().account().id())
                && order.instrument().symbol().equals(now.longs().instrument().symbol());
    }

    private int adoptedBehind(int fill, int from, Sides into) {
        int next = from;
        while (next < adopted.size() && adopted.get(next).behind == fill) {
            into.apply(adopted.get(next).event);
            next++;
        }
        return next;
    }

    /// Adds up again, after an execution of the order changed.
    void restate(LiveOrder order) {
        for (Execution execution : order.executions()) {
            Decimal booked = execution.settledUnits();
            boolean changed = booked != null
                    && !(booked.equals(execution.units())
                            && execution.settledPrice().equals(execution.price()));
            if (booked != null && changed) {
                settled.reverse(order, booked, execution.settledPrice());
                settled.apply(execution);
                execution.settle();
            }
        }
        now.set(settled);
        int next = 0;
        int behind = 0;
        for (Execution fill : fills) {
            next = adoptedBehind(behind++, next, now);
            now.apply(fill);
        }
        adoptedBehind(fills.size(), next, now);
    }

    void write(SectionWriter to) {
        now.write(to);
        settled.write(to);
        to.out().unsigned(fills.size());
        fills.forEach(to::reference);
        to.out().unsigned(adopted.size());
        for (Adopted each : adopted) {
            to.event(each.event);
            to.out().unsigned(each.behind);
        }
    }

    /// Version 1 knew nothing settled.
    void read(SectionReader from) {
        now.read(from);
        if (from.version() >= 2) {
            settled.read(from);
        }
        for (int left = from.in().size(); left > 0; left--) {
            fills.add(from.reference(Execution.class));
        }
        for (int left = from.in().size(); left > 0; left--) {
            if (from.event() instanceof ReconEvent.PositionAdopted event) {
                adopted.add(new Adopted(event, (int) from.in().unsigned()));
            }
        }
    }
}
