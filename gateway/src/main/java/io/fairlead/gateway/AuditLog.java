package io.fairlead.gateway;

import io.fairlead.gateway.SessionAudit.Kind;
import io.fairlead.gateway.SessionAudit.Numbers;
import io.fairlead.journal.Checkpoint;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.JournalRecord;
import io.fairlead.journal.SystemRecords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What operators had done to sessions, as the journal's stream `audit`. Appended to by the engine thread.
///
/// ```
///   payload  kind (1 byte) | before: incoming, outgoing | after: incoming, outgoing | session | by | because
/// ```
///
/// A note of another kind is four texts. Numbers are big-endian ints, texts modified UTF-8 behind two bytes of length.
final class AuditLog {
    private static final String STREAM = "audit";
    private static final int SESSION_ACTION = 1;
    private static final int NOTE = 2;
    private static final int BATCH = 4096;

    private final Journal journal;
    private final int stream;

    AuditLog(Journal journal) {
        this.journal = journal;
        stream = journal.stream(STREAM);
    }

    /// Keeps an action; null if the log has no room for it, and then it must not be done.
    @Nullable
    SessionAudit append(SessionAudit action) {
        byte[] payload = encode(action);
        long end = journal.appendReserved(stream, SESSION_ACTION, action.atNanos(), payload, 0, payload.length);
        return end < 0 ? null : action.at(end);
    }

    /// The id of its stream.
    int stream() {
        return stream;
    }

    /// Keeps what an operator said or did that is no session's, as acknowledging an alert: `deed | subject | by |
    /// because`. False if the log has no room.
    boolean append(String deed, String subject, OperatorWord word, long nowNanos) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String text : List.of(deed, subject, word.by(), word.because())) {
                out.writeUTF(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written to", e);
        }
        byte[] payload = bytes.toByteArray();
        return journal.appendReserved(stream, NOTE, nowNanos, payload, 0, payload.length) >= 0;
    }

    /// The actions on a session, the oldest first; at most the newest `most`.
    static List<SessionAudit> read(JournalReader reader, String session, int most) {
        List<SessionAudit> found = new ArrayList<>();
        int[] stream = {-1};
        int records;
        do {
            records = reader.poll(
                    next -> {
                        if (SystemRecords.isStreamOpened(next)) {
                            SystemRecords.StreamOpened opened = SystemRecords.streamOpened(next);
                            stream[0] = opened.name().equals(STREAM) ? opened.id() : stream[0];
                        } else if (SystemRecords.isCheckpoint(next)) {
                            Checkpoint taken = SystemRecords.checkpoint(next);
                            stream[0] = taken.name().equals(STREAM) ? taken.stream() : stream[0];
                        } else if (next.stream() == stream[0] && next.type() == SESSION_ACTION) {
                            add(found, decode(next), session, most);
                        }
                    },
                    BATCH);
        } while (records > 0);
        return List.copyOf(found);
    }

    private static void add(List<SessionAudit> found, SessionAudit action, String session, int most) {
        if (action.session().equals(session)) {
            found.add(action);
            if (found.size() > most) {
                found.removeFirst();
            }
        }
    }

    private static byte[] encode(SessionAudit action) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeByte(action.kind().code());
            out.writeInt(action.before().incoming());
            out.writeInt(action.before().outgoing());
            out.writeInt(action.after().incoming());
            out.writeInt(action.after().outgoing());
            out.writeUTF(action.session());
            out.writeUTF(action.word().by());
            out.writeUTF(action.word().because());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written to", e);
        }
        return bytes.toByteArray();
    }

    private static SessionAudit decode(JournalRecord kept) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(kept.bytes(), kept.offset(), kept.length()));
        try {
            Kind kind = Kind.of(in.readByte());
            Numbers before = new Numbers(in.readInt(), in.readInt());
            Numbers after = new Numbers(in.readInt(), in.readInt());
            String session = in.readUTF();
            OperatorWord word = new OperatorWord(in.readUTF(), in.readUTF());
            return new SessionAudit(kept.endPosition(), kept.timeNanos(), session, kind, word, before, after);
        } catch (IOException e) {
            throw new UncheckedIOException("the audit record at " + kept.position() + " ends too early", e);
        }
    }
}
