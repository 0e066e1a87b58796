package io.fairlead.core.order;

import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.Fate;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import org.jspecify.annotations.Nullable;

/// What becomes of our messages about an order: its own, its cancel, its replace. Each answers whether it was
/// inside the lifecycle.
final class Requests {
    /// CxlRejReason(102) 1: unknown order.
    private static final int UNKNOWN_ORDER = 1;

    private Requests() {}

    static boolean fate(LiveOrder order, Fate fate, long atNanos) {
        OrderId request = fate.request();
        if (request.equals(order.id)) {
            return ownFate(order, fate, atNanos);
        }
        PendingRequest cancel = order.cancel;
        if (cancel != null && request.equals(cancel.id())) {
            return cancelFate(order, cancel, fate, atNanos);
        }
        PendingRequest replace = order.replace;
        if (replace != null && request.equals(replace.id())) {
            return replaceFate(order, replace, fate, atNanos);
        }
        return true; // answered before its fate came
    }

    private static boolean cancelFate(LiveOrder order, PendingRequest cancel, Fate fate, long atNanos) {
        return switch (fate) {
            case Fate.Sent sent -> {
                order.cancel = cancel.sentOver(sent.session());
                yield true;
            }
            case Fate.NotSent notSent -> {
                order.cancel = null;
                yield notSent(order, notSent.why(), atNanos);
            }
            case Fate.Unknown unknown -> {
                order.cancel = cancel.doubted();
                yield requestDoubted(order, unknown.why(), atNanos);
            }
        };
    }

    private static boolean replaceFate(LiveOrder order, PendingRequest replace, Fate fate, long atNanos) {
        return switch (fate) {
            case Fate.Sent sent -> {
                order.replace = replace.sentOver(sent.session());
                yield true;
            }
            case Fate.NotSent notSent -> {
                order.replace = null;
                yield notSent(order, notSent.why(), atNanos);
            }
            case Fate.Unknown unknown -> {
                order.replace = replace.doubted();
                yield requestDoubted(order, unknown.why(), atNanos);
            }
        };
    }

    private static boolean ownFate(LiveOrder order, Fate fate, long atNanos) {
        return switch (fate) {
            case Fate.Sent sent -> {
                order.session = sent.session();
                yield order.move(OrderEvent.SENT, atNanos);
            }
            case Fate.NotSent notSent -> {
                boolean inside = order.move(OrderEvent.NOT_SENT, atNanos);
                order.text = inside ? notSent.why() : order.text;
                yield inside;
            }
            case Fate.Unknown unknown -> {
                if (isUnanswered(order)) {
                    order.inDoubt = true;
                    order.text = unknown.why();
                    yield order.move(OrderEvent.DOUBTED, atNanos);
                }
                yield true; // the venue spoke of it already
            }
        };
    }

    private static boolean notSent(LiveOrder order, String why, long atNanos) {
        order.text = why;
        return order.move(OrderEvent.REQUEST_NOT_SENT, atNanos);
    }

    private static boolean requestDoubted(LiveOrder order, String why, long atNanos) {
        order.text = why;
        return order.move(OrderEvent.DOUBTED, atNanos);
    }

    static boolean isUnanswered(LiveOrder order) {
        return order.acknowledged == OrderStatus.SENT && order.status.isLive();
    }

    static void doubt(LiveOrder order, String why, long atNanos) {
        if (isUnanswered(order)) {
            order.inDoubt = true;
        }
        PendingRequest cancel = order.cancel;
        PendingRequest replace = order.replace;
        order.cancel = cancel == null ? null : cancel.doubted();
        order.replace = replace == null ? null : replace.doubted();
        order.text = why;
        order.move(OrderEvent.DOUBTED, atNanos);
    }

    static boolean rejected(LiveOrder order, CancelReject reject, long atNanos) {
        boolean known = clear(order, reject.request(), reject.ofReplace());
        if (!reject.text().isEmpty()) {
            order.text = reject.text();
        }
        if (reject.reason() == UNKNOWN_ORDER) {
            return notKnownThere(order, atNanos);
        }
        if (order.status.isLive() && isOver(reject.ordStatus())) {
            order.inDoubt = true; // it ended there, and how has not been told
            order.acknowledged = OrderStatus.NEW; // so it was there: no denial proves that it never arrived
            return order.move(OrderEvent.DOUBTED, atNanos);
        }
        return !known || order.move(answer(reject.ofReplace()), atNanos);
    }

    /// REJECTED is left out: many a venue fills OrdStatus(39) so to say that the request was.
    private static boolean isOver(@Nullable OrdStatus told) {
        return told == OrdStatus.FILLED || told == OrdStatus.CANCELED || told == OrdStatus.EXPIRED;
    }

    static boolean rejected(LiveOrder order, BusinessReject reject, long atNanos) {
        boolean ofReplace = reject.refMsgType().equals("G");
        if (ofReplace || reject.refMsgType().equals("F")) {
            boolean known = clear(order, reject.request(), ofReplace);
            order.text = known ? reject.text() : order.text;
            return !known || order.move(answer(ofReplace), atNanos);
        }
        if (!reject.refMsgType().equals("D")) {
            return true; // a query of ours: it says nothing of the order
        }
        if (!isUnanswered(order) || order.cumQty().signum() != 0) {
            return false;
        }
        order.inDoubt = false;
        order.text = reject.text();
        return order.move(OrderEvent.REJECTED, atNanos);
    }

    /// The venue's word that it knows no such order casts doubt on a live one, and proves nothing.
    static boolean notKnownThere(LiveOrder order, long atNanos) {
        if (order.status.isLive()) {
            order.inDoubt = true;
        }
        return order.move(OrderEvent.NOT_KNOWN_THERE, atNanos);
    }

    private static OrderEvent answer(boolean ofReplace) {
        return ofReplace ? OrderEvent.REPLACE_REJECTED : OrderEvent.CANCEL_REJECTED;
    }

    /// Forgets the request that was refused; false if none of that id is under way.
    private static boolean clear(LiveOrder order, @Nullable OrderId request, boolean ofReplace) {
        PendingRequest cancel = order.cancel;
        PendingRequest replace = order.replace;
        if (cancel != null && (request == null ? !ofReplace : request.equals(cancel.id()))) {
            order.cancel = null;
            return true;
        }
        if (replace != null && (request == null ? ofReplace : request.equals(replace.id()))) {
            order.replace = null;
            return true;
        }
        return false;
    }
}
