package io.fairlead.venues.web;

import io.fairlead.venues.web.AnswerHead.Framing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads one answer of HTTP/1.1 (RFC 9112) as its bytes come, and bears no more of it than was agreed. Throws nothing,
/// whatever comes. Owned by the thread that polls its connection.
///
/// ```
///  status ─▶ field … ─┬▶ body of a known length ───────────────▶ over
///    ▲                ├▶ size ─▶ chunk ─▶ its end ─▶ size … trailer … ─▶ over
///    │ 1xx            ├▶ body until the connection is closed ──▶ over
///    └────────────────┘
/// ```
final class AnswerReader {
    private static final int MOST_HEAD = 64 * 1024;
    private static final int MOST_SIZE_LINE = 1_024;
    private static final int MOST_INTERIM = 8;
    private static final int MOST_HEX_DIGITS = 8;
    private static final int HEX = 16;
    private static final int USUAL_LINE = 128;
    /// More is not made room for before it has come, whatever the answer says of its length.
    private static final int FIRST_ROOM = 64 * 1024;

    private final boolean ofHead;
    private final int maxBody;
    private byte[] line = new byte[USUAL_LINE];
    private int lineBytes;
    private byte[] body = {};
    private int bodyBytes;
    private AnswerHead head = new AnswerHead();
    private State state = new State.Status();
    private int lineRoom = MOST_HEAD;
    private int interims;
    private boolean begun;

    /// What is read next.
    private sealed interface State {
        record Status() implements State {}

        record Field() implements State {}

        record Fixed(long left) implements State {}

        record UntilClosed() implements State {}

        record ChunkSize() implements State {}

        record Chunk(long left) implements State {}

        record ChunkEnd() implements State {}

        record Trailer() implements State {}

        /// `reusable` unless the connection's end was the answer's.
        record Over(HttpOutcome outcome, boolean reusable) implements State {}
    }

    /// @param method of the request, by which answers differ
    /// @param maxBody bytes of the longest body
    AnswerReader(String method, int maxBody) {
        this.ofHead = method.equals("HEAD");
        this.maxBody = maxBody;
    }

    /// What became of the exchange; null while more has to come.
    @Nullable
    HttpOutcome outcome() {
        return state instanceof State.Over(HttpOutcome outcome, boolean _) ? outcome : null;
    }

    /// Whether any of it came.
    boolean hasBegun() {
        return begun;
    }

    /// How long the connection may rest behind a whole answer, at most `most`; 0 if it is not to be used again.
    long restNanos(long most) {
        return state instanceof State.Over(HttpOutcome _, boolean reusable) && reusable ? head.restNanos(most) : 0;
    }

    /// Takes bytes; leaves those that stand behind the answer.
    void read(ByteBuffer bytes) {
        begun |= bytes.hasRemaining();
        try {
            while (bytes.hasRemaining() && !(state instanceof State.Over)) {
                state = next(bytes);
            }
        } catch (Malformed e) {
            state = new State.Over(new HttpOutcome.Lost(e.why()), false);
        }
    }

    /// The connection is closed: nothing more comes.
    void closed(String why) {
        state = switch (state) {
            case State.Over over -> over;
            case State.UntilClosed _ -> new State.Over(head.with(exactBody()), false);
            case State _ -> new State.Over(new HttpOutcome.Lost(why), false);
        };
    }

    private State next(ByteBuffer bytes) throws Malformed {
        return switch (state) {
            case State.Fixed(long left) -> fixed(left - take(bytes, left));
            case State.Chunk(long left) -> chunk(left - take(bytes, left));
            case State.UntilClosed same -> {
                take(bytes, Long.MAX_VALUE);
                yield same;
            }
            case State.Over over -> over;
            case State.Status _, State.Field _, State.ChunkSize _, State.ChunkEnd _, State.Trailer _ -> {
                String text = line(bytes);
                yield text == null ? state : after(text);
            }
        };
    }

    /// Moves at most so much of the body; returns how much it was.
    private int take(ByteBuffer bytes, long most) throws Malformed {
        int taken = (int) Math.min(most, bytes.remaining());
        if (taken > maxBody - bodyBytes) {
            throw tooLong();
        }
        makeRoom(bodyBytes + taken);
        bytes.get(body, bodyBytes, taken);
        bodyBytes += taken;
        return taken;
    }

    private void makeRoom(int needed) {
        if (needed > body.length) {
            body = Arrays.copyOf(body, Math.max(needed, Math.min(maxBody, 2 * body.length)));
        }
    }

    /// The body without a copy, where its length was known.
    private byte[] exactBody() {
        return bodyBytes == body.length ? body : Arrays.copyOf(body, bodyBytes);
    }

    private Malformed tooLong() {
        return new Malformed("the answer has more than " + maxBody + " bytes");
    }

    /// The next line without its end, which is CR LF or, as some write, LF alone; null while it has not come whole.
    private @Nullable String line(ByteBuffer bytes) throws Malformed {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (lineRoom-- == 0) {
                throw new Malformed("the answer's head is too long");
            }
            if (next == '\n') {
                int end = lineBytes > 0 && line[lineBytes - 1] == '\r' ? lineBytes - 1 : lineBytes;
                lineBytes = 0;
                return new String(line, 0, end, StandardCharsets.ISO_8859_1);
            }
            if (lineBytes == line.length) {
                line = Arrays.copyOf(line, 2 * line.length);
            }
            line[lineBytes++] = next;
        }
        return null;
    }

    private State after(String text) throws Malformed {
        return switch (state) {
            case State.Status _ -> {
                head.status(text);
                yield new State.Field();
            }
            case State.Field same -> {
                if (text.isEmpty()) {
                    yield body();
                }
                head.field(text);
                yield same;
            }
            case State.ChunkSize _ -> sized(text);
            case State.ChunkEnd _ -> {
                if (!text.isEmpty()) {
                    throw new Malformed("a chunk of the answer has no end");
                }
                yield chunkSize();
            }
            case State.Trailer same -> text.isEmpty() ? whole() : same;
            case State.Fixed _, State.UntilClosed _, State.Chunk _, State.Over _ -> state;
        };
    }

    /// What follows the head.
    private State body() throws Malformed {
        if (head.isInterim()) {
            if (++interims > MOST_INTERIM) {
                throw new Malformed("the answer does not come to its point");
            }
            head = new AnswerHead();
            return new State.Status();
        }
        return switch (head.framing(ofHead)) {
            case Framing.None _ -> whole();
            case Framing.UntilClosed _ -> new State.UntilClosed();
            case Framing.Chunked _ -> chunkSize();
            case Framing.Length(long bytes) -> {
                if (bytes > maxBody) {
                    throw tooLong();
                }
                makeRoom((int) Math.min(bytes, FIRST_ROOM));
                yield fixed(bytes);
            }
        };
    }

    private State fixed(long left) {
        return left == 0 ? whole() : new State.Fixed(left);
    }

    private State chunk(long left) {
        if (left > 0) {
            return new State.Chunk(left);
        }
        lineRoom = 2;
        return new State.ChunkEnd();
    }

    private State chunkSize() {
        lineRoom = MOST_SIZE_LINE;
        return new State.ChunkSize();
    }

    /// Behind the size may stand what extends it, which is nothing to us.
    private State sized(String text) throws Malformed {
        int semicolon = text.indexOf(';');
        String size = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
        boolean hex = size.chars().allMatch(c -> c < 0x80 && Character.digit(c, HEX) >= 0);
        if (size.isEmpty() || size.length() > MOST_HEX_DIGITS || !hex) {
            throw new Malformed("the size of a chunk of the answer can't be read");
        }
        long bytes = Long.parseLong(size, HEX);
        if (bytes > maxBody - bodyBytes) {
            throw tooLong();
        }
        if (bytes == 0) {
            lineRoom = MOST_HEAD;
            return new State.Trailer();
        }
        return new State.Chunk(bytes);
    }

    private State whole() {
        return new State.Over(head.with(exactBody()), true);
    }
}
