package io.fairlead.proof.world;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.core.event.EventType;
import io.fairlead.gateway.history.CoreStream;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.JournalRecord;
import io.fairlead.journal.SystemRecords;
import io.fairlead.journal.disk.Disk;
import java.util.Arrays;

/// What the gateway has logged in all its lives, as hashes, so that what a start finds in the log can be compared:
/// it is the beginning of that, to the byte, never a selection. Owned by the world's thread; no crash reaches it.
final class LogMemory {
    private static final int BATCH = 4096;
    private static final int NOT_OPENED = -1;
    private static final long PRIME = 0x100000001b3L;

    private final EventCodec codec = new EventCodec();
    private long[] hashes = new long[1024];
    private int size;

    /// One pass over a log.
    private final class Reading {
        private int stream = NOT_OPENED;
        private long hash;
        private int events;
        private boolean same = true;

        void take(JournalRecord record) {
            if (SystemRecords.isStreamOpened(record)) {
                SystemRecords.StreamOpened opened = SystemRecords.streamOpened(record);
                stream = opened.name().equals(CoreStream.NAME) ? opened.id() : stream;
            } else if (record.stream() == stream) {
                hash = extended(hash, record.type(), record.bytes(), record.offset(), record.length());
                same &= events < size && hash == hashes[events];
                events++;
            }
        }
    }

    /// The log took an event.
    void logged(Event event) {
        int length = codec.encode(event);
        long before = size == 0 ? 0 : hashes[size - 1];
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        hashes[size++] = extended(before, EventType.of(event), codec.buffer(), 0, length);
    }

    /// How many events it has logged.
    int size() {
        return size;
    }

    /// Reads a log from its beginning, archive included, and forgets what it does not hold. Returns whether it is the
    /// beginning of what was logged.
    boolean isBeginningOf(Disk disk) {
        Reading reading = new Reading();
        try (JournalReader reader = JournalReader.open(disk, 0)) {
            int read = BATCH;
            while (read > 0) {
                read = reader.poll(reading::take, BATCH);
            }
        }
        size = Math.min(size, reading.events);
        return reading.same;
    }

    private static long extended(long before, int type, byte[] bytes, int offset, int length) {
        long hash = (before ^ type) * PRIME;
        for (int i = offset; i < offset + length; i++) {
            hash = (hash ^ bytes[i]) * PRIME;
        }
        return hash;
    }
}
