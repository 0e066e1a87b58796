package io.fairlead.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.OrderId;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalRecord;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// When the command for a new order came in and when its client was told, as the journal's stream `times`: what `why`
/// needs beside the events. Appended by the engine thread, allocating nothing; nobody waits for its sync, and where the
/// log has no room it is left out.
///
/// ```
///   payload  entered (8) | told (8) | order id, to the end      nanoseconds since the Unix epoch, big-endian
/// ```
final class AnswerTimes {
    static final String STREAM = "times";

    private static final int HEAD = 2 * Long.BYTES;
    private static final int ORDER_TOLD = 1;

    private final Journal journal;
    private final int stream;
    private final byte[] payload = new byte[HEAD + OrderId.MAX_LENGTH];
    private final ByteBuffer fields = ByteBuffer.wrap(payload);

    /// What one record says.
    record Told(String order, long enteredNanos, long toldNanos) {}

    AnswerTimes(Journal journal) {
        this.journal = journal;
        stream = journal.stream(STREAM);
    }

    /// The id of the stream.
    int stream() {
        return stream;
    }

    /// Notes an answer, if it accepts exactly one new order or change of one.
    void note(Outcome outcome, long enteredNanos, long toldNanos) {
        if (!(outcome instanceof Outcome.Accepted accepted) || accepted.orders().size() != 1) {
            return;
        }
        String id = accepted.orders().getFirst().value();
        fields.putLong(0, enteredNanos).putLong(Long.BYTES, toldNanos);
        for (int i = 0; i < id.length(); i++) {
            payload[HEAD + i] = (byte) id.charAt(i);
        }
        journal.append(stream, ORDER_TOLD, toldNanos, payload, 0, HEAD + id.length());
    }

    static @Nullable Told read(JournalRecord kept) {
        if (kept.type() != ORDER_TOLD || kept.length() <= HEAD) {
            return null;
        }
        ByteBuffer fields = ByteBuffer.wrap(kept.bytes(), kept.offset(), kept.length());
        long entered = fields.getLong();
        long told = fields.getLong();
        return new Told(
                new String(kept.bytes(), kept.offset() + HEAD, kept.length() - HEAD, ISO_8859_1), entered, told);
    }
}
