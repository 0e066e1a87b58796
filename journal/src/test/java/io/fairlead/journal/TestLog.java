package io.fairlead.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.journal.testing.SimulatedDisk;
import java.util.ArrayList;
import java.util.List;

/// A small journal on a simulated disk, and the words that the tests speak about it.
final class TestLog {
    static final JournalConfig CONFIG =
            JournalConfig.defaults("boot-1", "pid 4711 on alpha").withSizes(4096, 2048, 16384, 0);
    static final JournalConfig AFTER_REBOOT =
            JournalConfig.defaults("boot-2", "pid 12 on alpha").withSizes(4096, 2048, 16384, 0);
    static final int TYPE = 7;

    final SimulatedDisk disk;
    final Journal journal;
    final int orders;
    private long nowNanos;

    TestLog(SimulatedDisk disk, JournalConfig config) {
        this.disk = disk;
        this.journal = Journal.open(disk, config, 1);
        this.orders = journal.stream("orders");
    }

    static TestLog open(SimulatedDisk disk) {
        return new TestLog(disk, CONFIG);
    }

    long append(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return journal.append(orders, TYPE, 1_000, bytes, 0, bytes.length);
    }

    long appendReserved(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return journal.appendReserved(orders, TYPE, 1_000, bytes, 0, bytes.length);
    }

    long sync() {
        return poll(1);
    }

    long poll(long nanosLater) {
        nowNanos += nanosLater;
        return journal.sync().poll(nowNanos);
    }

    /// The texts of all records of the stream `orders` that are synced.
    List<String> synced() {
        return synced(journal);
    }

    static List<String> synced(Journal journal) {
        try (JournalReader reader = journal.reader(0)) {
            return texts(reader);
        }
    }

    static List<String> texts(JournalReader reader) {
        List<String> texts = new ArrayList<>();
        RecordHandler handler = found -> {
            if (found.stream() != SystemRecords.STREAM) {
                texts.add(found.text());
            }
        };
        while (reader.poll(handler, 100) > 0) {
            // until the synced position
        }
        return texts;
    }

    static String lastSegment(SimulatedDisk disk) {
        return SegmentLayout.segments(disk.list()).getLast();
    }
}
