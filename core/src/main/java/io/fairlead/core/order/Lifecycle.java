package io.fairlead.core.order;

import io.fairlead.core.model.OrderStatus;

/// The one table of order states: `(status, event) → move`. Pure.
///
/// It holds the state changes of FIX 4.4, volume 4, appendix D, and what happens when messages are late, doubled,
/// crossed or lost. Printed in full in `docs/order-lifecycle.md`.
public final class Lifecycle {
    private Lifecycle() {}

    public static Move move(OrderStatus status, OrderEvent event) {
        return switch (status) {
            case ACCEPTED -> accepted(event);
            case SENT, PENDING_NEW -> unacknowledged(event);
            case NEW -> working(event);
            case PARTIALLY_FILLED -> event == OrderEvent.REJECTED ? Move.OUTSIDE : working(event);
            case STOPPED, SUSPENDED, CALCULATED, DONE_FOR_DAY -> paused(event);
            case PENDING_CANCEL -> pendingCancel(event);
            case PENDING_REPLACE -> pendingReplace(event);
            case UNKNOWN -> unknown(event);
            case FILLED -> filled(event);
            case CANCELED -> canceled(event);
            case EXPIRED -> expired(event);
            case REJECTED -> rejected(event);
            case NOT_SENT, NEVER_ARRIVED -> absent(event);
            case HELD -> held(event);
        };
    }

    /// Nothing of it left us. A cancel is our own word, and so is its expiry; whatever else a venue says of it is a
    /// sighting.
    private static Move held(OrderEvent event) {
        return switch (event) {
            case CANCELED -> Move.CANCELED;
            case EXPIRED -> Move.EXPIRED;
            case DOUBTED, NOT_KNOWN_THERE -> Move.STAY;
            case NOT_SENT, CANCEL_ASKED, REPLACE_ASKED -> Move.OUTSIDE;
            case SENT,
                    REQUEST_NOT_SENT,
                    PROVED_ABSENT,
                    PENDING_NEW,
                    NEW,
                    TRADE,
                    TRADE_CORRECT,
                    TRADE_CANCEL,
                    PENDING_CANCEL,
                    PENDING_REPLACE,
                    REPLACED,
                    REJECTED,
                    DONE_FOR_DAY,
                    STOPPED,
                    SUSPENDED,
                    CALCULATED,
                    RESTATED,
                    CANCEL_REJECTED,
                    REPLACE_REJECTED,
                    STATED_PARTIALLY_FILLED,
                    STATED_FILLED,
                    UNREADABLE -> absent(event);
        };
    }

    private static Move accepted(OrderEvent event) {
        return switch (event) {
            case NOT_SENT -> Move.NOT_SENT;
            case CANCEL_ASKED, REPLACE_ASKED, REQUEST_NOT_SENT -> Move.STAY; // its own fate comes first
            case CANCEL_REJECTED, REPLACE_REJECTED -> Move.STAY;
            case SENT -> Move.WORKING;
            // Reports may overtake the word that our bytes left.
            case DOUBTED,
                    PROVED_ABSENT,
                    PENDING_NEW,
                    NEW,
                    TRADE,
                    TRADE_CORRECT,
                    TRADE_CANCEL,
                    PENDING_CANCEL,
                    CANCELED,
                    PENDING_REPLACE,
                    REPLACED,
                    REJECTED,
                    EXPIRED,
                    DONE_FOR_DAY,
                    STOPPED,
                    SUSPENDED,
                    CALCULATED,
                    RESTATED,
                    STATED_PARTIALLY_FILLED,
                    STATED_FILLED,
                    NOT_KNOWN_THERE,
                    UNREADABLE -> unacknowledged(event);
        };
    }

    private static Move unacknowledged(OrderEvent event) {
        return switch (event) {
            case SENT -> Move.STAY;
            case DOUBTED, NOT_KNOWN_THERE -> Move.UNKNOWN;
            case CANCEL_ASKED, PENDING_CANCEL -> Move.PENDING_CANCEL;
            case REPLACE_ASKED, PENDING_REPLACE -> Move.PENDING_REPLACE;
            // PENDING_NEW is optional, and a fill may come before any acknowledgement.
            case PENDING_NEW, NEW, TRADE, TRADE_CORRECT, TRADE_CANCEL, REPLACED, RESTATED -> Move.WORKING;
            case STATED_PARTIALLY_FILLED, REQUEST_NOT_SENT, CANCEL_REJECTED, REPLACE_REJECTED -> Move.WORKING;
            case STATED_FILLED -> Move.FILLED;
            case CANCELED -> Move.CANCELED; // immediate-or-cancel without a fill needs no acknowledgement
            case REJECTED -> Move.REJECTED;
            case EXPIRED -> Move.EXPIRED;
            case DONE_FOR_DAY -> Move.DONE_FOR_DAY;
            case STOPPED -> Move.STOPPED;
            case SUSPENDED -> Move.SUSPENDED;
            case CALCULATED -> Move.CALCULATED;
            case NOT_SENT, PROVED_ABSENT, UNREADABLE -> Move.OUTSIDE;
        };
    }

    private static Move working(OrderEvent event) {
        return switch (event) {
            case SENT, PENDING_NEW, NEW -> Move.STAY; // overtaken by what we know already
            case DOUBTED, NOT_KNOWN_THERE -> Move.UNKNOWN;
            case CANCEL_ASKED, PENDING_CANCEL -> Move.PENDING_CANCEL;
            case REPLACE_ASKED, PENDING_REPLACE -> Move.PENDING_REPLACE;
            case TRADE, TRADE_CORRECT, TRADE_CANCEL, REPLACED, RESTATED -> Move.WORKING;
            case STATED_PARTIALLY_FILLED, REQUEST_NOT_SENT, CANCEL_REJECTED, REPLACE_REJECTED -> Move.WORKING;
            case STATED_FILLED -> Move.FILLED;
            case CANCELED -> Move.CANCELED;
            case REJECTED -> Move.REJECTED; // FIX lets a venue reject what it had acknowledged, until the first fill
            case EXPIRED -> Move.EXPIRED;
            case DONE_FOR_DAY -> Move.DONE_FOR_DAY;
            case STOPPED -> Move.STOPPED;
            case SUSPENDED -> Move.SUSPENDED;
            case CALCULATED -> Move.CALCULATED;
            case NOT_SENT, PROVED_ABSENT, UNREADABLE -> Move.OUTSIDE;
        };
    }

    private static Move paused(OrderEvent event) {
        return switch (event) {
            case SENT, PENDING_NEW, RESTATED, REQUEST_NOT_SENT, CANCEL_REJECTED, REPLACE_REJECTED -> Move.STAY;
            case TRADE, TRADE_CORRECT, TRADE_CANCEL -> Move.STAY_UNLESS_COMPLETE;
            case NEW, STATED_PARTIALLY_FILLED -> Move.WORKING; // resumed, as at the next day's opening
            case DOUBTED,
                    NOT_KNOWN_THERE,
                    CANCEL_ASKED,
                    PENDING_CANCEL,
                    REPLACE_ASKED,
                    PENDING_REPLACE,
                    REPLACED,
                    STATED_FILLED,
                    CANCELED,
                    REJECTED,
                    EXPIRED,
                    DONE_FOR_DAY,
                    STOPPED,
                    SUSPENDED,
                    CALCULATED,
                    NOT_SENT,
                    PROVED_ABSENT,
                    UNREADABLE -> working(event);
        };
    }

    private static Move pendingCancel(OrderEvent event) {
        return switch (event) {
            case SENT, PENDING_NEW, NEW, PENDING_CANCEL, CANCEL_ASKED, PENDING_REPLACE -> Move.STAY;
            case TRADE, TRADE_CORRECT, TRADE_CANCEL -> Move.STAY_UNLESS_COMPLETE; // beaten by a fill, or not
            case RESTATED, STOPPED, SUSPENDED, CALCULATED, DONE_FOR_DAY -> Move.STAY;
            case REPLACE_ASKED -> Move.OUTSIDE; // a cancel ends the order, nothing may be asked behind it
            case DOUBTED, NOT_KNOWN_THERE, REPLACED, STATED_PARTIALLY_FILLED, REQUEST_NOT_SENT -> working(event);
            case CANCEL_REJECTED, REPLACE_REJECTED, STATED_FILLED, CANCELED, REJECTED, EXPIRED -> working(event);
            case NOT_SENT, PROVED_ABSENT, UNREADABLE -> Move.OUTSIDE;
        };
    }

    private static Move pendingReplace(OrderEvent event) {
        return switch (event) {
            case SENT, PENDING_NEW, NEW, PENDING_REPLACE -> Move.STAY;
            case TRADE, TRADE_CORRECT, TRADE_CANCEL -> Move.STAY_UNLESS_COMPLETE;
            case RESTATED, STOPPED, SUSPENDED, CALCULATED, DONE_FOR_DAY -> Move.STAY;
            case REPLACE_ASKED -> Move.OUTSIDE; // one change at a time
            case CANCEL_ASKED, PENDING_CANCEL -> Move.PENDING_CANCEL; // a cancel never waits for a replace
            case DOUBTED, NOT_KNOWN_THERE, REPLACED, STATED_PARTIALLY_FILLED, REQUEST_NOT_SENT -> working(event);
            case CANCEL_REJECTED, REPLACE_REJECTED, STATED_FILLED, CANCELED, REJECTED, EXPIRED -> working(event);
            case NOT_SENT, PROVED_ABSENT, UNREADABLE -> Move.OUTSIDE;
        };
    }

    private static Move unknown(OrderEvent event) {
        return switch (event) {
            // None of these is evidence of where the order stands.
            case SENT, DOUBTED, CANCEL_ASKED, NOT_KNOWN_THERE -> Move.STAY;
            // The request that was in doubt is settled; the order itself may still be in doubt.
            case REQUEST_NOT_SENT, CANCEL_REJECTED, REPLACE_REJECTED -> Move.WORKING;
            case PENDING_CANCEL, PENDING_REPLACE -> Move.WORKING;
            case NOT_SENT, REPLACE_ASKED, UNREADABLE -> Move.OUTSIDE;
            case PROVED_ABSENT -> Move.NEVER_ARRIVED;
            case PENDING_NEW, NEW, TRADE, TRADE_CORRECT, TRADE_CANCEL, REPLACED, RESTATED -> Move.WORKING;
            case STATED_PARTIALLY_FILLED -> Move.WORKING;
            case STATED_FILLED -> Move.FILLED;
            case CANCELED -> Move.CANCELED;
            case REJECTED -> Move.REJECTED;
            case EXPIRED -> Move.EXPIRED;
            case DONE_FOR_DAY -> Move.DONE_FOR_DAY;
            case STOPPED -> Move.STOPPED;
            case SUSPENDED -> Move.SUSPENDED;
            case CALCULATED -> Move.CALCULATED;
        };
    }

    private static Move filled(OrderEvent event) {
        return switch (event) {
            case SENT, DOUBTED, REQUEST_NOT_SENT, PENDING_NEW, NEW, NOT_KNOWN_THERE -> Move.STAY;
            case TRADE -> Move.STAY; // more than ordered is a break, but it counts
            case PENDING_CANCEL, PENDING_REPLACE, CANCEL_REJECTED, REPLACE_REJECTED -> Move.STAY; // too late
            case STATED_FILLED, STATED_PARTIALLY_FILLED, RESTATED, DONE_FOR_DAY, CALCULATED -> Move.STAY;
            case TRADE_CORRECT, TRADE_CANCEL -> Move.WORKING; // a busted fill opens the order again
            case REPLACED -> Move.WORKING; // our larger quantity crossed the fill
            case CANCELED -> Move.CANCELED_UNLESS_COMPLETE; // what a bust opened, the venue closed
            case REJECTED, EXPIRED, STOPPED, SUSPENDED -> Move.OUTSIDE;
            case NOT_SENT, CANCEL_ASKED, REPLACE_ASKED, PROVED_ABSENT, UNREADABLE -> Move.OUTSIDE;
        };
    }

    private static Move canceled(OrderEvent event) {
        return event == OrderEvent.EXPIRED ? Move.OUTSIDE : closed(event);
    }

    private static Move expired(OrderEvent event) {
        return event == OrderEvent.CANCELED ? Move.OUTSIDE : closed(event);
    }

    private static Move closed(OrderEvent event) {
        return switch (event) {
            case SENT, DOUBTED, REQUEST_NOT_SENT, NOT_KNOWN_THERE -> Move.STAY;
            case TRADE, TRADE_CORRECT -> Move.STAY_UNLESS_COMPLETE; // the fill crossed our cancel on the wire
            case TRADE_CANCEL, CALCULATED, DONE_FOR_DAY -> Move.STAY;
            case CANCELED, EXPIRED, PENDING_CANCEL, PENDING_REPLACE -> Move.STAY;
            case CANCEL_REJECTED, REPLACE_REJECTED -> Move.STAY; // "too late": it was closed already
            case STATED_FILLED -> Move.FILLED;
            case PENDING_NEW, NEW, REPLACED, REJECTED, STOPPED, SUSPENDED, RESTATED -> Move.OUTSIDE;
            case STATED_PARTIALLY_FILLED, UNREADABLE -> Move.OUTSIDE;
            case NOT_SENT, CANCEL_ASKED, REPLACE_ASKED, PROVED_ABSENT -> Move.OUTSIDE;
        };
    }

    private static Move rejected(OrderEvent event) {
        return switch (event) {
            case SENT, DOUBTED, REQUEST_NOT_SENT, NOT_KNOWN_THERE -> Move.STAY;
            case REJECTED, CANCEL_REJECTED, REPLACE_REJECTED, PENDING_CANCEL, PENDING_REPLACE -> Move.STAY;
            case TRADE, TRADE_CORRECT -> Move.WORKING; // the venue executed what it had rejected: believe the fill
            case TRADE_CANCEL -> Move.STAY;
            case STATED_FILLED -> Move.FILLED;
            case PENDING_NEW, NEW, REPLACED, CANCELED, EXPIRED, DONE_FOR_DAY, STOPPED -> Move.OUTSIDE;
            case SUSPENDED, CALCULATED, RESTATED, STATED_PARTIALLY_FILLED, UNREADABLE -> Move.OUTSIDE;
            case NOT_SENT, CANCEL_ASKED, REPLACE_ASKED, PROVED_ABSENT -> Move.OUTSIDE;
        };
    }

    /// It had not left us, or was proved absent: whatever the venue says of it is a sighting.
    private static Move absent(OrderEvent event) {
        return switch (event) {
            case NOT_KNOWN_THERE, CANCEL_REJECTED, REPLACE_REJECTED, REQUEST_NOT_SENT, DOUBTED -> Move.STAY;
            case NOT_SENT, PROVED_ABSENT -> Move.STAY;
            case SENT, CANCEL_ASKED, REPLACE_ASKED, UNREADABLE -> Move.OUTSIDE;
            case PENDING_NEW,
                    NEW,
                    TRADE,
                    TRADE_CORRECT,
                    TRADE_CANCEL,
                    PENDING_CANCEL,
                    CANCELED,
                    PENDING_REPLACE,
                    REPLACED,
                    REJECTED,
                    EXPIRED,
                    DONE_FOR_DAY,
                    STOPPED,
                    SUSPENDED,
                    CALCULATED,
                    RESTATED,
                    STATED_PARTIALLY_FILLED,
                    STATED_FILLED -> unacknowledged(event);
        };
    }
}
