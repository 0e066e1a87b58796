package io.fairlead.proof.sessions;

import io.fairlead.fix.session.DeliveryFlag;
import io.fairlead.fix.session.ResendPolicy;
import io.fairlead.proof.virtual.Census;
import io.fairlead.proof.virtual.Violations;
import java.util.ArrayList;
import java.util.List;

/// What one side sent and the other got, kept by the world where no crash reaches it. Owned by the world's thread.
///
/// A message that the session took (it returned a MsgSeqNum) must reach the other application exactly once, in order,
/// but for what the design gives up on purpose:
///
/// | the message may be missing when | because |
/// |---|---|
/// | its process died while sending it | it may not have been stored |
/// | the sender's machine died before the store was synced | the store has forgotten it; its number is gap-filled |
/// | both sides reset their numbers since | a reset forgets what was sent |
/// | the policy gap-fills, and since then its connection ended, or the receiver's machine | stale orders stay unsent |
///
/// A message that was refused must never arrive. One that arrives again must be marked as a possible duplicate.
final class Ledger {
    private static final int AGAIN = DeliveryFlag.POSS_DUP | DeliveryFlag.POSS_RESEND;

    private final String direction;
    private final boolean gapFills;
    private final Violations violations;
    private final Census<Happening> census;
    private final List<Entry> entries = new ArrayList<>();
    private int lastDelivered;
    private int connection;
    private int corruptedConnection = -1;

    private enum Standing {
        REFUSED,
        IN_DOUBT,
        PROMISED
    }

    private static final class Entry {
        Standing standing = Standing.IN_DOUBT;
        int connection;
        long position;
        boolean forgivable;
        boolean resetSince;
        boolean delivered;
    }

    Ledger(String direction, ResendPolicy policy, Violations violations, Census<Happening> census) {
        this.direction = direction;
        gapFills = policy.youngerThanNanos() < Long.MAX_VALUE;
        this.violations = violations;
        this.census = census;
    }

    // The sender's side

    /// A message is about to be handed to the session; until the session has spoken its fate is open. Returns its
    /// number here.
    int offer() {
        Entry entry = new Entry();
        entry.connection = connection;
        entry.forgivable = connection == corruptedConnection;
        entries.add(entry);
        return entries.size();
    }

    /// The session took it; its record ends at this position of the sender's journal.
    void promised(int id, long position) {
        Entry entry = entry(id);
        entry.standing = Standing.PROMISED;
        entry.position = position;
        census.count(Happening.SENT);
    }

    /// The session refused it.
    void refused(int id) {
        entry(id).standing = Standing.REFUSED;
        census.count(Happening.REFUSED);
    }

    /// The sender logged on over a new connection.
    void connected() {
        connection++;
    }

    /// A byte of this connection came out wrong: its messages may be gap-filled although it stands.
    void corrupted() {
        entries.stream().filter(each -> each.connection == connection).forEach(each -> each.forgivable = true);
        corruptedConnection = connection;
    }

    /// The sender's machine died with its journal synced up to here.
    void senderLostPower(long syncedPosition) {
        for (Entry each : entries) {
            if (each.standing == Standing.PROMISED && each.position > syncedPosition) {
                each.standing = Standing.IN_DOUBT;
            }
            each.position = 0;
        }
    }

    /// A side set its numbers to 1.
    void reset() {
        entries.forEach(each -> each.resetSince = true);
    }

    // The receiver's side

    /// The application gets a message.
    void delivered(int id, int flags) {
        if (id < 1 || id > entries.size() || entry(id).standing == Standing.REFUSED) {
            violations.add(direction + " message " + id + " was delivered and never sent");
            return;
        }
        Entry entry = entry(id);
        if (entry.delivered) {
            census.count(Happening.DUPLICATES_MARKED);
            if ((flags & AGAIN) == 0) {
                violations.add(direction + " message " + id + " was delivered twice without a mark");
            }
            return;
        }
        if (id < lastDelivered) {
            violations.add(direction + " message " + id + " was delivered behind " + lastDelivered);
        }
        entry.delivered = true;
        lastDelivered = Math.max(lastDelivered, id);
        census.count(Happening.DELIVERED);
        if ((flags & DeliveryFlag.POSS_DUP) != 0) {
            census.count(Happening.RESENT);
        }
    }

    /// The receiver is back with what its journal still has.
    void receiverRestarted(List<Integer> surviving, boolean lostPower) {
        boolean[] kept = new boolean[entries.size() + 1];
        surviving.forEach(id -> kept[id] = true);
        lastDelivered = 0;
        for (int id = 1; id <= entries.size(); id++) {
            Entry entry = entry(id);
            if (entry.delivered && !kept[id]) {
                entry.delivered = false;
                entry.forgivable = true;
                if (!lostPower) {
                    violations.add(direction + " message " + id + " was appended and did not survive a crash");
                }
            }
            lastDelivered = entry.delivered ? id : lastDelivered;
        }
    }

    // The end

    /// Everything has come to rest: what is still missing is lost.
    void settle() {
        for (int id = 1; id <= entries.size(); id++) {
            Entry each = entry(id);
            if (!each.delivered && each.standing == Standing.PROMISED && !excused(each)) {
                violations.add(direction + " message " + id + " was lost");
            }
        }
    }

    private boolean excused(Entry each) {
        return each.resetSince || (gapFills && (each.connection != connection || each.forgivable));
    }

    /// How many messages were offered.
    int size() {
        return entries.size();
    }

    private Entry entry(int id) {
        return entries.get(id - 1);
    }
}
