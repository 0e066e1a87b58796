package io.fairlead.sim.match;

import java.util.List;
import java.util.Objects;

/// Answers questions about orders, which change nothing. Owned by its `Exchange`.
final class Enquiries {
    private final Registry registry;
    private final Tape tape;

    Enquiries(Registry registry, Tape tape) {
        this.registry = registry;
        this.tape = tape;
    }

    void status(Request.Status request) {
        OrderSnapshot found = registry.snapshot(request.owner(), request.order());
        if (found == null) {
            tape.add(new Answer.NoOrder(
                    request.owner(),
                    request.order(),
                    request.symbol(),
                    request.side(),
                    request.statusReqId(),
                    tape.nanos()));
        } else {
            tape.status(found, Answer.Note.status(request.statusReqId()));
        }
    }

    void massStatus(Request.MassStatus request) {
        List<Order> orders = registry.open(request.owner(), request.symbol());
        orders.removeIf(order -> request.side() != null && order.side != request.side());
        int remaining = orders.size();
        for (Order order : orders) {
            remaining--;
            tape.status(order.snapshot(), Answer.Note.massStatus(request.massStatusReqId(), remaining, orders.size()));
        }
        if (orders.isEmpty()) {
            String symbol = Objects.requireNonNullElse(request.symbol(), "");
            String id = request.massStatusReqId();
            tape.add(new Answer.NoOrder(request.owner(), Request.Named.NONE, symbol, null, id, tape.nanos()));
        }
    }
}
