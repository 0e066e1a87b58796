package io.fairlead.fix.engine;

import io.fairlead.fix.engine.Connection.Closing;
import io.fairlead.fix.engine.Connection.Connected;
import io.fairlead.fix.engine.Connection.Connecting;
import io.fairlead.fix.engine.Connection.Listening;
import io.fairlead.fix.engine.Connection.Stopped;
import io.fairlead.fix.engine.Connection.Waiting;
import io.fairlead.fix.session.Comeback;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Idle;
import java.util.random.RandomGenerator;

/// Keeps one session connected: dials, comes back after failures on the next host, follows the schedule. Owned by the
/// polling thread.
final class InitiatorSession {
    private static final long NEVER = Long.MIN_VALUE;

    private final FixSession session;
    private final InitiatorPlan plan;
    private final RandomGenerator jitter;
    private final Idle idle;
    private final ConnectionListener listener;
    private Connection connection = new Waiting(NEVER);
    private int host;
    private int failures;
    private long loggedOnNanos = NEVER;

    InitiatorSession(FixSession session, InitiatorPlan plan, FixInitiator.Shared shared) {
        this.session = session;
        this.plan = plan;
        jitter = shared.jitter();
        idle = shared.idle();
        listener = shared.listener();
    }

    FixSession session() {
        return session;
    }

    Connection connection() {
        return connection;
    }

    /// Where it dials, or will dial next.
    private Endpoint endpoint() {
        return plan.endpoints().get(host % plan.endpoints().size());
    }

    private void tell(ConnectionEvent event, long nowNanos) {
        session.onConnection(event, nowNanos);
        listener.onConnection(session, event, nowNanos);
    }

    int poll(long nowNanos) {
        return switch (connection) {
            case Connected connected -> pollSession(connected, nowNanos);
            case Closing closing -> pollClosing(closing, nowNanos);
            case Connecting connecting -> pollDialing(connecting, nowNanos);
            case Waiting waiting -> nowNanos >= waiting.dialAtNanos() ? dial(nowNanos) : 0;
            case Stopped _, Listening _ -> 0;
        };
    }

    private int pollSession(Connected connected, long nowNanos) {
        int work = session.poll(nowNanos);
        if (loggedOnNanos == NEVER && session.loggedOn()) {
            loggedOnNanos = nowNanos;
        }
        if (!session.connected()) {
            String why = session.status().lastError();
            tell(new ConnectionEvent.Lost(why), nowNanos);
            comeBack(nowNanos, why, session.comeback());
            return work + 1;
        }
        if (nowNanos >= connected.closesNanos()) {
            close(InitiatorPlan.CLOSED_HOURS, new Waiting(nowNanos), nowNanos);
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

    private int dial(long nowNanos) {
        SessionWindow hours = plan.schedule().windowAt(nowNanos);
        if (!hours.contains(nowNanos)) {
            // A new day starts at the first host.
            host = 0;
            failures = 0;
            connection = new Waiting(hours.opensNanos());
            tell(new ConnectionEvent.OutOfHours(hours.opensNanos()), nowNanos);
            return 1;
        }
        if (hours.startedNanos() > session.startedNanos()) {
            session.resetNumbers(1, 1, nowNanos);
        }
        if (!session.ready()) {
            return 0;
        }
        loggedOnNanos = NEVER;
        tell(new ConnectionEvent.Dialling(endpoint(), failures + 1), nowNanos);
        long deadline = nowNanos + plan.reconnect().connectNanos();
        connection = new Connecting(plan.dialer().dial(endpoint()), deadline, hours);
        return 1;
    }

    private int pollDialing(Connecting connecting, long nowNanos) {
        return switch (connecting.dialing().outcome()) {
            case Dialer.Outcome.Connected connected -> {
                connection = new Connected(connecting.hours().closesNanos());
                idle.watch(connected.link());
                tell(new ConnectionEvent.Linked(connected.link().peer()), nowNanos);
                session.attach(connected.link(), nowNanos);
                yield 1;
            }
            case Dialer.Outcome.Failed failed -> {
                dialFailed(failed.why(), nowNanos);
                yield 1;
            }
            case Dialer.Outcome.Pending _ -> {
                if (nowNanos < connecting.deadlineNanos()) {
                    yield 0;
                }
                connecting.dialing().cancel();
                dialFailed("no connection in time", nowNanos);
                yield 1;
            }
        };
    }

    private void dialFailed(String why, long nowNanos) {
        tell(new ConnectionEvent.DialFailed(endpoint(), why), nowNanos);
        comeBack(nowNanos, why, Comeback.SOON);
    }

    /// The link is gone or never came: on to the next host, later each time until a logon lasts. Whoever refused us is
    /// asked as seldom as possible: a wrong password too often locks an account.
    private void comeBack(long nowNanos, String why, Comeback advice) {
        ReconnectPolicy reconnect = plan.reconnect();
        boolean lasted = loggedOnNanos != NEVER && nowNanos - loggedOnNanos >= reconnect.settledNanos();
        failures = lasted ? 1 : failures + 1;
        host = (host + 1) % plan.endpoints().size();
        if (reconnect.attempts() > 0 && failures >= reconnect.attempts() && !lasted) {
            ConnectionEvent.GaveUp gaveUp = new ConnectionEvent.GaveUp(failures, why);
            connection = new Stopped(gaveUp.text());
            tell(gaveUp, nowNanos);
            return;
        }
        double chance = jitter.nextDouble();
        long dialAt = nowNanos
                + switch (advice) {
                    case SOON -> reconnect.delayNanos(failures, chance);
                    case LATER, AFTER_REPAIR -> reconnect.longestNanos(chance);
                };
        connection = new Waiting(dialAt);
        tell(new ConnectionEvent.RetryDue(endpoint(), dialAt), nowNanos);
    }

    /// Dials at once, stopped or waiting.
    void start(long nowNanos) {
        switch (connection) {
            case Stopped _, Waiting _ -> {
                failures = 0;
                connection = new Waiting(nowNanos);
                tell(new ConnectionEvent.Started(), nowNanos);
            }
            case Closing _ -> {
                failures = 0;
                connection = new Closing(new Waiting(nowNanos));
                tell(new ConnectionEvent.Started(), nowNanos);
            }
            case Connecting _, Connected _, Listening _ -> {}
        }
    }

    /// Logs out if need be, and stays down.
    void stop(String reason, long nowNanos) {
        switch (connection) {
            case Connected _ -> close(reason, new Stopped(reason), nowNanos);
            case Closing _ -> connection = new Closing(new Stopped(reason));
            case Connecting _, Waiting _ -> {
                abandon();
                connection = new Stopped(reason);
                tell(new ConnectionEvent.Stopped(reason), nowNanos);
            }
            case Stopped _, Listening _ -> {}
        }
    }

    /// Gives up what it was dialling.
    void abandon() {
        if (connection instanceof Connecting connecting) {
            connecting.dialing().cancel();
        }
    }
}
