package io.fairlead.fix.engine;

import io.fairlead.fix.engine.Connection.Connected;
import io.fairlead.fix.engine.Connection.Connecting;
import io.fairlead.fix.engine.Connection.Stopped;
import io.fairlead.fix.engine.Connection.Waiting;
import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Idle;
import java.util.random.RandomGenerator;

/// Keeps one session connected: dials, comes back after failures on the next host, follows the schedule. Owned by the
/// polling thread.
final class InitiatorSession {
    private static final String CLOSED_HOURS = "the session's hours are over";

    private final FixSession session;
    private final InitiatorPlan plan;
    private final RandomGenerator jitter;
    private final Idle idle;
    private Connection connection;
    private int host;
    private int failures;
    private boolean loggedOnSinceDialled;

    InitiatorSession(FixSession session, InitiatorPlan plan, RandomGenerator jitter, Idle idle) {
        this.session = session;
        this.plan = plan;
        this.jitter = jitter;
        this.idle = idle;
        connection = new Waiting(Long.MIN_VALUE);
    }

    FixSession session() {
        return session;
    }

    Connection connection() {
        return connection;
    }

    /// Where it dials, or will dial next.
    Endpoint endpoint() {
        return plan.endpoints().get(host % plan.endpoints().size());
    }

    int poll(long nowNanos) {
        return switch (connection) {
            case Connected _ -> pollSession(nowNanos);
            case Connecting connecting -> pollDialing(connecting, nowNanos);
            case Waiting waiting -> nowNanos >= waiting.dialAtNanos() ? dial(nowNanos) : 0;
            case Stopped _ -> session.poll(nowNanos);
        };
    }

    private int pollSession(long nowNanos) {
        int work = session.poll(nowNanos);
        loggedOnSinceDialled |= session.loggedOn();
        if (!session.connected()) {
            comeBack(nowNanos, "the session could not be established");
            return work + 1;
        }
        if (!plan.schedule().open(nowNanos)) {
            session.logout(CLOSED_HOURS, nowNanos);
        }
        return work;
    }

    private int dial(long nowNanos) {
        SessionSchedule schedule = plan.schedule();
        if (!schedule.open(nowNanos)) {
            connection = new Waiting(schedule.nextOpenNanos(nowNanos));
            return 1;
        }
        if (schedule.startedNanos(nowNanos) > session.startedNanos()) {
            session.resetNumbers(1, 1, nowNanos);
        }
        if (!session.ready()) {
            return 0;
        }
        loggedOnSinceDialled = false;
        connection = new Connecting(
                plan.dialer().dial(endpoint()), nowNanos + plan.reconnect().connectNanos());
        return 1;
    }

    private int pollDialing(Connecting connecting, long nowNanos) {
        return switch (connecting.dialing().outcome()) {
            case Dialer.Outcome.Connected connected -> {
                connection = new Connected();
                idle.watch(connected.link());
                session.attach(connected.link(), nowNanos);
                yield 1;
            }
            case Dialer.Outcome.Failed failed -> {
                session.connectFailed(endpoint() + ": " + failed.why(), nowNanos);
                comeBack(nowNanos, failed.why());
                yield 1;
            }
            case Dialer.Outcome.Pending _ -> {
                if (nowNanos < connecting.deadlineNanos()) {
                    yield 0;
                }
                connecting.dialing().cancel();
                session.connectFailed(endpoint() + ": no connection in time", nowNanos);
                comeBack(nowNanos, "no connection in time");
                yield 1;
            }
        };
    }

    /// The link is gone or never came: on to the next host, later each time until a logon succeeds.
    private void comeBack(long nowNanos, String why) {
        failures = loggedOnSinceDialled ? 1 : failures + 1;
        host = (host + 1) % plan.endpoints().size();
        ReconnectPolicy reconnect = plan.reconnect();
        if (reconnect.attempts() > 0 && failures >= reconnect.attempts() && !loggedOnSinceDialled) {
            connection = new Stopped("gave up after " + failures + " attempts: " + why);
            return;
        }
        connection = new Waiting(nowNanos + reconnect.delayNanos(failures, jitter.nextDouble()));
    }

    /// Dials at once, stopped or waiting.
    void start(long nowNanos) {
        switch (connection) {
            case Stopped _, Waiting _ -> {
                failures = 0;
                connection = new Waiting(nowNanos);
            }
            case Connecting _, Connected _ -> {}
        }
    }

    /// Logs out if need be, and stays down.
    void stop(String reason, long nowNanos) {
        switch (connection) {
            case Connecting connecting -> {
                connecting.dialing().cancel();
                connection = new Stopped(reason);
            }
            case Connected _ -> {
                session.logout(reason, nowNanos);
                connection = new Stopped(reason);
            }
            case Waiting _, Stopped _ -> connection = new Stopped(reason);
        }
    }
}
