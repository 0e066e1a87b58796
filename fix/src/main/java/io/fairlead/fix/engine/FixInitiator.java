package io.fairlead.fix.engine;

import io.fairlead.fix.transport.Idle;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Drives the sessions that we open towards counterparties; they come and go at run time. Owned by the one thread that
/// polls it. Each session keeps its own times: none waits for another's.
public final class FixInitiator {
    private final List<InitiatorSession> sessions = new ArrayList<>();
    private final Shared shared;

    /// What all sessions of an initiator share.
    record Shared(RandomGenerator jitter, Idle idle, ConnectionListener listener) {}

    /// @param jitter spreads reconnections
    /// @param idle watches the links; the owner of the polling thread idles with it
    public FixInitiator(RandomGenerator jitter, Idle idle) {
        this(jitter, idle, ConnectionListener.NONE);
    }

    /// The same, telling the listener how links come and go.
    public FixInitiator(RandomGenerator jitter, Idle idle, ConnectionListener listener) {
        shared = new Shared(jitter, idle, listener);
    }

    /// Adds a session; it dials in the next poll in which its schedule is open.
    public FixSession add(FixSession session, InitiatorPlan plan) {
        for (InitiatorSession each : sessions) {
            if (each.session().id().equals(session.id())) {
                throw new IllegalArgumentException(session.id() + " is a session of this initiator already");
            }
        }
        sessions.add(new InitiatorSession(session, plan, shared));
        return session;
    }

    /// Removes a session that is not connected.
    public void remove(FixSession session) {
        InitiatorSession removed = find(session);
        if (session.connected()) {
            throw new IllegalStateException(session.id() + " is connected: stop it before removing it");
        }
        removed.abandon();
        sessions.remove(removed);
    }

    /// One turn of the duty cycle, over all sessions. Returns how much work was done.
    public int poll(long nowNanos) {
        int work = 0;
        // From the end, since a callback may remove the session that it came from.
        for (int i = sessions.size() - 1; i >= 0; i--) {
            if (i < sessions.size()) {
                work += sessions.get(i).poll(nowNanos);
            }
        }
        return work;
    }

    /// Dials now, whatever delay was due or operator's word said.
    public void start(FixSession session, long nowNanos) {
        find(session).start(nowNanos);
    }

    /// Logs out and stays down until [#start].
    public void stop(FixSession session, String reason, long nowNanos) {
        find(session).stop(reason, nowNanos);
    }

    /// Stops all sessions; poll on until [#connected] is false.
    public void stopAll(String reason, long nowNanos) {
        List.copyOf(sessions).forEach(session -> session.stop(reason, nowNanos));
    }

    /// Whether any session still has a link.
    public boolean connected() {
        return sessions.stream().anyMatch(each -> each.session().connected());
    }

    /// How a session stands towards its link.
    public Connection connection(FixSession session) {
        return find(session).connection();
    }

    private InitiatorSession find(FixSession session) {
        for (InitiatorSession each : sessions) {
            if (each.session() == session) {
                return each;
            }
        }
        throw new IllegalArgumentException(session.id() + " is not a session of this initiator");
    }
}
