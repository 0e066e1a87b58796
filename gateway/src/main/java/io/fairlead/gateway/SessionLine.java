package io.fairlead.gateway;

import io.fairlead.core.model.VenueId;
import io.fairlead.fix.engine.Connection;
import io.fairlead.fix.engine.FixInitiator;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.SessionStatus;
import io.fairlead.gateway.SessionAudit.Numbers;
import io.fairlead.gateway.SessionView.Counts;
import io.fairlead.gateway.SessionView.Link;
import io.fairlead.gateway.SessionView.Purpose;
import io.fairlead.gateway.SessionView.SequenceNumbers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One venue session with what operators see and do of it. Polled and told by the thread that owns the session; `view`
/// may be called from any.
final class SessionLine {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final String id;
    private final VenueId venue;
    private final Purpose purpose;
    private final boolean standby;
    private final FixInitiator initiator;
    private final FixSession session;
    private final RejectCounts rejects;
    private final Supplier<String> problem;
    private final IntSupplier inFlight;
    private final ConnectionWatch watch;
    private final AtomicLong observedNanos = new AtomicLong();
    private final AtomicLong availableNanos = new AtomicLong();
    private long lastObservedNanos;
    private @Nullable NewNumbers waiting;

    SessionLine(Identity identity, FixInitiator initiator, FixSession session, Monitoring monitoring) {
        id = identity.id;
        venue = identity.venue;
        purpose = identity.purpose;
        standby = identity.standby;
        this.initiator = initiator;
        this.session = session;
        rejects = monitoring.rejects;
        problem = monitoring.problem;
        inFlight = monitoring.inFlight;
        watch = monitoring.watch;
    }

    /// Which session it is.
    record Identity(String id, VenueId venue, Purpose purpose, boolean standby) {}

    /// What is known of it beside the session's own status.
    record Monitoring(RejectCounts rejects, Supplier<String> problem, IntSupplier inFlight, ConnectionWatch watch) {}

    /// Is told what the numbers were and are, on the thread that owns the session.
    @FunctionalInterface
    interface OnNumbers {
        void set(Numbers before, Numbers after);
    }

    /// What waits for the link's end.
    private record NewNumbers(Numbers wanted, boolean thenConnect, OnNumbers onSet) {}

    String id() {
        return id;
    }

    /// Counts the time since the last call as available or not, and finishes a reset. The owning thread, each turn.
    void observe(long nowNanos) {
        long elapsed = lastObservedNanos == 0 ? 0 : nowNanos - lastObservedNanos;
        lastObservedNanos = nowNanos;
        // A clock that jumps is no time that passed.
        if (elapsed > 0 && elapsed < HOUR_NANOS) {
            observedNanos.setRelease(observedNanos.getPlain() + elapsed);
            if (session.loggedOn()) {
                availableNanos.setRelease(availableNanos.getPlain() + elapsed);
            }
        }
        NewNumbers due = waiting;
        if (due != null && !session.connected()) {
            waiting = null;
            set(due, nowNanos);
        }
    }

    /// Messages wait, to leave in one write. The owning thread, as for `endBatch`.
    void beginBatch() {
        session.beginBatch();
    }

    /// What waits leaves.
    void endBatch(long nowNanos) {
        session.endBatch(nowNanos);
    }

    private void set(NewNumbers due, long nowNanos) {
        Numbers before = numbers();
        int incoming = due.wanted.incoming() == SessionControl.UNCHANGED ? before.incoming() : due.wanted.incoming();
        int outgoing = due.wanted.outgoing() == SessionControl.UNCHANGED ? before.outgoing() : due.wanted.outgoing();
        session.resetNumbers(incoming, outgoing, nowNanos);
        due.onSet.set(before, numbers());
        if (due.thenConnect) {
            initiator.start(session, nowNanos);
        }
    }

    /// The MsgSeqNum(34) of the next message each way. Any thread.
    Numbers numbers() {
        SessionStatus status = session.status();
        return new Numbers(status.expectedIncoming(), status.nextOutgoing());
    }

    void connect(long nowNanos) {
        initiator.start(session, nowNanos);
    }

    void disconnect(long nowNanos) {
        initiator.stop(session, "stopped by an operator", nowNanos);
    }

    /// Logs out first; the numbers are set once the link is gone. A session that an operator had stopped stays so,
    /// unless it is to connect.
    void setNumbers(Numbers wanted, boolean thenConnect, OnNumbers onSet, long nowNanos) {
        boolean stopped = initiator.connection(session) instanceof Connection.Stopped;
        initiator.stop(session, "sequence numbers are being set by an operator", nowNanos);
        waiting = new NewNumbers(wanted, thenConnect || !stopped, onSet);
        observe(nowNanos);
    }

    /// Closes the link at once; the reconnection policy brings it back unless the session was stopped.
    void cut(String why, long nowNanos) {
        session.disconnect(why, nowNanos);
    }

    SessionView view() {
        SessionStatus status = session.status();
        String error = problem.get().isEmpty() ? status.lastError() : problem.get();
        return new SessionView(
                id,
                venue,
                purpose,
                standby,
                new Link(
                        stateName(status.state()),
                        status.connected(),
                        status.loggedOn(),
                        status.peer(),
                        status.upSinceNanos(),
                        status.lastReceivedNanos(),
                        status.lastSentNanos(),
                        status.lastHeartbeatNanos()),
                new SequenceNumbers(status.expectedIncoming(), status.nextOutgoing(), isInSync(status.state())),
                new Counts(
                        Map.copyOf(status.received()),
                        Map.copyOf(status.sent()),
                        status.gaps(),
                        status.heartbeatMisses(),
                        rejects.snapshot(),
                        availableNanos.getAcquire(),
                        observedNanos.getAcquire(),
                        inFlight.getAsInt()),
                trouble(status),
                error,
                null);
    }

    private SessionView.Trouble trouble(SessionStatus status) {
        ConnectionWatch.Attempts failed = watch.of(session);
        return new SessionView.Trouble(
                status.clockSkewNanos(), failed.dialsFailed(), failed.logonsRefused(), failed.why());
    }

    private static boolean isInSync(String state) {
        return "Up".equals(state);
    }

    /// `LogonSent` becomes `LOGON_SENT`.
    static String stateName(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    static SessionLine find(List<SessionLine> lines, String id) {
        return lines.stream()
                .filter(line -> line.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no session is called '" + id + "'; there are "
                        + lines.stream().map(SessionLine::id).toList()));
    }
}
