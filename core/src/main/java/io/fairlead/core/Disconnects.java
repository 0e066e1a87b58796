package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.CancelOnDisconnect;
import io.fairlead.core.port.Capability;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Cancels what a lost connection left behind, for venues that do not do so themselves. Owned by the engine thread.
///
/// When the connection is back, the venue is asked first (`Inquiries` does), and what it still has live is cancelled
/// then; at the latest when the time for its answer is over. A restart of the gateway counts as a lost connection.
final class Disconnects {
    private final Desk desk;
    private final CancelAttempts attempts;
    private final CoreSettings settings;
    private final Map<VenueId, Map<String, Back>> back = new LinkedHashMap<>();
    private boolean idle = true;

    /// A connection that is back since `upNanos`, and the accounts that the venue has told all about since.
    private static final class Back {
        final long upNanos;
        final Set<AccountId> read = new HashSet<>();

        Back(long upNanos) {
            this.upNanos = upNanos;
        }
    }

    Disconnects(Desk desk, CancelAttempts attempts, CoreSettings settings) {
        this.desk = desk;
        this.attempts = attempts;
        this.settings = settings;
    }

    private boolean isOurs(VenueId venue) {
        return desk.hasPort(venue) && desk.port(venue).cancelOnDisconnect() == CancelOnDisconnect.EMULATED;
    }

    /// Whether nothing is being cleaned up.
    boolean isIdle() {
        return idle;
    }

    void heard(VenueInput input, long nowNanos) {
        if (input instanceof LinkChange change && isOurs(change.venue())) {
            Map<String, Back> sessions = back.computeIfAbsent(change.venue(), _ -> new HashMap<>());
            if (change.up()) {
                sessions.put(change.session(), new Back(nowNanos));
            } else {
                sessions.remove(change.session());
            }
        } else if (input instanceof AccountRead read && read.source() == Evidence.MASS_STATUS) {
            back.getOrDefault(read.venue(), Map.of()).forEach((session, since) -> {
                boolean concerns = read.session().isEmpty() || read.session().equals(session);
                if (concerns && read.askedNanos() >= since.upNanos) {
                    since.read.add(read.account());
                }
            });
        }
    }

    void onTick(long nowNanos) {
        idle = true;
        if (desk.state().halts().cuts().isEmpty()) {
            return;
        }
        back.forEach((venue, sessions) -> sessions.forEach((session, since) -> {
            Long cutNanos = desk.state().halts().cutsOf(venue).get(session);
            if (cutNanos != null) {
                idle = false;
                if (isReady(venue, since, nowNanos)) {
                    clean(venue, session, cutNanos, nowNanos);
                }
            }
        }));
    }

    private boolean isReady(VenueId venue, Back since, long nowNanos) {
        if (nowNanos >= since.upNanos + settings.answerNanos()) {
            return true;
        }
        if (!desk.port(venue).capabilities().has(Capability.MASS_STATUS_QUERY)) {
            return false;
        }
        for (AccountState account : desk.state().accounts()) {
            if (account.account().venue().equals(venue)
                    && !since.read.contains(account.account().id())) {
                return false;
            }
        }
        return true;
    }

    private void clean(VenueId venue, String session, long cutNanos, long nowNanos) {
        boolean anyLive = false;
        for (LiveOrder order : desk.state().orders().live()) {
            if (order.account().venue().equals(venue)
                    && order.isCarriedBy(session)
                    && (order.placedNanos() <= cutNanos || order.isAdopted())) {
                anyLive = true;
                attempts.cancel(order, Origin.GATEWAY, nowNanos);
            }
        }
        if (!anyLive) {
            desk.record(new HaltEvent.DisconnectSwept(nowNanos, venue, session), EventSink.Lane.RESERVED);
        }
    }
}
