package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.Connection.Closing;
import io.fairlead.fix.engine.Connection.Connected;
import io.fairlead.fix.engine.Connection.Connecting;
import io.fairlead.fix.engine.Connection.Listening;
import io.fairlead.fix.engine.Connection.Stopped;
import io.fairlead.fix.engine.Connection.Waiting;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.transport.Link;
import org.jspecify.annotations.Nullable;

/// One session that its counterparty opens, within its hours. Owned by the polling thread.
final class AcceptorSession {
    private final FixSession session;
    private final SessionSchedule schedule;
    private final ConnectionListener listener;
    private Connection connection = new Listening();

    AcceptorSession(FixSession session, SessionSchedule schedule, ConnectionListener listener) {
        this.session = session;
        this.schedule = schedule;
        this.listener = listener;
    }

    FixSession session() {
        return session;
    }

    Connection connection() {
        return connection;
    }

    private void tell(ConnectionEvent event, long nowNanos) {
        session.onConnection(event, nowNanos);
        listener.onConnection(session, event, nowNanos);
    }

    int poll(long nowNanos) {
        return switch (connection) {
            case Connected connected -> pollSession(connected, nowNanos);
            case Closing closing -> pollClosing(closing, nowNanos);
            case Listening _, Stopped _, Waiting _, Connecting _ -> 0;
        };
    }

    private int pollSession(Connected connected, long nowNanos) {
        int work = session.poll(nowNanos);
        if (!session.connected()) {
            connection = new Listening();
            tell(new ConnectionEvent.Lost(session.status().lastError()), nowNanos);
        } else if (nowNanos >= connected.closesNanos()) {
            close(InitiatorPlan.CLOSED_HOURS, new Listening(), nowNanos);
        }
        return work;
    }

    private void close(String why, Connection next, long nowNanos) {
        tell(new ConnectionEvent.LoggingOut(why), nowNanos);
        connection = new Closing(next);
        session.logout(why, nowNanos);
    }

    private int pollClosing(Closing closing, long nowNanos) {
        int work = session.poll(nowNanos);
        if (!session.connected()) {
            connection = closing.next();
            if (connection instanceof Stopped stopped) {
                tell(new ConnectionEvent.Stopped(stopped.why()), nowNanos);
            }
        }
        return work;
    }

    /// Whether this Logon(A) is meant for the session.
    boolean addressedBy(FixMessage logon) {
        SessionId id = session.id();
        return logon.valueEquals(Tag.BEGIN_STRING, id.beginString())
                && logon.valueEquals(Tag.SENDER_COMP_ID, id.targetCompId())
                && logon.valueEquals(Tag.TARGET_COMP_ID, id.senderCompId())
                && (id.targetSubId().isEmpty() || logon.valueEquals(Tag.SENDER_SUB_ID, id.targetSubId()))
                && (id.senderSubId().isEmpty() || logon.valueEquals(Tag.TARGET_SUB_ID, id.senderSubId()));
    }

    /// Why it takes no link now, or null if it does.
    Refusal.@Nullable Reason refusal(long nowNanos) {
        return switch (connection) {
            case Connected _, Closing _ -> Refusal.Reason.ALREADY_CONNECTED;
            case Stopped _ -> Refusal.Reason.STOPPED;
            case Listening _, Waiting _, Connecting _ -> {
                if (!session.ready()) {
                    yield Refusal.Reason.NOT_READY;
                }
                yield schedule.open(nowNanos) ? null : Refusal.Reason.OUT_OF_HOURS;
            }
        };
    }

    /// Takes a link that [#refusal] has nothing against.
    void welcome(Link link, long nowNanos) {
        SessionWindow hours = schedule.windowAt(nowNanos);
        if (hours.startedNanos() > session.startedNanos()) {
            session.resetNumbers(1, 1, nowNanos);
        }
        connection = new Connected(hours.closesNanos());
        tell(new ConnectionEvent.Linked(link.peer()), nowNanos);
        session.attach(link, nowNanos);
    }

    /// Lets the counterparty connect again.
    void start(long nowNanos) {
        switch (connection) {
            case Stopped _ -> {
                connection = new Listening();
                tell(new ConnectionEvent.Started(), nowNanos);
            }
            case Closing _ -> {
                connection = new Closing(new Listening());
                tell(new ConnectionEvent.Started(), nowNanos);
            }
            case Listening _, Connected _, Waiting _, Connecting _ -> {}
        }
    }

    /// Logs out if need be, and refuses the counterparty.
    void stop(String reason, long nowNanos) {
        switch (connection) {
            case Connected _ -> close(reason, new Stopped(reason), nowNanos);
            case Closing _ -> connection = new Closing(new Stopped(reason));
            case Listening _, Waiting _, Connecting _ -> {
                connection = new Stopped(reason);
                tell(new ConnectionEvent.Stopped(reason), nowNanos);
            }
            case Stopped _ -> {}
        }
    }
}
