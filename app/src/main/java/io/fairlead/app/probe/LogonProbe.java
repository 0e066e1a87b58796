package io.fairlead.app.probe;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MessageCheck;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.Comeback;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.PasswordSource;
import io.fairlead.fix.session.ResendPolicy;
import io.fairlead.fix.session.ResetPolicy;
import io.fairlead.fix.session.SessionEvent;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Timing;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.SelectorIdle;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Logs on over a link, listens for a moment and logs out; sends nothing but session messages. Owned by the probe's
/// thread.
final class LogonProbe implements FixSessionListener {
    private static final long LISTEN_NANOS = 500_000_000;
    private static final long LOGOUT_NANOS = 1_500_000_000;
    private static final long TURN_NANOS = 5_000_000;

    private final HeldStore store;
    private final Heard heard = new Heard();
    private final FixSession session;
    private final LongConsumer sync;
    private final LongSupplier clock;
    private final long endNanos;
    private final boolean startsFromOne;
    private boolean numbersReset;
    private int unread;
    private long loggedOnNanos;
    private String refusal = "";
    private Comeback comeback = Comeback.SOON;

    /// @param kept the session's numbers
    /// @param sync one turn of syncing them to disk
    /// @param endNanos when all must be over
    LogonProbe(
            SessionProfile profile,
            MessageCheck check,
            MessageStore kept,
            LongConsumer sync,
            LongSupplier clock,
            long endNanos) {
        store = new HeldStore(kept);
        this.sync = sync;
        this.clock = clock;
        this.endNanos = endNanos;
        startsFromOne = profile.logon().reset() == ResetPolicy.ON_LOGON;
        long left = Math.max(1, endNanos - clock.getAsLong() - LISTEN_NANOS - LOGOUT_NANOS);
        session = new FixSession(
                bounded(profile, left),
                SessionParts.of(store, this).withLog(heard).withCheck(check));
    }

    /// Like the gateway's, but in a hurry; neither changes a password nor sends an order again.
    private static SessionProfile bounded(SessionProfile profile, long logonNanos) {
        Timing usual = profile.timing();
        Credentials own = profile.logon().credentials();
        return profile.withTiming(new Timing(
                        usual.heartbeatSeconds(),
                        usual.probeAfterPercent(),
                        usual.disconnectAfterPercent(),
                        Math.min(usual.logonTimeoutNanos(), logonNanos),
                        Math.min(usual.logoutTimeoutNanos(), LOGOUT_NANOS),
                        usual.clockSkewNanos()))
                .withCredentials(own.withNewPassword(PasswordSource.NONE))
                .withResend(ResendPolicy.GAP_FILL_ALL);
    }

    /// Begins a new day's numbers, as the gateway would.
    void startDay(long startedNanos) {
        if (startedNanos > session.startedNanos()) {
            session.resetNumbers(1, 1, clock.getAsLong());
        }
    }

    /// What both sides go by in the next logon.
    Numbers numbers() {
        return startsFromOne ? new Numbers(1, 1) : new Numbers(store.expectedIncoming(), store.nextOutgoing());
    }

    /// Logs on and out.
    void run(Link link) {
        try (SelectorIdle idle = new SelectorIdle()) {
            idle.watch(link);
            session.attach(link, clock.getAsLong());
            while (session.connected() && !heardEnough()) {
                turn(idle);
            }
            if (session.connected()) {
                session.logout("connection test is over", clock.getAsLong());
            }
            while (session.connected() && clock.getAsLong() < endNanos) {
                turn(idle);
            }
            session.disconnect("the time of the probe is over", clock.getAsLong());
        }
        comeback = session.comeback();
    }

    private void turn(SelectorIdle idle) {
        long now = clock.getAsLong();
        int work = session.poll(now);
        sync.accept(now);
        if (work == 0) {
            idle.idle(TURN_NANOS);
        }
    }

    private boolean heardEnough() {
        return loggedOnNanos != 0 && (unread > 0 || clock.getAsLong() - loggedOnNanos > LISTEN_NANOS);
    }

    @Override
    public void onLogon(FixSession from, long nowNanos) {
        loggedOnNanos = nowNanos;
    }

    @Override
    public void onLogout(FixSession from, String reason, long nowNanos) {
        refusal = reason;
    }

    /// Reports of orders are the gateway's to take.
    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
        store.hold();
        unread++;
    }

    @Override
    public void onSessionReject(FixSession from, FixMessage reject, long receivedNanos) {
        store.hold();
        unread++;
    }

    @Override
    public void onEvent(FixSession from, SessionEvent event, long nowNanos) {
        numbersReset |= event instanceof SessionEvent.NumbersReset;
    }

    /// Whether they set both numbers to 1 without being asked.
    boolean numbersReset() {
        return numbersReset;
    }

    boolean loggedOn() {
        return loggedOnNanos != 0;
    }

    /// Why the session ended.
    String ending() {
        return refusal;
    }

    Comeback comeback() {
        return comeback;
    }

    Heard heard() {
        return heard;
    }

    /// Messages for the gateway that came and do not count as received.
    int unread() {
        return unread;
    }
}
