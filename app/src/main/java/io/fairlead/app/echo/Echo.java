package io.fairlead.app.echo;

import io.fairlead.fix.codec.ApplVerId;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageValidator;
import io.fairlead.fix.engine.FixAcceptor;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.session.GapPolicy;
import io.fairlead.fix.session.LogonTerms;
import io.fairlead.fix.session.ResetPolicy;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Timing;
import io.fairlead.fix.session.Tolerance;
import io.fairlead.fix.session.WireFormat;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.fix.transport.SocketListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Set;

/// An acceptor on loopback with one session, whose application returns what it gets. Owned by the thread that calls
/// [#run]; [#stop] may be called from any.
public final class Echo implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final long LOGOUT_NANOS = 100_000_000;
    private static final long LONGEST_IDLE_NANOS = 5_000_000;

    /// Logons of any FIX 5.0 are taken, as what suites send for them is in SP2, too. Counts under FIXT.1.1 only.
    private static final Set<ApplVerId> FIX50 = Set.of(ApplVerId.FIX50, ApplVerId.FIX50SP1);

    private final SelectorIdle idle = new SelectorIdle();
    private final SocketListener listener;
    private final FixAcceptor acceptor;
    private final EchoListener echoing;
    private volatile boolean stopped;

    /// Listens from here on.
    public Echo(EchoSettings settings) {
        boolean fixt = settings.beginString().startsWith("FIXT");
        FixDictionary application = fixt ? FixDictionary.fix50sp2() : FixDictionary.fix44();
        echoing = new EchoListener(settings.accepted(), application);
        SessionParts parts = SessionParts.of(new MemoryMessageStore(), echoing);
        if (settings.validate()) {
            FixDictionary transport = fixt ? FixDictionary.fixt11() : application;
            parts = parts.withCheck(new MessageValidator(transport, application, false));
        }
        listener = SocketListener.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()));
        acceptor = new FixAcceptor(listener, idle);
        acceptor.add(new FixSession(profile(settings), parts), SessionSchedule.ALWAYS);
    }

    private static SessionProfile profile(EchoSettings settings) {
        SessionId id = SessionId.of(settings.beginString(), settings.senderCompId(), settings.targetCompId());
        GapPolicy gaps = GapPolicy.DEFAULT;
        SessionProfile strict = SessionProfile.acceptor(id)
                .withTiming(timing())
                .withGaps(new GapPolicy(
                        gaps.waitNanos(), settings.chunk(), gaps.answerNanos(), gaps.attempts(), gaps.held()));
        LogonTerms logon = strict.logon()
                .withReset(settings.resetOnDisconnect() ? ResetPolicy.ON_DISCONNECT : ResetPolicy.NEVER)
                .withNextExpected(settings.nextExpected());
        WireFormat wire = strict.wire();
        return strict.withLogon(logon)
                .withWire(wire.withVersions(wire.versions().withAccepted(FIX50))
                        .withPrecision(settings.precision())
                        .withLastProcessed(settings.lastProcessed()))
                .withTolerance(settings.rejectGarbled() ? Tolerance.STRICT.withRejectGarbled() : Tolerance.STRICT);
    }

    /// Suites wait for the link to close behind a Logout(5).
    private static Timing timing() {
        Timing usual = Timing.DEFAULT;
        return new Timing(
                usual.heartbeatSeconds(),
                usual.probeAfterPercent(),
                usual.disconnectAfterPercent(),
                usual.logonTimeoutNanos(),
                LOGOUT_NANOS,
                usual.clockSkewNanos());
    }

    /// The port that is listened on.
    public int port() {
        return acceptor.port();
    }

    /// Serves until [#stop].
    public void run() {
        while (!stopped) {
            long now = now();
            if (acceptor.poll(now) + echoing.proceed(now) == 0) {
                idle.idle(LONGEST_IDLE_NANOS);
            }
        }
    }

    private static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * SECOND + now.getNano();
    }

    /// Ends [#run] at once.
    public void stop() {
        stopped = true;
        idle.wakeUp();
    }

    /// Stops listening. Links still open are closed with the process.
    @Override
    public void close() {
        listener.close();
        idle.close();
    }
}
