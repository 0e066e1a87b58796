package io.fairlead.venues.web;

import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One connection, which carries one exchange after the other. Owned by the thread that polls it.
///
/// A request that is not taken in whole goes on with the next poll. What it consisted of is wiped once its exchange
/// is over.
final class HttpLine {
    private static final int READ_BYTES = 32 * 1024;

    private final Origin origin;
    private final Link link;
    private final Idle.Input input;
    private final int maxBody;
    private final ByteBuffer in = ByteBuffer.allocate(READ_BYTES);
    private ByteBuffer request = ByteBuffer.allocate(0);
    private AnswerReader answer;
    private boolean unwritable;
    private int exchanges;
    private long restsUntilNanos;

    /// @param input tells whether the link may have any
    HttpLine(Origin origin, Link link, Idle.Input input, int maxBody) {
        this.origin = origin;
        this.link = link;
        this.input = input;
        this.maxBody = maxBody;
        this.answer = new AnswerReader("", maxBody);
    }

    Origin origin() {
        return origin;
    }

    /// Begins an exchange: what the socket takes of it leaves at once. Returns whether a byte may have left; if not,
    /// the connection is of no use.
    boolean begin(HttpCall call) {
        request = ByteBuffer.wrap(RequestBytes.of(call));
        answer = new AnswerReader(call.method(), maxBody);
        exchanges++;
        write();
        boolean mayHaveLeft = !unwritable || request.position() > 0;
        if (!mayHaveLeft) {
            wipe();
        }
        return mayHaveLeft;
    }

    private void write() {
        if (request.hasRemaining() && link.write(request) == Link.CLOSED) {
            unwritable = true;
        } else if (!request.hasRemaining()) {
            link.flush();
        }
    }

    /// What became of the exchange; null while it is under way.
    @Nullable
    HttpOutcome poll() {
        if (!unwritable) {
            write();
        }
        int read = unwritable || mayHaveInput() ? read() : 0;
        if (read == Link.CLOSED || (unwritable && read == 0)) {
            answer.closed(end());
        }
        HttpOutcome outcome = answer.outcome();
        if (outcome != null) {
            wipe();
        }
        return outcome;
    }

    private boolean mayHaveInput() {
        return input.mayBeThere() || link.holdsInput();
    }

    /// Reads what is there, up to the end of the answer; returns what the link said last.
    private int read() {
        int read = 1;
        while (read > 0 && answer.outcome() == null) {
            read = link.read(in);
            in.flip();
            answer.read(in);
            if (answer.outcome() == null) {
                in.clear();
            }
        }
        return read;
    }

    private String end() {
        String failure = link.failure();
        return "no answer: " + (failure.isEmpty() ? "the venue closed the connection" : failure);
    }

    private void wipe() {
        Arrays.fill(request.array(), (byte) 0);
    }

    /// Whether the connection ended before anything of an answer came, having rested before: its end was on its way
    /// while the request was. A question may be asked again then.
    boolean wasStale() {
        return exchanges > 1 && !answer.hasBegun();
    }

    /// Why nothing of a request left.
    String failure() {
        return link.failure().isEmpty() ? "the venue closed it" : link.failure();
    }

    /// How long it may rest behind a whole exchange, at most `most`; 0 if it is not to be used again. Bytes that
    /// nobody asked for, or a request that the venue did not want to read, are the end of it.
    long restNanos(long most) {
        boolean atRest = !request.hasRemaining() && !unwritable && !in.hasRemaining();
        return atRest ? answer.restNanos(most) : 0;
    }

    void rest(long untilNanos) {
        in.clear();
        restsUntilNanos = untilNanos;
    }

    /// Whether it rested long enough, or something came, be it its end. Costs nothing while nothing came.
    boolean isOver(long nowNanos) {
        return mayHaveInput() ? !isFit(nowNanos) : restsUntilNanos - nowNanos <= 0;
    }

    /// Whether it can carry another exchange: it rests, and nothing came, nor its end.
    boolean isFit(long nowNanos) {
        return restsUntilNanos - nowNanos > 0 && link.read(in) == 0;
    }

    void close() {
        wipe();
        link.close();
    }
}
