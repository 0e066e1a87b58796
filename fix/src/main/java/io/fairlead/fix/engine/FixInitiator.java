package io.fairlead.fix.engine;

import io.fairlead.fix.transport.Idle;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Drives the sessions that we open towards counterparties. Owned by the one thread that polls it.
public final class FixInitiator {
    private final List<InitiatorSession> sessions = new ArrayList<>();
    private final RandomGenerator jitter;
    private final Idle idle;

    /// @param jitter spreads reconnections
    /// @param idle watches the links; the owner of the polling thread idles with it
    public FixInitiator(RandomGenerator jitter, Idle idle) {
        this.jitter = jitter;
        this.idle = idle;
    }

    /// Adds a session; it dials in the next poll in which its schedule is open.
    public FixSession add(FixSession session, InitiatorPlan plan) {
        sessions.add(new InitiatorSession(session, plan, jitter, idle));
        return session;
    }

    /// Removes a session that is not connected.
    public void remove(FixSession session) {
        if (session.connected()) {
            throw new IllegalStateException(session.id() + " is connected: stop it before removing it");
        }
        find(session).stop("removed", 0);
        sessions.removeIf(each -> each.session() == session);
    }

    /// One turn of the duty cycle, over all sessions. Returns how much work was done.
    public int poll(long nowNanos) {
        int work = 0;
        for (int i = 0; i < sessions.size(); i++) {
            work += sessions.get(i).poll(nowNanos);
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
        for (InitiatorSession session : sessions) {
            session.stop(reason, nowNanos);
        }
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
