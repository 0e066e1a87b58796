package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixFramer;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.LinkSource;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drives the sessions that counterparties open towards us: reads the first message of each link to find whose it is,
/// then hands the link to that session. Owned by the one thread that polls it.
///
/// A link whose first message is no Logon(A) for a session that is known, free and open is closed without an answer,
/// as is one that sends nothing in time; at most [#MAX_STRANGERS] links may be undecided.
public final class FixAcceptor {
    private static final int MAX_STRANGERS = 256;
    private static final int FIRST_MESSAGE = 4096;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final LinkSource source;
    private final Idle idle;
    private final List<FixSession> sessions = new ArrayList<>();
    private final List<SessionSchedule> schedules = new ArrayList<>();
    private final List<Stranger> strangers = new ArrayList<>();
    private final FixFramer framer = new FixFramer(FIRST_MESSAGE);
    private final FixMessage first = new FixMessage(256);

    /// Accepts links from the source; the idle strategy watches them.
    public FixAcceptor(LinkSource source, Idle idle) {
        this.source = source;
        this.idle = idle;
    }

    /// Adds a session that a counterparty may open whenever the schedule is open.
    public FixSession add(FixSession session, SessionSchedule schedule) {
        sessions.add(session);
        schedules.add(schedule);
        return session;
    }

    /// One turn of the duty cycle, over new links and all sessions. Returns how much work was done.
    public int poll(long nowNanos) {
        int work = greet(nowNanos);
        for (int i = 0; i < sessions.size(); i++) {
            FixSession session = sessions.get(i);
            if (session.connected()) {
                work += session.poll(nowNanos);
                if (session.loggedOn() && !schedules.get(i).open(nowNanos)) {
                    session.logout("the session's hours are over", nowNanos);
                }
            }
        }
        return work;
    }

    private int greet(long nowNanos) {
        int work = 0;
        Link link = strangers.size() < MAX_STRANGERS ? source.accept() : null;
        if (link != null) {
            idle.watch(link);
            strangers.add(new Stranger(link, nowNanos + PATIENCE_NANOS));
            work++;
        }
        for (Iterator<Stranger> each = strangers.iterator(); each.hasNext(); ) {
            Stranger stranger = each.next();
            if (decided(stranger, nowNanos)) {
                each.remove();
                work++;
            }
        }
        return work;
    }

    private boolean decided(Stranger stranger, long nowNanos) {
        stranger.link.flush();
        int read = stranger.link.read(stranger.bytes);
        byte[] bytes = stranger.first;
        int length = framer.frame(bytes, 0, stranger.bytes.position());
        if (length == FixFramer.NEED_MORE && read >= 0 && nowNanos < stranger.deadlineNanos) {
            return false;
        }
        FixSession session = length > 0 && FixDecoder.decode(bytes, 0, length, first) == FixDecoder.OK
                ? sessionFor(first, nowNanos)
                : null;
        if (session == null || read < 0) {
            stranger.link.close();
        } else {
            stranger.bytes.flip();
            session.attach(new BegunLink(stranger.link, stranger.bytes), nowNanos);
        }
        return true;
    }

    /// The session that this Logon(A) may open, or null.
    private @Nullable FixSession sessionFor(FixMessage logon, long nowNanos) {
        if (logon.msgType() != MsgType.LOGON) {
            return null;
        }
        for (int i = 0; i < sessions.size(); i++) {
            FixSession session = sessions.get(i);
            if (addressed(logon, session.id()) && !session.connected() && session.ready()) {
                return schedules.get(i).open(nowNanos) ? startedAnew(session, schedules.get(i), nowNanos) : null;
            }
        }
        return null;
    }

    private static FixSession startedAnew(FixSession session, SessionSchedule schedule, long nowNanos) {
        if (schedule.startedNanos(nowNanos) > session.startedNanos()) {
            session.resetNumbers(1, 1, nowNanos);
        }
        return session;
    }

    private static boolean addressed(FixMessage logon, SessionId id) {
        return logon.valueEquals(Tag.BEGIN_STRING, id.beginString())
                && logon.valueEquals(Tag.SENDER_COMP_ID, id.targetCompId())
                && logon.valueEquals(Tag.TARGET_COMP_ID, id.senderCompId())
                && (id.targetSubId().isEmpty() || logon.valueEquals(Tag.SENDER_SUB_ID, id.targetSubId()))
                && (id.senderSubId().isEmpty() || logon.valueEquals(Tag.TARGET_SUB_ID, id.senderSubId()));
    }

    /// The port that is listened on.
    public int port() {
        return source.port();
    }

    /// Logs out all sessions and stops listening; poll on until [#connected] is false.
    public void stopAll(String reason, long nowNanos) {
        source.close();
        strangers.forEach(stranger -> stranger.link.close());
        strangers.clear();
        sessions.forEach(session -> session.logout(reason, nowNanos));
    }

    /// Whether any session still has a link.
    public boolean connected() {
        return sessions.stream().anyMatch(FixSession::connected);
    }

    /// A link that has not said yet whose it is.
    private static final class Stranger {
        final Link link;
        final long deadlineNanos;
        final byte[] first = new byte[FIRST_MESSAGE];
        final ByteBuffer bytes = ByteBuffer.wrap(first);

        Stranger(Link link, long deadlineNanos) {
            this.link = link;
            this.deadlineNanos = deadlineNanos;
        }
    }
}
