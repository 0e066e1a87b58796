package io.fairlead.proof.virtual;

import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.util.ArrayDeque;
import java.util.random.RandomGenerator;

/// HTTP on virtual time: requests and answers travel for a while, and some are lost. Belongs to one life of a process;
/// owned by the world's thread.
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

    /// The far end. Called once a request, when the request arrives.
    @FunctionalInterface
    public interface Server {
        Reply serve(HttpCall call, long nowNanos);
    }

    /// What the far end sends back.
    public sealed interface Reply {
        /// An answer, which leaves so much later.
        record Answer(HttpOutcome.Answered answer, long afterNanos) implements Reply {}

        /// Nothing, whatever it did.
        record Silence() implements Reply {}
    }

    /// What becomes of each exchange on its way.
    @FunctionalInterface
    public interface Line {
        /// Loses nothing.
        Line SOUND = _ -> Passage.WHOLE;

        Passage of(HttpCall call);
    }

    /// What becomes of one exchange on its way.
    public enum Passage {
        /// The request arrives, and so does the answer.
        WHOLE,
        /// No connection can be made: no byte leaves.
        REFUSED,
        /// The request is lost.
        LOST_BEFORE,
        /// The request arrives, and the answer is lost.
        LOST_AFTER
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
        long givenUpNanos = time.nowNanos() + call.timeoutNanos();
        Passage passage = line.of(call);
        switch (passage) {
            case REFUSED ->
                hear(receiver, new HttpOutcome.NotSent("connection refused"), time.nowNanos() + latencyNanos());
            case LOST_BEFORE -> lost(receiver, givenUpNanos);
            case WHOLE, LOST_AFTER ->
                time.after(latencyNanos(), () -> {
                    Reply reply = server.serve(call, time.nowNanos());
                    long backNanos = time.nowNanos() + latencyNanos();
                    if (passage == Passage.WHOLE
                            && reply instanceof Reply.Answer(HttpOutcome.Answered answer, long afterNanos)
                            && backNanos + afterNanos < givenUpNanos) {
                        hear(receiver, answer, backNanos + afterNanos);
                    } else {
                        lost(receiver, givenUpNanos);
                    }
                });
        }
    }

    private void lost(Receiver receiver, long givenUpNanos) {
        hear(receiver, new HttpOutcome.Lost("no answer in time"), givenUpNanos);
    }

    private void hear(Receiver receiver, HttpOutcome outcome, long atNanos) {
        time.at(atNanos, () -> {
            if (!closed) {
                heard.add(new Heard(receiver, outcome));
                wakeUp.run();
            }
        });
    }

    private long latencyNanos() {
        return random.nextLong(5 * MILLI, 30 * MILLI);
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
