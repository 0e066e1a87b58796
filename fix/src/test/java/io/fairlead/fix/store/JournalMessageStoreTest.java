package io.fairlead.fix.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.codec.MsgType;
import io.fairlead.journal.Checkpoint;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.JournalVerifier;
import io.fairlead.journal.testing.SimulatedDisk;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JournalMessageStoreTest {
    private static final long NOW = 1_767_614_400_000_000_000L;

    private final SimulatedDisk disk = new SimulatedDisk();
    private final StoredMessage found = new StoredMessage();
    private Journal journal = open("boot-1");
    private JournalMessageStore store = JournalMessageStore.open(journal, "lp");

    private Journal open(String bootId) {
        return Journal.open(disk, JournalConfig.defaults(bootId, "pid 1").withSizes(1 << 18, 1 << 20, 1 << 20, 0), NOW);
    }

    private void sync() {
        journal.sync().poll(NOW);
        journal.sync().poll(NOW);
    }

    private int send(String message) {
        byte[] bytes = message.getBytes(US_ASCII);
        return store.sent(MsgType.NEW_ORDER_SINGLE, bytes, 0, bytes.length, NOW);
    }

    private String stored(int seqNum) {
        return store.find(seqNum, found)
                ? new String(found.buffer(), found.offset(), found.length(), US_ASCII)
                : "nothing";
    }

    private void restart(String bootId) {
        journal = open(bootId);
        store = JournalMessageStore.open(journal, "lp");
        journal.acknowledgeLoss();
        sync();
    }

    @Test
    void skipsTheReservedBlockAlsoWhereTheFirstStartAfterAPowerLossDied() {
        sync();
        send("one");
        sync();
        disk.losePower(0);
        open("boot-2").close();
        restart("boot-2");
        assertThat(store.nextOutgoing()).isGreaterThan(65_536);
    }

    @Test
    void usesNoNumberBeforeItsReservationIsOnDisk() {
        assertThat(store.ready()).isFalse();
        assertThat(send("order")).isEqualTo(MessageStore.BUSY);
        sync();
        assertThat(store.ready()).isTrue();
        assertThat(send("order")).isEqualTo(MessageStore.OK);
        assertThat(store.nextOutgoing()).isEqualTo(2);
    }

    @Test
    void resumesExactlyAfterProcessCrash() {
        sync();
        send("first");
        store.sent(MsgType.HEARTBEAT, new byte[0], 0, 0, NOW);
        send("third");
        store.received(8, NOW);
        disk.crashProcess();
        restart("boot-1");
        assertThat(store.nextOutgoing()).isEqualTo(4);
        assertThat(store.expectedIncoming()).isEqualTo(8);
        assertThat(List.of(stored(1), stored(2), stored(3), stored(4)))
                .containsExactly("first", "nothing", "third", "nothing");
        assertThat(found.msgType()).isEqualTo(MsgType.NEW_ORDER_SINGLE);
        assertThat(found.sentNanos()).isEqualTo(NOW);
    }

    @Test
    void resumesBehindTheReservedBlockAfterPowerLoss() {
        sync();
        send("synced");
        sync();
        send("lost, but perhaps sent");
        disk.losePower(0);
        restart("boot-2");
        assertThat(store.nextOutgoing()).isGreaterThan(8000);
        assertThat(stored(1)).isEqualTo("synced");
        assertThat(stored(2)).isEqualTo("nothing");
        int resumed = store.nextOutgoing();
        send("after");
        disk.crashProcess();
        restart("boot-2");
        assertThat(store.nextOutgoing()).isEqualTo(resumed + 1);
    }

    @Test
    void neverUsesANumberTwiceOverPowerLosses() {
        int highest = 0;
        for (int loss = 0; loss < 4; loss++) {
            sync();
            assertThat(store.nextOutgoing()).isGreaterThan(highest);
            for (int i = 0; i < 9000; i++) {
                if (send("x") == MessageStore.OK) {
                    highest = store.nextOutgoing() - 1;
                } else {
                    sync();
                }
            }
            disk.losePower(0);
            restart("boot-" + loss);
        }
        assertThat(store.nextOutgoing()).isGreaterThan(highest);
    }

    @Test
    void resetStartsFromOneAndForgetsMessages() {
        sync();
        send("before");
        assertThat(store.numbers(1, 1, NOW + 5)).isEqualTo(MessageStore.OK);
        assertThat(store.ready()).isFalse();
        sync();
        assertThat(store.ready()).isTrue();
        assertThat(store.startedNanos()).isEqualTo(NOW + 5);
        assertThat(stored(1)).isEqualTo("nothing");
        disk.crashProcess();
        restart("boot-1");
        assertThat(store.startedNanos()).isEqualTo(NOW + 5);
        assertThat(store.nextOutgoing()).isEqualTo(1);
    }

    @Test
    void remembersAResetThatWasBegunUntilNumbersAreSet() {
        sync();
        send("before");
        store.received(7, NOW);
        assertThat(store.beginReset(7, NOW + 5)).isEqualTo(MessageStore.OK);
        assertThat(store.resetBegun()).isTrue();
        assertThat(send("too early")).isEqualTo(MessageStore.BUSY);
        sync();
        assertThat(send("logon")).isEqualTo(MessageStore.OK);
        disk.losePower(0);
        restart("boot-2");
        assertThat(store.ready()).isTrue();
        assertThat(store.resetBegun()).isTrue();
        assertThat(store.expectedIncoming()).isEqualTo(7);
        assertThat(store.numbers(1, 2, NOW + 6)).isEqualTo(MessageStore.OK);
        assertThat(store.resetBegun()).isFalse();
        assertThat(send("at once, as its end need not be on disk")).isEqualTo(MessageStore.OK);
        disk.crashProcess();
        restart("boot-2");
        assertThat(store.resetBegun()).isFalse();
        assertThat(store.expectedIncoming()).isEqualTo(1);
        assertThat(store.nextOutgoing()).isEqualTo(3);
    }

    @Test
    void refusesOrdersButTakesReceiptsAndCancelsWhenTheRingIsFull() {
        sync();
        int code = MessageStore.OK;
        String order = "x".repeat(2000);
        while (code == MessageStore.OK) {
            code = send(order);
        }
        assertThat(code).isEqualTo(MessageStore.FULL);
        assertThat(store.received(2, NOW)).isEqualTo(MessageStore.OK);
        byte[] cancel = "cancel".getBytes(US_ASCII);
        assertThat(store.sent(MsgType.ORDER_CANCEL_REQUEST, cancel, 0, cancel.length, NOW))
                .isEqualTo(MessageStore.OK);
    }

    private static JournalMessageStore of(Map<String, JournalMessageStore> stores, String session) {
        return Objects.requireNonNull(stores.get(session));
    }

    @Test
    void keepsSessionsApart() {
        Map<String, JournalMessageStore> both = JournalMessageStore.openAll(journal, List.of("a", "b"));
        sync();
        of(both, "a").received(5, NOW);
        of(both, "b").received(9, NOW);
        disk.crashProcess();
        journal = open("boot-1");
        Map<String, JournalMessageStore> again = JournalMessageStore.openAll(journal, List.of("a", "b"));
        assertThat(of(again, "a").expectedIncoming()).isEqualTo(5);
        assertThat(of(again, "b").expectedIncoming()).isEqualTo(9);
    }

    /// Some 20 MB of messages, so that checkpoints are written.
    private void sendMany() {
        sync();
        String order = "x".repeat(4000);
        for (int i = 0; i < 5000; i++) {
            assertThat(send(order + i)).isEqualTo(MessageStore.OK);
            store.received(i + 2, NOW);
            if (i % 40 == 0) {
                sync();
            }
        }
        sync();
    }

    @Test
    void startsFromItsCheckpointWithEverythingThatMayBeAskedForAgain() {
        sendMany();
        disk.crashProcess();
        restart("boot-1");

        Checkpoint taken = Objects.requireNonNull(journal.checkpoint(journal.stream("fix/lp")));
        assertThat(taken.neededFrom()).isPositive().isLessThan(taken.position());
        assertThat(store.nextOutgoing()).isEqualTo(5001);
        assertThat(store.expectedIncoming()).isEqualTo(5001);
        assertThat(stored(5000)).endsWith("x4999");
        assertThat(stored(4200)).as("before the checkpoint").endsWith("x4199");
        assertThat(stored(1)).as("pushed out by later ones").isEqualTo("nothing");

        assertThat(journal.archive(Long.MAX_VALUE))
                .as("no stream needs the first segments")
                .isGreaterThan(5);
        disk.losePower(0);
        restart("boot-2");
        assertThat(store.nextOutgoing()).as("behind the reserved block").isGreaterThan(5001);
        assertThat(store.expectedIncoming()).isEqualTo(5001);
        assertThat(stored(4999)).endsWith("x4998");
    }

    @Test
    void messagesOlderThanAWeekAreNotKeptFromTheArchive() {
        sendMany();
        long week = 7L * 86_400_000_000_000L;
        byte[] bytes = "y".repeat(4000).getBytes(US_ASCII);
        for (int i = 0; i < 4300; i++) {
            store.received(5002 + i, NOW + 2 * week);
            journal.append(journal.stream("core"), 1, NOW + 2 * week, bytes, 0, bytes.length);
            if (i % 40 == 0) {
                sync();
            }
        }
        Checkpoint taken = Objects.requireNonNull(journal.checkpoint(journal.stream("fix/lp")));
        assertThat(taken.neededFrom()).as("no message of its own").isEqualTo(taken.position());
    }

    @Test
    void aFlippedBitIsFoundWhateverItHits() {
        sync();
        send("35=D|11=one|");
        send("35=D|11=two|");
        store.received(5, NOW);
        sync();
        String segment = disk.list().stream()
                .filter(file -> file.startsWith("segment-"))
                .findFirst()
                .orElseThrow();
        int size = disk.contents(segment).length;
        disk.crashProcess();
        for (int offset = 0; offset < size; offset++) {
            disk.flipBit(segment, offset, offset % 8);
            assertThat(isFound()).as("a bit of byte %d of %d", offset, size).isTrue();
            disk.flipBit(segment, offset, offset % 8);
        }
        assertThat(isFound()).isFalse();
    }

    /// Refused at the start, or else by the chain: the bytes that pad a record mean nothing.
    private boolean isFound() {
        return !JournalVerifier.verify(disk).isIntact()
                || JournalVerifier.verify(disk).damage().isPresent();
    }
}
