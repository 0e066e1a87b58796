package io.fairlead.venues.web;

import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Link;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 over links that the owner polls itself: a request is on the wire when `send` returns, an answer is read by
/// the thread that waits for it, and no other has a hand in either. Owned by the thread that sends and polls.
///
/// ```
///  send ─┬─ a connection rests ─────────────▶ talking ─▶ outcome, at the next poll
///        └─ none does ─▶ dialling ─▶ link ──▶    │
///                           └─ no link: NotSent  └─▶ the connection rests again, for a while
/// ```
///
/// `NotSent` is what provably did not leave: there was no connection, or it took no byte. Everything else that goes
/// wrong is `Lost`. What became of a change is told before what questions brought. A GET is asked again, once, if
/// the connection had rested and ended before a byte of an answer came: servers close those that rest. Nothing else
/// is ever sent twice.
public final class WireHttp implements Http {
    private static final int MOST_RESTING = 32;

    private final HttpRoads roads;
    private final HttpLimits limits;
    private final LongSupplier nanos;
    private final List<Exchange> underWay = new ArrayList<>();
    private final ArrayDeque<HttpLine> resting = new ArrayDeque<>();
    private final Queue<Finished> changes = new ArrayDeque<>();
    private final Queue<Finished> questions = new ArrayDeque<>();
    private boolean closed;

    private record Finished(Receiver receiver, HttpOutcome outcome) {}

    /// One exchange that is under way.
    private static final class Exchange {
        final HttpCall call;
        final Receiver receiver;
        final Origin origin;
        final long deadlineNanos;
        Way way;
        boolean repeated;

        Exchange(HttpCall call, Receiver receiver, Origin origin, Way way, long deadlineNanos) {
            this.call = call;
            this.receiver = receiver;
            this.origin = origin;
            this.way = way;
            this.deadlineNanos = deadlineNanos;
        }
    }

    /// Where an exchange stands.
    private sealed interface Way {
        record Dialling(Dialer.Dialing dialing, long untilNanos) implements Way {}

        record Talking(HttpLine line) implements Way {}
    }

    /// @param nanos a clock that only goes forward
    public WireHttp(HttpRoads roads, HttpLimits limits, LongSupplier nanos) {
        this.roads = roads;
        this.limits = limits;
        this.nanos = nanos;
    }

    @Override
    public void send(HttpCall call, Receiver receiver) {
        if (closed) {
            return;
        }
        Origin origin = Origin.of(call.uri());
        String problem = RequestBytes.problem(call);
        if (origin == null || !problem.isEmpty()) {
            finish(call, receiver, new HttpOutcome.NotSent("this can't be sent: " + problem));
        } else if (underWay.size() + changes.size() + questions.size() >= limits.maxUnderWay()) {
            finish(call, receiver, new HttpOutcome.NotSent(limits.maxUnderWay() + " exchanges are under way"));
        } else {
            long now = nanos.getAsLong();
            underWay.add(new Exchange(call, receiver, origin, way(call, origin, now), now + call.timeoutNanos()));
        }
    }

    /// A connection that rests and takes the request at once, the last used first; else a new one is made.
    private Way way(HttpCall call, Origin origin, long now) {
        for (Iterator<HttpLine> lines = resting.descendingIterator(); lines.hasNext(); ) {
            HttpLine line = lines.next();
            if (line.origin().equals(origin)) {
                lines.remove();
                if (line.isFit(now) && line.begin(call)) {
                    return new Way.Talking(line);
                }
                line.close();
            }
        }
        return fresh(origin, now);
    }

    private Way fresh(Origin origin, long now) {
        return new Way.Dialling(roads.dial(origin), now + limits.connect().toNanos());
    }

    @Override
    public int poll(int most) {
        if (closed) {
            return 0;
        }
        roads.idle().look();
        long now = nanos.getAsLong();
        for (Iterator<Exchange> exchanges = underWay.iterator(); exchanges.hasNext(); ) {
            Exchange exchange = exchanges.next();
            HttpOutcome outcome = step(exchange, now);
            if (outcome != null) {
                exchanges.remove();
                finish(exchange.call, exchange.receiver, outcome);
            }
        }
        dropUnfit(now);
        return tell(most);
    }

    private void finish(HttpCall call, Receiver receiver, HttpOutcome outcome) {
        (isQuestion(call) ? questions : changes).add(new Finished(receiver, outcome));
    }

    private static boolean isQuestion(HttpCall call) {
        return call.method().equals("GET");
    }

    private int tell(int most) {
        int told = 0;
        while (told < most && !closed) {
            Finished next = changes.isEmpty() ? questions.poll() : changes.poll();
            if (next == null) {
                break;
            }
            told++;
            next.receiver().onOutcome(next.outcome());
        }
        return told;
    }

    /// What became of an exchange; null while it is under way.
    private @Nullable HttpOutcome step(Exchange exchange, long now) {
        if (exchange.way instanceof Way.Dialling dialling) {
            HttpOutcome failed = dial(exchange, dialling, now);
            if (failed != null) {
                return failed;
            }
        }
        return exchange.way instanceof Way.Talking(HttpLine line) ? talk(exchange, line, now) : null;
    }

    /// Has the exchange begin once there is a connection; returns why there is none.
    private @Nullable HttpOutcome dial(Exchange exchange, Way.Dialling dialling, long now) {
        Dialer.Outcome outcome = dialling.dialing().outcome();
        if (outcome instanceof Dialer.Outcome.Failed(String why)) {
            return new HttpOutcome.NotSent("cannot connect: " + why);
        }
        // A connection that was looked at too late is one that came too late: nothing leaves after its time.
        if (now - dialling.untilNanos() >= 0 || now - exchange.deadlineNanos >= 0) {
            dialling.dialing().cancel();
            return new HttpOutcome.NotSent("cannot connect in time");
        }
        return outcome instanceof Dialer.Outcome.Connected(Link link) ? begin(exchange, link) : null;
    }

    private @Nullable HttpOutcome begin(Exchange exchange, Link link) {
        HttpLine line = new HttpLine(exchange.origin, link, roads.idle().follow(link), limits.maxBody());
        if (!line.begin(exchange.call)) {
            String why = line.failure();
            line.close();
            return new HttpOutcome.NotSent("the connection took nothing: " + why);
        }
        exchange.way = new Way.Talking(line);
        return null;
    }

    private @Nullable HttpOutcome talk(Exchange exchange, HttpLine line, long now) {
        HttpOutcome outcome = line.poll();
        if (outcome == null && now - exchange.deadlineNanos >= 0) {
            line.close();
            return new HttpOutcome.Lost("no answer within " + Duration.ofNanos(exchange.call.timeoutNanos()));
        }
        if (outcome == null) {
            return null;
        }
        if (outcome instanceof HttpOutcome.Lost && mayAskAgain(exchange, line)) {
            line.close();
            exchange.repeated = true;
            exchange.way = fresh(exchange.origin, now);
            return null;
        }
        rest(line, now);
        return outcome;
    }

    private static boolean mayAskAgain(Exchange exchange, HttpLine line) {
        return isQuestion(exchange.call) && !exchange.repeated && line.wasStale();
    }

    private void rest(HttpLine line, long now) {
        long restNanos = line.restNanos(limits.rest().toNanos());
        if (restNanos == 0) {
            line.close();
            return;
        }
        line.rest(now + restNanos);
        resting.add(line);
        if (resting.size() > MOST_RESTING) {
            resting.remove().close();
        }
    }

    /// A connection that the server closed would end each wait at once, until it is closed here.
    private void dropUnfit(long now) {
        for (Iterator<HttpLine> lines = resting.iterator(); lines.hasNext(); ) {
            HttpLine line = lines.next();
            if (line.isOver(now)) {
                lines.remove();
                line.close();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Exchange exchange : underWay) {
            switch (exchange.way) {
                case Way.Dialling(Dialer.Dialing dialing, long _) -> dialing.cancel();
                case Way.Talking(HttpLine line) -> line.close();
            }
        }
        resting.forEach(HttpLine::close);
        underWay.clear();
        resting.clear();
        changes.clear();
        questions.clear();
    }
}
