package io.fairlead.bench;

import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.JournalMessageStore;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.testing.MemoryLink;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.nio.file.Path;

/// The heap of the FIX path alone: an order is encoded, stored in the journal and sent, and its acknowledgement is
/// read, checked and delivered. Both ends run on the bench's thread, the journal's disk work on its own, as in a
/// gateway.
final class FixHeap {
    private static final long SECOND = 1_000_000_000L;

    private final FixSession initiator;
    private final FixSession acceptor;
    private final Journal journal;
    private long nowNanos = 1_700_000_000L * SECOND;
    private long delivered;

    private FixHeap(Journal journal) {
        this.journal = journal;
        MemoryLink[] link = MemoryLink.pair();
        initiator = new FixSession(
                SessionProfile.initiator(SessionId.of("FIX.4.4", "FAIRLEAD", "LP")),
                SessionParts.of(JournalMessageStore.open(journal, "heap"), counting()));
        acceptor = new FixSession(
                SessionProfile.acceptor(SessionId.of("FIX.4.4", "LP", "FAIRLEAD")),
                SessionParts.of(new MemoryMessageStore(), counting()));
        acceptor.attach(link[1], nowNanos);
        awaitDisk();
        initiator.attach(link[0], nowNanos);
        while (!initiator.loggedOn()) {
            turn();
        }
    }

    static double bytesPerOrder(Path directory) throws IOException {
        try (Journal journal = Journal.open(FileDisk.at(directory), JournalConfig.defaults("bench", "bench"), 0)) {
            Thread.ofPlatform().daemon().start(() -> journal.sync().run(System::nanoTime));
            FixHeap fix = new FixHeap(journal);
            double bytes = Heap.bytesPerTurn(60_000, 60_000, _ -> fix.orderAndAcknowledgement());
            if (fix.delivered < 240_000) {
                throw new IllegalStateException("only " + fix.delivered + " messages arrived");
            }
            return bytes;
        }
    }

    private FixSessionListener counting() {
        return (session, message, flags, receivedNanos) -> delivered++;
    }

    private void turn() {
        nowNanos += 1_000;
        initiator.poll(nowNanos);
        acceptor.poll(nowNanos);
    }

    private void orderAndAcknowledgement() {
        nowNanos += 1_000;
        initiator
                .begin(MsgType.NEW_ORDER_SINGLE)
                .put(Tag.CL_ORD_ID, "abcdefghi001000001")
                .put(1, "ACC-1")
                .put(55, "EUR/USD")
                .put(54, '1')
                .put(38, 10_000L)
                .put(40, '2')
                .put(44, 1_085L, 3)
                .put(59, '1')
                .putTimestamp(60, nowNanos);
        send(initiator);
        acceptor.poll(nowNanos);
        acceptor.begin(MsgType.EXECUTION_REPORT)
                .put(37, "V1")
                .put(Tag.CL_ORD_ID, "abcdefghi001000001")
                .put(17, "E1")
                .put(150, '0')
                .put(39, '0')
                .put(55, "EUR/USD")
                .put(54, '1')
                .put(38, 10_000L)
                .put(151, 10_000L)
                .put(14, 0L)
                .put(6, 0L)
                .putTimestamp(60, nowNanos);
        send(acceptor);
        initiator.poll(nowNanos);
        if ((delivered & 127) == 0) {
            awaitDisk();
        }
    }

    /// Without a wait the loop is faster than any disk, and the session's next block of numbers is not synced in time.
    private void awaitDisk() {
        journal.wakeSync();
        while (!journal.isSynced(journal.appendedPosition())) {
            Thread.onSpinWait();
        }
    }

    private void send(FixSession session) {
        long code = session.commit(nowNanos);
        if (code <= 0) {
            throw new IllegalStateException("not sent: code " + code);
        }
    }
}
