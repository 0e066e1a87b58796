package io.fairlead.core.order;

import io.fairlead.core.model.OrderStatus;
import org.jspecify.annotations.Nullable;

/// What the `Lifecycle` table answers: where an order goes.
public enum Move {
    /// The pair is not in the table: nothing changes, the message is kept raw and the venue is asked.
    OUTSIDE("·", null),
    /// Expected, and changes nothing.
    STAY("=", null),
    /// To what the figures and the requests under way say, see `LiveOrder.working()`: UNKNOWN while something is in
    /// doubt, else FILLED, PENDING_CANCEL, PENDING_REPLACE, PARTIALLY_FILLED, NEW, PENDING_NEW or SENT.
    WORKING("working", null),
    /// To FILLED if nothing is left to execute, otherwise unchanged.
    STAY_UNLESS_COMPLETE("= or FILLED", null),
    /// To CANCELED if the figures leave something to execute, outside otherwise: a bust opened what was filled.
    CANCELED_UNLESS_COMPLETE("CANCELED unless complete", null),

    PENDING_NEW(OrderStatus.PENDING_NEW),
    PENDING_CANCEL(OrderStatus.PENDING_CANCEL),
    PENDING_REPLACE(OrderStatus.PENDING_REPLACE),
    STOPPED(OrderStatus.STOPPED),
    SUSPENDED(OrderStatus.SUSPENDED),
    CALCULATED(OrderStatus.CALCULATED),
    DONE_FOR_DAY(OrderStatus.DONE_FOR_DAY),
    UNKNOWN(OrderStatus.UNKNOWN),
    FILLED(OrderStatus.FILLED),
    CANCELED(OrderStatus.CANCELED),
    EXPIRED(OrderStatus.EXPIRED),
    REJECTED(OrderStatus.REJECTED),
    NOT_SENT(OrderStatus.NOT_SENT),
    NEVER_ARRIVED(OrderStatus.NEVER_ARRIVED);

    private final String label;
    private final @Nullable OrderStatus target;

    Move(OrderStatus target) {
        this(target.name(), target);
    }

    Move(String label, @Nullable OrderStatus target) {
        this.label = label;
        this.target = target;
    }

    /// How the printed table spells it.
    public String label() {
        return label;
    }

    /// Where it leads; null where that depends on the order.
    public @Nullable OrderStatus target() {
        return target;
    }
}
