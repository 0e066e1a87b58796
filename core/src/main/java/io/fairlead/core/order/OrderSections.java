package io.fairlead.core.order;

import io.fairlead.core.event.ByteReader;
import io.fairlead.core.event.ByteWriter;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventFormatException;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import org.jspecify.annotations.Nullable;

/// Orders in a snapshot, each with its requests and executions. Stateless.
final class OrderSections {
    /// The form of orders; 2 has which executions are settled, 3 all corrections of each.
    static final int VERSION = 3;

    private static final OrderStatus[] STATUSES = OrderStatus.values();
    private static final Evidence[] EVIDENCE = Evidence.values();
    private static final PendingRequest.Stage[] STAGES = PendingRequest.Stage.values();

    private OrderSections() {}

    static void write(LiveOrder order, SectionWriter to) {
        ByteWriter out = to.out();
        to.event(order.origin());
        to.account(order.account);
        to.instrument(order.instrument);
        to.values().terms(order.terms);
        out.constant(order.status);
        to.values().order(order.current);
        to.values().venueOrder(order.venueOrder);
        out.constant(order.acknowledged);
        out.bool(order.inDoubt);
        write(order.replace, to);
        write(order.cancel, to);
        out.constant(order.evidence);
        out.bool(order.closedByWord);
        out.text(order.text);
        out.text(order.session);
        out.signed(order.statusNanos);
        out.signed(order.changedNanos);
        to.values().venueOrder(order.indexedAs);
        to.name(order);
        Executions executions = order.executions;
        out.bool(executions != null);
        if (executions != null) {
            executions.write(to);
        }
    }

    static LiveOrder read(SectionReader from) {
        ByteReader in = from.in();
        LiveOrder order = switch (from.event()) {
            case Event.OrderAccepted e -> new LiveOrder(e, from.account(), from.instrument());
            case Event.OrderAdopted e -> new LiveOrder(e, from.account(), from.instrument());
            case Event _ -> throw new EventFormatException("an order must begin by acceptance or adoption");
        };
        order.terms = from.values().terms();
        order.status = in.constant(STATUSES);
        order.current = from.values().order();
        order.venueOrder = from.values().venueOrderOrNull();
        order.acknowledged = in.constant(STATUSES);
        order.inDoubt = in.bool();
        order.replace = readRequest(from);
        order.cancel = readRequest(from);
        order.evidence = in.constantOrNull(EVIDENCE);
        order.closedByWord = in.bool();
        order.text = in.text();
        order.session = in.text();
        order.statusNanos = in.signed();
        order.changedNanos = in.signed();
        order.indexedAs = from.values().venueOrderOrNull();
        from.name(order);
        if (in.bool()) {
            order.executions = Executions.read(order, from);
        }
        return order;
    }

    private static void write(@Nullable PendingRequest request, SectionWriter to) {
        ByteWriter out = to.out();
        out.bool(request != null);
        if (request != null) {
            to.values().order(request.id());
            to.values().termsOrNull(request.terms());
            out.constant(request.stage());
            out.signed(request.askedNanos());
            out.text(request.session());
        }
    }

    private static @Nullable PendingRequest readRequest(SectionReader from) {
        ByteReader in = from.in();
        return in.bool()
                ? new PendingRequest(
                        from.values().order(), from.values().termsOrNull(), in.constant(STAGES), in.signed(), in.text())
                : null;
    }
}
