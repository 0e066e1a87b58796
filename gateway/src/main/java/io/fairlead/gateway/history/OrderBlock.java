package io.fairlead.gateway.history;

import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// A file of orders that left, the newest one open for more. Owned by `OrderArchive`.
///
/// ```
///  retired-<number of the first>.orders      record, record, …
///
///  record  0        4       8          16        20      28          36
///          +--------+-------+----------+---------+-------+-----------+----------+
///          | length | crc32c| position | ordinal | id    | origin    | packed … |      big-endian
///          +--------+-------+----------+---------+-------+-----------+----------+
///                           |<----------------- length, crc32c ----------------->|
///
///  retired-<number of the first>.keys        once the block is full: 4096 offsets of 4 bytes, then for every record
///                                            twice 12 bytes, by the key of its id and by that of its client's: key,
///                                            place; in the order of keys, then of places
/// ```
final class OrderBlock {
    static final int FULL = 4096;

    private static final int HEADER = 8;
    private static final int FIXED = 28;
    private static final int LONGEST = 1 << 26;
    private static final int KEY = 12;
    private static final int OFFSETS = FULL * Integer.BYTES;

    private final Disk disk;
    private final long first;
    private final DiskFile file;
    private final List<Integer> offsets = new ArrayList<>();
    private final Map<Long, Integer> places = new HashMap<>();
    private final List<long[]> keys = new ArrayList<>();
    private ByteBuffer room = ByteBuffer.allocate(1 << 12);
    private long end;

    /// One order: where the event by which it left ends in the log, which of that event's it is, the keys it is found
    /// by, and the order.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Kept(long position, int ordinal, long id, long origin, byte[] packed) {}

    private OrderBlock(Disk disk, long first) throws IOException {
        this.disk = disk;
        this.first = first;
        this.file = disk.open(name(first));
    }

    private static String name(long first) {
        return "retired-%016x.orders".formatted(first);
    }

    private static String keysName(long first) {
        return "retired-%016x.keys".formatted(first);
    }

    static boolean exists(Disk disk, long first) throws IOException {
        return disk.list().contains(name(first));
    }

    /// Opens the newest block for more, behind its last whole record that the log still has.
    static OrderBlock open(Disk disk, long first, long logEnd) throws IOException {
        OrderBlock block = new OrderBlock(disk, first);
        long size = block.file.size();
        Kept next = readAt(block.file, 0, size);
        while (next != null && next.position() <= logEnd) {
            block.note(next);
            next = block.count() < FULL ? readAt(block.file, block.end, size) : null;
        }
        if (block.end < size) {
            block.file.truncate(block.end);
        }
        return block;
    }

    long first() {
        return first;
    }

    int count() {
        return offsets.size();
    }

    private void note(Kept record) {
        int place = offsets.size();
        offsets.add((int) end);
        keys.add(new long[] {record.id(), place});
        keys.add(new long[] {record.origin(), place});
        places.put(record.id(), place);
        places.put(record.origin(), place);
        end += HEADER + FIXED + record.packed().length;
    }

    /// All of them, or none.
    void append(List<Kept> records) throws IOException {
        int length = 0;
        for (Kept record : records) {
            length += HEADER + FIXED + record.packed().length;
        }
        if (room.capacity() < length) {
            room = ByteBuffer.allocate(Math.max(length, 2 * room.capacity()));
        }
        room.clear();
        for (Kept record : records) {
            put(record, room);
        }
        file.write(end, room.flip());
        records.forEach(this::note);
    }

    private static void put(Kept record, ByteBuffer into) {
        int body = FIXED + record.packed().length;
        int from = into.position() + HEADER;
        into.putInt(body).putInt(0);
        into.putLong(record.position()).putInt(record.ordinal());
        into.putLong(record.id()).putLong(record.origin());
        into.put(record.packed());
        into.putInt(from - Integer.BYTES, checksum(into.slice(from, body)));
    }

    void force() throws IOException {
        file.force();
    }

    void close() throws IOException {
        file.close();
    }

    /// The place of the newest with this key; -1 if there is none.
    int find(long key) {
        return places.getOrDefault(key, -1);
    }

    Kept get(int place) throws IOException {
        Kept record = readAt(file, offsets.get(place), end);
        if (record == null) {
            throw new IOException(disk.path(name(first)) + " is damaged at " + offsets.get(place));
        }
        return record;
    }

    Kept newest() throws IOException {
        return get(count() - 1);
    }

    /// Writes its keys, when it is full, and closes it.
    void seal() throws IOException {
        file.force();
        keys.sort((one, other) -> one[0] == other[0] ? Long.compare(one[1], other[1]) : Long.compare(one[0], other[0]));
        ByteBuffer index = ByteBuffer.allocate(OFFSETS + keys.size() * KEY);
        offsets.forEach(index::putInt);
        keys.forEach(each -> index.putLong(each[0]).putInt((int) each[1]));
        try (DiskFile target = disk.open(keysName(first))) {
            target.write(0, index.flip());
            target.force();
        }
        disk.forceDirectory();
        file.close();
    }

    /// Writes the keys of a full block if a crash prevented it.
    static void sealIfNeeded(Disk disk, long first) throws IOException {
        if (disk.list().contains(keysName(first))) {
            try (DiskFile keys = disk.openReadOnly(keysName(first))) {
                if (keys.size() == OFFSETS + 2L * FULL * KEY) {
                    return;
                }
            }
        }
        open(disk, first, Long.MAX_VALUE).seal();
    }

    /// The place of the newest with this key in a full block; -1 if there is none.
    static int findSealed(Disk disk, long first, long key) throws IOException {
        try (DiskFile keys = disk.openReadOnly(keysName(first))) {
            int low = 0;
            int high = 2 * FULL;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (key(keys, middle).getLong() <= key) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            ByteBuffer found = low == 0 ? null : key(keys, low - 1);
            return found != null && found.getLong() == key ? found.getInt() : -1;
        }
    }

    private static ByteBuffer key(DiskFile keys, int index) throws IOException {
        return ByteBuffer.wrap(read(keys, OFFSETS + (long) index * KEY, KEY));
    }

    /// One of a full block.
    static Kept read(Disk disk, long number) throws IOException {
        long first = number - number % FULL;
        int offset;
        try (DiskFile keys = disk.openReadOnly(keysName(first))) {
            offset = ByteBuffer.wrap(read(keys, number % FULL * Integer.BYTES, Integer.BYTES))
                    .getInt();
        }
        try (DiskFile orders = disk.openReadOnly(name(first))) {
            Kept record = readAt(orders, offset, orders.size());
            if (record == null) {
                throw new IOException(disk.path(name(first)) + " is damaged at " + offset);
            }
            return record;
        }
    }

    /// Null if no whole record is there.
    private static @Nullable Kept readAt(DiskFile file, long at, long end) throws IOException {
        if (at + HEADER + FIXED > end) {
            return null;
        }
        ByteBuffer header = ByteBuffer.wrap(read(file, at, HEADER));
        int length = header.getInt();
        if (length < FIXED || length > LONGEST || at + HEADER + length > end) {
            return null;
        }
        byte[] body = read(file, at + HEADER, length);
        if (checksum(ByteBuffer.wrap(body)) != header.getInt()) {
            return null;
        }
        ByteBuffer fixed = ByteBuffer.wrap(body);
        return new Kept(
                fixed.getLong(),
                fixed.getInt(),
                fixed.getLong(),
                fixed.getLong(),
                Arrays.copyOfRange(body, FIXED, length));
    }

    private static byte[] read(DiskFile file, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        int filled = 0;
        while (filled < length) {
            int read = file.read(at + filled, bytes, filled, length - filled);
            if (read <= 0) {
                throw new IOException("a file of orders ends at " + (at + filled));
            }
            filled += read;
        }
        return bytes;
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
