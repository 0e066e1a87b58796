package io.fairlead.gateway;

import io.fairlead.fix.engine.ConnectionEvent;
import io.fairlead.fix.engine.ConnectionListener;
import io.fairlead.fix.engine.FixSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How the links of the sessions come and go, counted for operators. Told by the threads that poll the sessions; read
/// from any.
final class ConnectionWatch implements ConnectionListener {
    private final Map<FixSession, Attempts> attempts = new ConcurrentHashMap<>();

    /// In a row, since the session last logged on. `logonsBefore` is how often it had when the link was made.
    record Attempts(int dialsFailed, int logonsRefused, String why, long logonsBefore) {
        static final Attempts NONE = new Attempts(0, 0, "", 0);
    }

    @Override
    public void onConnection(FixSession session, ConnectionEvent event, long nowNanos) {
        Attempts before = of(session);
        long logons = session.status().logons();
        attempts.put(
                session,
                switch (event) {
                    case ConnectionEvent.DialFailed it ->
                        new Attempts(before.dialsFailed + 1, before.logonsRefused, it.why(), logons);
                    case ConnectionEvent.Linked _ ->
                        new Attempts(before.dialsFailed, before.logonsRefused, before.why, logons);
                    case ConnectionEvent.Lost it ->
                        logons > before.logonsBefore
                                ? Attempts.NONE
                                : new Attempts(0, before.logonsRefused + 1, it.why(), logons);
                    case ConnectionEvent.OutOfHours _, ConnectionEvent.Stopped _, ConnectionEvent.Started _ ->
                        Attempts.NONE;
                    case ConnectionEvent.Dialling _,
                            ConnectionEvent.RetryDue _,
                            ConnectionEvent.LoggingOut _,
                            ConnectionEvent.GaveUp _ -> before;
                });
    }

    /// What failed of a session since it last logged on; nothing while it is.
    Attempts of(FixSession session) {
        return session.status().loggedOn() ? Attempts.NONE : attempts.getOrDefault(session, Attempts.NONE);
    }
}
