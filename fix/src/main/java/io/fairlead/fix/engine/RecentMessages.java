package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import java.util.Arrays;

/// The application messages that were received last, by what identifies their content: MsgType(35) with ExecID(17), or
/// with ClOrdID(11) where there is none. Owned by the polling thread. Remembers hashes only and allocates nothing after
/// it was made.
///
/// A ring keeps the order, a table of twice the size finds a hash by linear probing:
///
/// ```
/// ring   [ h7 | h8 | h9 | h3 | h4 | h5 | h6 ]      oldest at `next`
/// table  [ . h4 . h9 h5 . h7 . . h3 h8 . h6 . ]    0 is an empty slot
/// ```
final class RecentMessages {
    private static final long EMPTY = 0;

    private final long[] ring;
    private final long[] table;
    private int next;

    /// Remembers so many messages; 0 remembers none.
    RecentMessages(int messages) {
        ring = new long[messages];
        table = new long[messages == 0 ? 0 : 2 * Integer.highestOneBit(2 * messages - 1)];
    }

    /// Remembers a message; returns whether one like it was remembered already.
    boolean seen(FixMessage message) {
        long hash = ring.length == 0 ? EMPTY : hash(message);
        if (hash == EMPTY) {
            return false;
        }
        if (table[slot(hash)] == hash) {
            return true;
        }
        if (ring[next] != EMPTY) {
            forget(ring[next]);
        }
        ring[next] = hash;
        next = next + 1 == ring.length ? 0 : next + 1;
        table[slot(hash)] = hash;
        return false;
    }

    /// Forgets everything.
    void clear() {
        Arrays.fill(ring, EMPTY);
        Arrays.fill(table, EMPTY);
        next = 0;
    }

    /// The slot that holds the hash, or the empty one where it belongs.
    private int slot(long hash) {
        int slot = home(hash);
        while (table[slot] != EMPTY && table[slot] != hash) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private int home(long hash) {
        return (int) (hash ^ hash >>> 32) & table.length - 1;
    }

    /// Takes a hash out and moves those behind it up, so that no probe stops too early.
    private void forget(long hash) {
        int hole = slot(hash);
        table[hole] = EMPTY;
        int mask = table.length - 1;
        for (int at = hole + 1 & mask; table[at] != EMPTY; at = at + 1 & mask) {
            int distance = at - home(table[at]) & mask;
            if (distance >= (at - hole & mask)) {
                table[hole] = table[at];
                table[at] = EMPTY;
                hole = at;
            }
        }
    }

    private static long hash(FixMessage message) {
        int index = message.msgType() == MsgType.EXECUTION_REPORT
                ? message.indexOf(Tag.EXEC_ID)
                : message.indexOf(Tag.CL_ORD_ID);
        if (index < 0) {
            return EMPTY;
        }
        long hash = 0xcbf29ce484222325L ^ message.msgType();
        int end = message.start(index) + message.length(index);
        for (int i = message.start(index); i < end; i++) {
            hash = (hash ^ message.buffer()[i]) * 0x100000001b3L;
        }
        return hash == EMPTY ? 1 : hash;
    }
}
