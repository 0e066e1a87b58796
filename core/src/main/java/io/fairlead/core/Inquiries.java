package io.fairlead.core;

import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.VenuePort;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Asks venues about orders, at growing intervals so that no answer can make us ask in a circle. Owned by the engine
/// thread; not part of the state, since asking twice is harmless.
final class Inquiries {
    private final Desk desk;
    private final CoreSettings settings;
    private final Map<LiveOrder, Inquiry> open = new LinkedHashMap<>();

    /// About one order. `again` is a reason for another question that came while the pause lasted.
    private static final class Inquiry {
        final Backoff pause;
        int asked;
        boolean again;

        Inquiry(CoreSettings settings) {
            pause = new Backoff(settings);
        }
    }

    Inquiries(Desk desk, CoreSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /// Something about the order is odd: asks now, or at the end of the pause since the last question.
    void wonder(LiveOrder order, long nowNanos) {
        Inquiry inquiry = open.computeIfAbsent(order, _ -> new Inquiry(settings));
        inquiry.again = true;
        askIfDue(order, inquiry, nowNanos);
    }

    void onTick(long nowNanos) {
        if (open.isEmpty()) {
            return;
        }
        Iterator<Map.Entry<LiveOrder, Inquiry>> entries = open.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<LiveOrder, Inquiry> entry = entries.next();
            LiveOrder order = entry.getKey();
            Inquiry inquiry = entry.getValue();
            if (!inquiry.pause.isOver(nowNanos)) {
                continue;
            }
            if (order.needsAsking() || inquiry.again) {
                askIfDue(order, inquiry, nowNanos);
            } else {
                entries.remove();
            }
        }
    }

    /// After a reconnect everything is asked about, as reports may have gone missing and the venue may have cancelled.
    void onLinkUp(VenueId venue, long nowNanos) {
        VenuePort port = desk.port(venue);
        boolean byAccount = port.capabilities().has(Capability.MASS_STATUS_QUERY);
        askByAccount(venue);
        for (LiveOrder order : desk.state().orders().live()) {
            boolean here = order.account().venue().equals(venue);
            if (here && (!byAccount || order.needsAsking())) {
                Inquiry inquiry = open.computeIfAbsent(order, _ -> new Inquiry(settings));
                inquiry.pause.end();
                inquiry.again = true;
                askIfDue(order, inquiry, nowNanos);
            }
        }
    }

    /// Another session of the venue may still answer: where that goes by account, one question does for all that
    /// the lost one carried. Orders in doubt are asked about each, now or when there is somebody to ask.
    void onLinkDown(VenueId venue, String session, long nowNanos) {
        boolean anyCarried = false;
        for (LiveOrder order : desk.state().orders().live()) {
            if (order.account().venue().equals(venue) && order.isCarriedBy(session)) {
                anyCarried = true;
                if (order.needsAsking()) {
                    wonder(order, nowNanos);
                }
            }
        }
        if (anyCarried && desk.hasPort(venue) && desk.state().isUp(venue)) {
            askByAccount(venue);
        }
    }

    private void askByAccount(VenueId venue) {
        VenuePort port = desk.port(venue);
        if (!port.capabilities().has(Capability.MASS_STATUS_QUERY)) {
            return;
        }
        for (AccountState account : desk.state().accounts()) {
            if (account.account().venue().equals(venue)) {
                port.queryOrders(account.account());
            }
        }
    }

    private void askIfDue(LiveOrder order, Inquiry inquiry, long nowNanos) {
        VenueId venue = order.account().venue();
        if (!inquiry.pause.isOver(nowNanos) || !desk.state().isUp(venue)) {
            return;
        }
        VenuePort port = desk.port(venue);
        switch (UnknownLadder.rung(port.capabilities(), inquiry.asked)) {
            case ORDER_STATUS -> port.queryOrder(order);
            case MASS_STATUS -> port.queryOrders(order.account());
            case NONE -> {} // nobody to ask
        }
        inquiry.again = false;
        inquiry.asked++;
        inquiry.pause.lengthen(nowNanos);
    }
}
