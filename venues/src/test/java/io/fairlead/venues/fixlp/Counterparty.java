package io.fairlead.venues.fixlp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The other end of a session, for tests: says what it is told to, and remembers what it was told.
final class Counterparty implements Link {
    final FixSession session;
    private final List<String> received = new ArrayList<>();
    private byte[] toRead = {};
    private int nextSeqNum = 1;
    private boolean closed;

    Counterparty(FixSessionListener listener) {
        session = new FixSession(
                SessionProfile.initiator(SessionId.of("FIX.4.4", "FAIRLEAD", "LP")),
                SessionParts.of(new MemoryMessageStore(), listener));
    }

    /// Connects and answers the Logon(A).
    Counterparty logOn() {
        closed = false;
        nextSeqNum = 1;
        session.attach(this, Fix.NOW);
        says("A", "98=0|108=30|");
        return this;
    }

    void says(String msgType, String body) {
        String content =
                "35=" + msgType + "|34=" + nextSeqNum++ + "|49=LP|56=FAIRLEAD|52=20231114-22:13:20.123|" + body;
        String framed = "8=FIX.4.4|9=" + content.length() + "|" + content;
        int sum = framed.replace('|', '\u0001').chars().sum() & 0xff;
        toRead = (framed + "10=%03d|".formatted(sum)).replace('|', '\u0001').getBytes(ISO_8859_1);
        session.poll(Fix.NOW);
    }

    void hangsUp() {
        closed = true;
        session.poll(Fix.NOW);
    }

    /// What came since the last call, from MsgType(35) on, without the session's own fields.
    List<String> received() {
        List<String> messages = received.stream()
                .map(text -> text.replaceAll("^8=.*?\\|(35=[^|]*\\|).*?\\|56=[^|]*\\|", "$1")
                        .replaceAll("10=...\\|$", ""))
                .toList();
        received.clear();
        return messages;
    }

    @Override
    public int read(ByteBuffer into) {
        if (closed) {
            return CLOSED;
        }
        into.put(toRead);
        int length = toRead.length;
        toRead = new byte[0];
        return length;
    }

    @Override
    public int write(ByteBuffer from) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        received.add(new String(bytes, ISO_8859_1).replace('\u0001', '|'));
        return bytes.length;
    }

    @Override
    public boolean flush() {
        return true;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String failure() {
        return "";
    }

    @Override
    public String peer() {
        return "test";
    }
}
