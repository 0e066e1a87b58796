package io.fairlead.fix.store;

import io.fairlead.fix.codec.MsgType;
import io.fairlead.journal.Checkpoint;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.JournalRecord;
import io.fairlead.journal.Recovery;
import io.fairlead.journal.SystemRecords;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A session's numbers and messages as a stream of the gateway's journal, beside the events of the core and in causal
/// order with them. Owned by the thread that polls the session; opened before that thread starts.
///
/// | record | payload | appended |
/// |---|---|---|
/// | SENT | MsgSeqNum(34), type, the message | before a byte of it is on the wire |
/// | NUMBER_SENT | MsgSeqNum(34), type | the same for session messages and for those with secrets |
/// | RECEIVED | next expected | after the application has returned from the message before |
/// | NUMBERS | expected, next | at a reset, or by an operator |
/// | RESET_BEGUN | expected, 1 | before we ask the counterparty for a reset; NUMBERS ends it |
/// | RESERVED | last number of a block | while half of the block before is left |
/// | SKIPPED | next | at start after a power loss |
///
/// Now and then the store writes a checkpoint: its numbers, and from where on it still needs its messages, which
/// are those that may be asked for again, for seven days and not more than 128 MiB of the log back. A start reads
/// from there, and older segments can be archived; an older message is answered by a gap fill.
///
/// After a process crash nothing is missing and sending goes on exactly where it stopped. After a power loss the last
/// records may be gone although their messages went out: sending goes on behind the block that was reserved, so that
/// no number is used twice, and the counterparty's ResendRequest(2) for the rest is gap-filled. A number is used only
/// once its reservation is synced; see [#ready].
public final class JournalMessageStore implements MessageStore {
    static final int SENT = 1;
    private static final int NUMBER_SENT = 2;
    private static final int RECEIVED = 3;
    private static final int NUMBERS = 4;
    private static final int RESERVED = 5;
    private static final int SKIPPED = 6;
    private static final int RESET_BEGUN = 7;

    private static final int BLOCK = 65_536;
    static final int HEAD = 8;
    private static final int READ_AT_ONCE = 1024;
    private static final int STATE = 24;
    private static final long CHECKPOINT_BYTES = 16L << 20;
    private static final long KEPT_NANOS = 7L * 86_400_000_000_000L;
    /// A quiet session must not make a start read all that busy ones have written since.
    private static final long KEPT_LOG_BYTES = 128L << 20;
    private static final int MOST_WINDOW_BYTES = 4 << 20;
    private static final int WINDOW_RINGS = 16;
    private static final int BYTES_A_MESSAGE = 256;

    private final Journal journal;
    private final int stream;
    private final long openedAt;
    private final SentWindow window;
    private byte[] scratch = new byte[4096];
    private int expectedIncoming = 1;
    private int nextOutgoing = 1;
    private int reservedThrough;
    private int usableThrough;
    private long reservationPosition;
    private long numbersPosition;
    private boolean resetBegun;
    private long startedNanos = Long.MIN_VALUE;
    private long checkpointPosition;

    private JournalMessageStore(Journal journal, int stream) {
        this.journal = journal;
        this.openedAt = journal.neededFrom(stream);
        this.stream = stream;
        long rings = (long) WINDOW_RINGS * journal.config().ringBytes();
        int windowBytes = (int) Math.min(MOST_WINDOW_BYTES, rings);
        window = new SentWindow(windowBytes, windowBytes / BYTES_A_MESSAGE);
    }

    /// Opens the store of one session. The name must stay the same across restarts.
    public static JournalMessageStore open(Journal journal, String session) {
        JournalMessageStore store = openAll(journal, List.of(session)).get(session);
        if (store == null) {
            throw new IllegalStateException("no store was opened for " + session);
        }
        return store;
    }

    /// Opens the stores of several sessions, reading the journal once.
    public static Map<String, JournalMessageStore> openAll(Journal journal, Collection<String> sessions) {
        Map<String, JournalMessageStore> stores = new LinkedHashMap<>();
        Map<Integer, JournalMessageStore> byStream = new HashMap<>();
        for (String session : sessions) {
            int stream = journal.stream(SentRecords.STREAM_PREFIX + session);
            JournalMessageStore store = new JournalMessageStore(journal, stream);
            stores.put(session, store);
            byStream.put(store.stream, store);
        }
        long from = stores.values().stream()
                .mapToLong(JournalMessageStore::neededFrom)
                .min()
                .orElse(journal.syncedPosition());
        try (JournalReader reader = journal.reader(from)) {
            int read = READ_AT_ONCE;
            while (read == READ_AT_ONCE) {
                read = reader.poll(each -> recover(each, byStream), READ_AT_ONCE);
            }
        }
        stores.values().forEach(JournalMessageStore::resume);
        return stores;
    }

    private long neededFrom() {
        Checkpoint newest = journal.checkpoint(stream);
        return newest == null
                ? Math.min(openedAt, journal.syncedPosition())
                : Math.max(newest.neededFrom(), journal.oldestPosition());
    }

    private static void recover(JournalRecord each, Map<Integer, JournalMessageStore> byStream) {
        if (SystemRecords.isCheckpoint(each)) {
            Checkpoint taken = SystemRecords.checkpoint(each);
            JournalMessageStore owner = byStream.get(taken.stream());
            if (owner != null) {
                owner.restore(taken);
            }
            return;
        }
        JournalMessageStore store = byStream.get(each.stream());
        if (store != null) {
            store.recover(each);
        }
    }

    /// The messages before it are in the window by now; what else was before it is in its state.
    private void restore(Checkpoint taken) {
        byte[] state = taken.state();
        expectedIncoming = getInt(state, 0);
        nextOutgoing = getInt(state, 4);
        reservedThrough = getInt(state, 8);
        startedNanos = ((long) getInt(state, 12) << 32) | (getInt(state, 16) & 0xffff_ffffL);
        resetBegun = state.length >= STATE && getInt(state, 20) != 0;
        checkpointPosition = taken.position();
    }

    /// Writes a checkpoint when the log has grown enough since the last; a full disk makes it wait for the next time.
    private void checkpointIfDue(long nowNanos) {
        if (journal.appendedPosition() - checkpointPosition >= CHECKPOINT_BYTES) {
            checkpoint(nowNanos);
        }
    }

    /// Writes a checkpoint now, so that older segments need not be kept for this session.
    public void checkpoint(long nowNanos) {
        long end = journal.appendedPosition();
        byte[] state = new byte[STATE];
        putInt(state, 0, expectedIncoming);
        putInt(state, 4, nextOutgoing);
        putInt(state, 8, reservedThrough);
        putInt(state, 12, (int) (startedNanos >>> 32));
        putInt(state, 16, (int) startedNanos);
        putInt(state, 20, resetBegun ? 1 : 0);
        if (journal.checkpoint(stream, window.oldest(nowNanos - KEPT_NANOS, end - KEPT_LOG_BYTES, end), nowNanos, state)
                > 0) {
            checkpointPosition = end;
        }
    }

    private void recover(JournalRecord each) {
        byte[] bytes = each.bytes();
        int at = each.offset();
        switch (each.type()) {
            case SENT -> {
                int seqNum = getInt(bytes, at);
                window.keep(seqNum, getInt(bytes, at + 4), bytes, at + HEAD, each.length() - HEAD, each.timeNanos());
                window.keptAt(seqNum, each.position());
                nextOutgoing = seqNum + 1;
            }
            case NUMBER_SENT -> nextOutgoing = getInt(bytes, at) + 1;
            case RECEIVED -> expectedIncoming = getInt(bytes, at);
            case NUMBERS, RESET_BEGUN -> {
                resetBegun = each.type() == RESET_BEGUN;
                set(getInt(bytes, at), getInt(bytes, at + 4), each.timeNanos());
            }
            case RESERVED -> reservedThrough = getInt(bytes, at);
            case SKIPPED -> nextOutgoing = getInt(bytes, at);
            default ->
                throw new IllegalStateException(
                        "record type " + each.type() + " in stream " + stream + " is of a later version");
        }
    }

    private void resume() {
        long openedNanos = 0;
        if (journal.recovery().kind() == Recovery.Kind.POWER_LOSS && nextOutgoing <= reservedThrough) {
            nextOutgoing = reservedThrough + 1;
            require(append(SKIPPED, nextOutgoing, 0, openedNanos));
        }
        require(reserve(openedNanos) ? OK : FULL);
    }

    private static void require(int code) {
        if (code != OK) {
            throw new IllegalStateException("the journal has no room to open a FIX session's store");
        }
    }

    /// Whether a session may start: the next number's reservation is on disk, and so is the last reset, which both
    /// sides must remember alike.
    @Override
    public boolean ready() {
        return usable() && numbersSynced();
    }

    private boolean numbersSynced() {
        if (numbersPosition != 0 && journal.isSynced(numbersPosition)) {
            numbersPosition = 0;
        }
        return numbersPosition == 0;
    }

    private boolean usable() {
        if (nextOutgoing > usableThrough && journal.isSynced(reservationPosition)) {
            usableThrough = reservedThrough;
        }
        return nextOutgoing <= usableThrough;
    }

    /// Reserves the next block; the old one stays usable meanwhile.
    private boolean reserve(long nowNanos) {
        int through = (int) Math.min(Integer.MAX_VALUE - 1L, (long) nextOutgoing + BLOCK);
        putInt(0, through);
        long position = journal.appendReserved(stream, RESERVED, nowNanos, scratch, 0, 4);
        if (position < 0) {
            return false;
        }
        reservedThrough = through;
        reservationPosition = position;
        journal.wakeSync();
        return true;
    }

    @Override
    public int expectedIncoming() {
        return expectedIncoming;
    }

    @Override
    public int nextOutgoing() {
        return nextOutgoing;
    }

    @Override
    public long startedNanos() {
        return startedNanos;
    }

    @Override
    public int sent(int msgType, byte[] bytes, int offset, int length, long nowNanos) {
        if (!ready()) {
            return BUSY;
        }
        if (scratch.length < HEAD + length) {
            scratch = new byte[2 * (HEAD + length)];
        }
        putInt(0, nextOutgoing);
        putInt(4, msgType);
        System.arraycopy(bytes, offset, scratch, HEAD, length);
        int type = length == 0 ? NUMBER_SENT : SENT;
        long begins = journal.appendedPosition();
        // Session messages and cancels keep their lane when the disk is full.
        long position = MsgType.admin(msgType) || MsgType.cancels(msgType)
                ? journal.appendReserved(stream, type, nowNanos, scratch, 0, HEAD + length)
                : journal.append(stream, type, nowNanos, scratch, 0, HEAD + length);
        if (position < 0) {
            return FULL;
        }
        if (length > 0) {
            window.keep(nextOutgoing, msgType, bytes, offset, length, nowNanos);
            window.keptAt(nextOutgoing, begins);
        }
        nextOutgoing++;
        checkpointIfDue(nowNanos);
        if (nextOutgoing > reservedThrough - BLOCK / 2 && journal.isSynced(reservationPosition)) {
            usableThrough = reservedThrough;
            reserve(nowNanos);
        }
        return OK;
    }

    @Override
    public int received(int nextExpected, long nowNanos) {
        int code = append(RECEIVED, nextExpected, 0, nowNanos);
        if (code == OK) {
            expectedIncoming = nextExpected;
            checkpointIfDue(nowNanos);
        }
        return code;
    }

    @Override
    public int beginReset(int incoming, long nowNanos) {
        return startOver(RESET_BEGUN, incoming, 1, nowNanos);
    }

    @Override
    public boolean resetBegun() {
        return resetBegun;
    }

    @Override
    public int numbers(int incoming, int outgoing, long nowNanos) {
        return startOver(NUMBERS, incoming, outgoing, nowNanos);
    }

    private int startOver(int type, int incoming, int outgoing, long nowNanos) {
        int code = append(type, incoming, outgoing, nowNanos);
        if (code != OK) {
            return code;
        }
        // The end of a reset that we began need not be on disk: without it, we would ask for it again.
        boolean ends = type == NUMBERS && resetBegun;
        numbersPosition = ends ? numbersPosition : journal.appendedPosition();
        resetBegun = type == RESET_BEGUN;
        set(incoming, outgoing, nowNanos);
        boolean reserved = reserve(nowNanos);
        // Numbers up to the smaller of both blocks are reserved already, by a record that is on disk.
        usableThrough = Math.min(usableThrough, reservedThrough);
        return reserved ? OK : FULL;
    }

    private void set(int incoming, int outgoing, long nowNanos) {
        expectedIncoming = incoming;
        nextOutgoing = outgoing;
        window.clear();
        if (!resetBegun) {
            startedNanos = nowNanos;
        }
    }

    @Override
    public boolean find(int seqNum, StoredMessage into) {
        return seqNum < nextOutgoing && window.find(seqNum, into);
    }

    private int append(int type, int first, int second, long nowNanos) {
        putInt(0, first);
        putInt(4, second);
        return journal.appendReserved(stream, type, nowNanos, scratch, 0, HEAD) < 0 ? FULL : OK;
    }

    private void putInt(int at, int value) {
        putInt(scratch, at, value);
    }

    private static void putInt(byte[] into, int at, int value) {
        into[at] = (byte) (value >>> 24);
        into[at + 1] = (byte) (value >>> 16);
        into[at + 2] = (byte) (value >>> 8);
        into[at + 3] = (byte) value;
    }

    private static int getInt(byte[] bytes, int at) {
        return (bytes[at] << 24)
                | ((bytes[at + 1] & 0xff) << 16)
                | ((bytes[at + 2] & 0xff) << 8)
                | (bytes[at + 3] & 0xff);
    }
}
