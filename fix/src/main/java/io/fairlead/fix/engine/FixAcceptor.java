package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixFramer;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.LinkSource;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drives the sessions that counterparties open towards us: reads the first message of each link to find whose it is,
/// then hands the link to that session. Sessions come and go at run time. Owned by the one thread that polls it.
///
/// A link whose first message is no Logon(A) for a session that is known, free and open is closed without an answer,
/// as is one that sends nothing in time: whoever listens hears of a [Refusal], and no session of ours is touched.
public final class FixAcceptor {
    private static final int FIRST_MESSAGE = 4096;

    private final LinkSource source;
    private final Idle idle;
    private final AcceptorLimits limits;
    private final ConnectionListener listener;
    private final List<AcceptorSession> sessions = new ArrayList<>();
    private final List<Stranger> strangers = new ArrayList<>();
    private final FixFramer framer = new FixFramer(FIRST_MESSAGE);
    private final FixMessage first = new FixMessage(256);

    /// Accepts links from the source; the idle strategy watches them.
    public FixAcceptor(LinkSource source, Idle idle) {
        this(source, idle, AcceptorLimits.DEFAULT, ConnectionListener.NONE);
    }

    /// Accepts links within limits, and tells the listener what comes and goes.
    public FixAcceptor(LinkSource source, Idle idle, AcceptorLimits limits, ConnectionListener listener) {
        this.source = source;
        this.idle = idle;
        this.limits = limits;
        this.listener = listener;
    }

    /// Adds a session that a counterparty may open whenever the schedule is open.
    public FixSession add(FixSession session, SessionSchedule schedule) {
        for (AcceptorSession each : sessions) {
            if (each.session().id().equals(session.id())) {
                throw new IllegalArgumentException(session.id() + " is a session of this acceptor already");
            }
        }
        sessions.add(new AcceptorSession(session, schedule, listener));
        return session;
    }

    /// Removes a session that is not connected.
    public void remove(FixSession session) {
        AcceptorSession removed = find(session);
        if (session.connected()) {
            throw new IllegalStateException(session.id() + " is connected: stop it before removing it");
        }
        sessions.remove(removed);
    }

    /// Lets a stopped session's counterparty connect again.
    public void start(FixSession session, long nowNanos) {
        find(session).start(nowNanos);
    }

    /// Logs out and refuses the counterparty until [#start].
    public void stop(FixSession session, String reason, long nowNanos) {
        find(session).stop(reason, nowNanos);
    }

    /// How a session stands towards its link.
    public Connection connection(FixSession session) {
        return find(session).connection();
    }

    private AcceptorSession find(FixSession session) {
        for (AcceptorSession each : sessions) {
            if (each.session() == session) {
                return each;
            }
        }
        throw new IllegalArgumentException(session.id() + " is not a session of this acceptor");
    }

    /// One turn of the duty cycle, over new links and all sessions. Returns how much work was done.
    public int poll(long nowNanos) {
        int work = accept(nowNanos);
        // From the end, since a callback may remove what it came from.
        for (int i = strangers.size() - 1; i >= 0; i--) {
            Stranger stranger = i < strangers.size() ? strangers.get(i) : null;
            if (stranger != null && decided(stranger, nowNanos)) {
                strangers.remove(stranger);
                work++;
            }
        }
        for (int i = sessions.size() - 1; i >= 0; i--) {
            if (i < sessions.size()) {
                work += sessions.get(i).poll(nowNanos);
            }
        }
        return work;
    }

    private int accept(long nowNanos) {
        Link link = strangers.size() < limits.strangers() ? source.accept() : null;
        if (link == null) {
            return 0;
        }
        Stranger stranger = new Stranger(link, nowNanos + limits.logonNanos());
        if (strangers.stream().filter(stranger::sameAddress).count() < limits.strangersPerAddress()) {
            idle.watch(link);
            strangers.add(stranger);
        } else {
            refuse(stranger, Refusal.Reason.TOO_MANY, "", nowNanos);
        }
        return 1;
    }

    private boolean decided(Stranger stranger, long nowNanos) {
        stranger.link.flush();
        int read = stranger.link.read(stranger.bytes);
        int length = framer.frame(stranger.first, 0, stranger.bytes.position());
        if (length == FixFramer.NEED_MORE && read >= 0) {
            return nowNanos >= stranger.deadlineNanos && refuse(stranger, Refusal.Reason.TOO_SLOW, "", nowNanos);
        }
        if (read < 0) {
            return refuse(stranger, Refusal.Reason.GONE, "", nowNanos);
        }
        if (length <= 0 || FixDecoder.decode(stranger.first, 0, length, first) != FixDecoder.OK) {
            return refuse(stranger, Refusal.Reason.GARBLED, "", nowNanos);
        }
        if (first.msgType() != MsgType.LOGON) {
            return refuse(stranger, Refusal.Reason.NOT_A_LOGON, named(first), nowNanos);
        }
        hand(stranger, nowNanos);
        return true;
    }

    private void hand(Stranger stranger, long nowNanos) {
        AcceptorSession session = addressed();
        if (session != null) {
            session.poll(nowNanos); // its old link may have broken without being noticed yet
        }
        Refusal.Reason refusal = session == null ? Refusal.Reason.UNKNOWN_SESSION : session.refusal(nowNanos);
        if (session == null || refusal != null) {
            refuse(stranger, refusal == null ? Refusal.Reason.UNKNOWN_SESSION : refusal, named(first), nowNanos);
        } else {
            stranger.bytes.flip();
            session.welcome(new BegunLink(stranger.link, stranger.bytes), nowNanos);
        }
    }

    /// The session that this Logon(A) is for: of several with the same ids, one that is free.
    private @Nullable AcceptorSession addressed() {
        AcceptorSession found = null;
        for (AcceptorSession each : sessions) {
            if (each.addressedBy(first) && (found == null || found.session().connected())) {
                found = each;
            }
        }
        return found;
    }

    private boolean refuse(Stranger stranger, Refusal.Reason reason, String session, long nowNanos) {
        stranger.link.close();
        listener.onRefused(new Refusal(stranger.link.peer(), reason, session), nowNanos);
        return true;
    }

    /// Whose session the message says it is for, from our side; printable and short, since anybody may have sent it.
    private static String named(FixMessage message) {
        String name = message.string(Tag.BEGIN_STRING, "") + ':' + message.string(Tag.TARGET_COMP_ID, "") + "->"
                + message.string(Tag.SENDER_COMP_ID, "");
        return name.substring(0, Math.min(name.length(), 160)).replaceAll("[^\\x20-\\x7e]", "?");
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
        List.copyOf(sessions).forEach(session -> session.stop(reason, nowNanos));
    }

    /// Whether any session still has a link.
    public boolean connected() {
        return sessions.stream().anyMatch(each -> each.session().connected());
    }

    /// A link that has not said yet whose it is.
    private static final class Stranger {
        final Link link;
        final long deadlineNanos;
        final byte[] first = new byte[FIRST_MESSAGE];
        final ByteBuffer bytes = ByteBuffer.wrap(first);
        private final String address;

        Stranger(Link link, long deadlineNanos) {
            this.link = link;
            this.deadlineNanos = deadlineNanos;
            String peer = link.peer();
            address = peer.substring(0, Math.max(0, peer.lastIndexOf(':')));
        }

        boolean sameAddress(Stranger other) {
            return address.equals(other.address);
        }
    }
}
