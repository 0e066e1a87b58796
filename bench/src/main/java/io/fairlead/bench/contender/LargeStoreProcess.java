package io.fairlead.bench.contender;

import io.fairlead.bench.wire.OrderText;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.store.JournalMessageStore;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Idle;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/// Measures a start with a large store. `fill` leaves a store behind that has sent a million orders and counted a
/// million reports; `start` opens it in a new process, logs on, and prints the milliseconds since that process began.
public final class LargeStoreProcess {
    private static final int MESSAGES = 1_000_000;

    private LargeStoreProcess() {}

    /// Measures once.
    ///
    /// @param arguments folder for files, then `fill` or `start`
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        System.out.println(arguments[1].equals("fill") ? fill(folder) : start(folder));
        Runtime.getRuntime().halt(0);
    }

    private static int fill(Path folder) throws IOException {
        byte[] order = OrderText.order("20261121-10:15:30.123");
        try (Journal journal = Journal.open(FileDisk.at(folder), JournalConfig.defaults("bench", "bench"), 0)) {
            Thread.ofPlatform().daemon().start(() -> journal.sync().run(System::nanoTime));
            JournalMessageStore store = JournalMessageStore.open(journal, Fairlead.STORE);
            while (store.nextOutgoing() <= MESSAGES) {
                int seqNum = store.nextOutgoing();
                if (store.sent(MsgType.NEW_ORDER_SINGLE, order, 0, order.length, seqNum) == MessageStore.OK) {
                    received(store, seqNum + 1);
                } else {
                    Thread.onSpinWait();
                }
            }
            return store.nextOutgoing();
        }
    }

    private static void received(MessageStore store, int nextExpected) {
        while (store.received(nextExpected, nextExpected) != MessageStore.OK) {
            Thread.onSpinWait();
        }
    }

    private static long start(Path folder) throws IOException {
        RawVenue venue = new RawVenue(MESSAGES + 1, 0);
        SocketDialer dialer = SocketDialer.plain(task -> Thread.ofVirtual().start(task));
        Fairlead.logOn(folder, dialer, new Endpoint("localhost", venue.port()), Idle.SPIN);
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }
}
