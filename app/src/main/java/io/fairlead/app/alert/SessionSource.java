package io.fairlead.app.alert;

import io.fairlead.gateway.SessionView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What may be wrong with a session: logons refused, no connection, missed heartbeats, gaps, clocks apart. Owned by the
/// `alerts` thread.
public final class SessionSource implements AlertSource {
    private static final long STAND_NANOS = 60_000_000_000L;
    private static final long FRESH_NANOS = 120_000_000_000L;
    private static final int DIALS = 3;

    private final Supplier<List<SessionView>> sessions;
    private final AlertLimits limits;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Lately lately = new Lately(STAND_NANOS);

    private record Seen(long gaps, long heartbeatMisses) {}

    public SessionSource(Supplier<List<SessionView>> sessions, AlertLimits limits) {
        this.sessions = sessions;
        this.limits = limits;
    }

    @Override
    public void find(long nowNanos, Consumer<Condition> found) {
        for (SessionView session : sessions.get()) {
            attempts(session, found);
            counts(session, nowNanos, found);
            clock(session, nowNanos, found);
        }
        lately.find(nowNanos, found);
    }

    private static void attempts(SessionView session, Consumer<Condition> found) {
        SessionView.Trouble trouble = session.trouble();
        if (trouble.logonsRefused() > 0) {
            found.accept(new Condition(
                    AlertKind.LOGON_REFUSED,
                    session.id(),
                    Severity.CRITICAL,
                    trouble.logonsRefused() + " in a row, the newest: " + trouble.why()));
        } else if (trouble.dialsFailed() >= DIALS) {
            found.accept(new Condition(
                    AlertKind.CONNECTION_FAILED,
                    session.id(),
                    Severity.CRITICAL,
                    trouble.dialsFailed() + " attempts failed, the newest: " + trouble.why()));
        }
    }

    private void counts(SessionView session, long nowNanos, Consumer<Condition> found) {
        Seen now = new Seen(session.counts().gaps(), session.counts().heartbeatMisses());
        Seen before = seen.put(session.id(), now);
        boolean more = before == null ? now.heartbeatMisses > 0 : now.heartbeatMisses > before.heartbeatMisses;
        if (more) {
            lately.happened(
                    new Condition(
                            AlertKind.HEARTBEAT_TIMEOUT,
                            session.id(),
                            Severity.WARNING,
                            "the venue was silent for longer than its heartbeats allow"),
                    nowNanos);
        }
        Condition gap = new Condition(
                AlertKind.SEQUENCE_GAP,
                session.id(),
                Severity.WARNING,
                "messages of the venue are missing and were asked for again");
        if (session.link().loggedOn() && !session.sequence().inSync()) {
            found.accept(gap);
        } else if (now.gaps > (before == null ? 0 : before.gaps)) {
            lately.happened(gap, nowNanos);
        }
    }

    private void clock(SessionView session, long nowNanos, Consumer<Condition> found) {
        long skew = session.trouble().clockSkewNanos();
        boolean fresh = session.link().loggedOn() && nowNanos - session.link().lastReceivedNanos() < FRESH_NANOS;
        if (fresh && Math.abs(skew) > limits.clock().toNanos()) {
            found.accept(new Condition(
                    AlertKind.CLOCK_OFFSET,
                    session.id(),
                    Severity.WARNING,
                    "our clock and the venue's are more than " + limits.clock().toMillis() + " ms apart; ours is "
                            + (skew > 0 ? "ahead, or the line is slow" : "behind")));
        }
    }
}
