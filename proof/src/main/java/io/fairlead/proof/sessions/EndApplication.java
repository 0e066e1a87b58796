package io.fairlead.proof.sessions;

import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.session.Role;
import io.fairlead.fix.session.SessionEvent;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.JournalRecord;
import io.fairlead.proof.virtual.CrashPoint;
import io.fairlead.proof.virtual.ProcessDied;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The application of one side: sends numbered messages, and appends each one that it gets to the journal before it
/// returns, as the gateway does. Owned by the process.
final class EndApplication implements FixSessionListener {
    private static final String STREAM = "application";
    private static final int DELIVERED = 1;
    private static final int READ_AT_ONCE = 256;
    private static final String PADDING = "padding ".repeat(60);

    private final Stage stage;
    private final SessionEnd end;
    private final Journal journal;
    private final CrashPoint crash;
    private final int stream;

    EndApplication(Stage stage, SessionEnd end, Journal journal, CrashPoint crash) {
        this.stage = stage;
        this.end = end;
        this.journal = journal;
        this.crash = crash;
        stream = journal.stream(STREAM);
    }

    /// What the journal still has of what was delivered.
    List<Integer> delivered() {
        List<Integer> ids = new ArrayList<>();
        try (JournalReader reader = journal.reader(0)) {
            int read = READ_AT_ONCE;
            while (read == READ_AT_ONCE) {
                read = reader.poll(each -> collect(each, ids), READ_AT_ONCE);
            }
        }
        return ids;
    }

    private void collect(JournalRecord each, List<Integer> ids) {
        if (each.stream() == stream) {
            ids.add(ByteBuffer.wrap(each.bytes(), each.offset(), each.length()).getInt());
        }
    }

    /// Sends the next message, if the session takes it. Returns whether it did.
    boolean send(FixSession session, long nowNanos) {
        int id = end.outgoing.offer();
        fill(session, id, nowNanos);
        int code = session.commit(nowNanos);
        if (code < 0) {
            end.outgoing.refused(id);
            return false;
        }
        end.outgoing.promised(id, journal.appendedPosition());
        return true;
    }

    private void fill(FixSession session, int id, long nowNanos) {
        String text = PADDING.substring(0, 1 + stage.random().nextInt(PADDING.length() - 1)) + ".";
        boolean order = end.role == Role.INITIATOR;
        FixEncoder encoder = session.begin(order ? MsgType.NEW_ORDER_SINGLE : MsgType.EXECUTION_REPORT);
        encoder.put(Tag.CL_ORD_ID, id)
                .put(Tag.SYMBOL, "EUR/USD")
                .put(Tag.SIDE, '1')
                .put(Tag.TEXT, text);
        if (order) {
            encoder.put(21, '1')
                    .putTimestamp(Tag.TRANSACT_TIME, nowNanos)
                    .put(Tag.ORDER_QTY, 1)
                    .put(Tag.ORD_TYPE, '1');
        } else {
            encoder.put(37, id)
                    .put(17, id)
                    .put(150, '0')
                    .put(39, '0')
                    .put(151, 1)
                    .put(14, 0)
                    .put(6, 0);
        }
    }

    @Override
    public void onLogon(FixSession session, long nowNanos) {
        end.outgoing.connected();
        stage.census().count(Happening.LOGONS);
        for (int i = stage.random().nextInt(3); i > 0; i--) {
            send(session, nowNanos);
        }
    }

    @Override
    public void onMessage(FixSession session, FixMessage message, int flags, long receivedNanos) {
        crash.pass("before a message is applied");
        int id = message.intValue(Tag.CL_ORD_ID);
        byte[] record = ByteBuffer.allocate(4).putInt(id).array();
        if (journal.appendReserved(stream, DELIVERED, receivedNanos, record, 0, record.length) < 0) {
            throw new ProcessDied("the journal did not take an event: " + journal.state(), false);
        }
        end.incoming.delivered(id, flags);
        crash.pass("when a message is applied");
        if (stage.random().nextInt(4) == 0) {
            send(session, receivedNanos);
        }
    }

    @Override
    public void onEvent(FixSession session, SessionEvent event, long nowNanos) {
        if (event instanceof SessionEvent.GapDetected) {
            stage.census().count(Happening.GAPS);
        } else if (event instanceof SessionEvent.HeartbeatMissed) {
            stage.census().count(Happening.HEARTBEATS_MISSED);
        } else if (event instanceof SessionEvent.MessageRejected rejected) {
            stage.trace().event(stage.now(), end.host.name(), "rejects: " + rejected);
        }
    }
}
