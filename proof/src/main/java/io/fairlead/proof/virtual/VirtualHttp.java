package io.fairlead.proof.virtual;

import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.util.ArrayDeque;
import java.util.random.RandomGenerator;

/// HTTP on virtual time: requests and answers travel for a while, and some are lost, or arrive when nobody waits for
/// them any more. Belongs to one life of a process; owned by the world's thread.
///
/// The end of the process takes nothing back: what it had sent arrives, and nobody hears the answer.
public final class VirtualHttp implements Http {
    private static final long MILLI = 1_000_000L;

    private final VirtualTime time;
    private final RandomGenerator random;
    private final Server server;
    private final Line line;
    private final Runnable wakeUp;
    private final ArrayDeque<Heard> heard = new ArrayDeque<>();
    private boolean closed;

    /// The far end: what it answers at this time. Called once a request at most, when the request arrives.
    @FunctionalInterface
    public interface Server {
        HttpOutcome.Answered answer(HttpCall call, long nowNanos);
    }

    /// What becomes of each exchange.
    @FunctionalInterface
    public interface Line {
        /// Loses nothing.
        Line SOUND = _ -> new Passage.Whole();

        Passage of(HttpCall call);
    }

    /// What becomes of one exchange.
    public sealed interface Passage {
        /// The request arrives, and so does the answer.
        record Whole() implements Passage {}

        /// No connection can be made: no byte leaves.
        record Refused() implements Passage {}

        /// The request is lost on its way.
        record LostBefore() implements Passage {}

        /// The request arrives, and the answer is lost on its way.
        record LostAfter() implements Passage {}

        /// The request arrives so much later than the caller waits for the answer.
        record Late(long nanos) implements Passage {}
    }

    private record Heard(Receiver receiver, HttpOutcome outcome) {}

    /// @param wakeUp called when something came
    public VirtualHttp(VirtualTime time, RandomGenerator random, Server server, Line line, Runnable wakeUp) {
        this.time = time;
        this.random = random;
        this.server = server;
        this.line = line;
        this.wakeUp = wakeUp;
    }

    @Override
    public void send(HttpCall call, Receiver receiver) {
        long there = latencyNanos();
        switch (line.of(call)) {
            case Passage.Whole _ ->
                time.after(there, () -> {
                    HttpOutcome answer = server.answer(call, time.nowNanos());
                    long back = latencyNanos();
                    boolean inTime = there + back < call.timeoutNanos();
                    hear(
                            receiver,
                            inTime ? answer : new HttpOutcome.Lost("no answer in time"),
                            inTime ? back : Math.max(0, call.timeoutNanos() - there));
                });
            case Passage.Refused _ -> hear(receiver, new HttpOutcome.NotSent("connection refused"), there);
            case Passage.LostBefore _ -> giveUp(call, receiver);
            case Passage.LostAfter _ -> {
                arrive(call, there);
                giveUp(call, receiver);
            }
            case Passage.Late(long nanos) -> {
                arrive(call, call.timeoutNanos() + nanos);
                giveUp(call, receiver);
            }
        }
    }

    private void arrive(HttpCall call, long delayNanos) {
        time.after(delayNanos, () -> server.answer(call, time.nowNanos()));
    }

    private void giveUp(HttpCall call, Receiver receiver) {
        hear(receiver, new HttpOutcome.Lost("no answer in time"), call.timeoutNanos());
    }

    private void hear(Receiver receiver, HttpOutcome outcome, long delayNanos) {
        time.after(delayNanos, () -> {
            if (!closed) {
                heard.add(new Heard(receiver, outcome));
                wakeUp.run();
            }
        });
    }

    private long latencyNanos() {
        return random.nextLong(20 * MILLI, 60 * MILLI);
    }

    @Override
    public int poll(int most) {
        int polled = 0;
        while (polled < most && !heard.isEmpty()) {
            Heard next = heard.remove();
            next.receiver.onOutcome(next.outcome);
            polled++;
        }
        return polled;
    }

    @Override
    public void close() {
        closed = true;
        heard.clear();
    }
}
