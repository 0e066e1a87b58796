package io.fairlead.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The bytes of the ring file: one page of header, then the ring itself, a power of two long.
///
/// ```
///   0             8        12          16           20               24 … 120          1024            4096
///   +-------------+--------+-----------+------------+----------------+----------+------+--------+------+---- … ----+
///   | "FLRING01"  | crc32c | ring bytes| 0          | boot id length | boot id  |      | synced |      | records   |
///   +-------------+--------+-----------+------------+----------------+----------+------+--------+------+---- … ----+
/// ```
///
/// The crc covers bytes 12 to 120. `synced` is the journal-sync thread's last good position; it stands apart
/// because it changes while the rest does not. A record at log position p begins at byte 4096 + p mod ring size,
/// and its length is written last, after a zero length for the record behind it: a process that dies in between
/// leaves a clean end.
final class RingLayout {
    static final String FILE = "ring";
    static final long MAGIC = Layout.magic("FLRING01");
    static final int HEADER_BYTES = 4096;
    static final int MAX_BOOT_ID_BYTES = 96;
    static final int SYNCED = 1024;
    private static final int CRC = 8;
    private static final int RING_BYTES = 12;
    private static final int BOOT_ID_LENGTH = 20;
    private static final int BOOT_ID = 24;
    private static final int CHECKED_END = BOOT_ID + MAX_BOOT_ID_BYTES;

    private RingLayout() {}

    /// What the header says.
    record Header(int ringBytes, String bootId, long synced) {}

    /// Writes the header, the magic number last.
    static void write(ByteBuffer ring, Header header) {
        byte[] bytes = new byte[CHECKED_END];
        byte[] bootId = header.bootId().getBytes(UTF_8);
        Layout.putLong(bytes, 0, MAGIC);
        Layout.putInt(bytes, RING_BYTES, header.ringBytes());
        Layout.putInt(bytes, BOOT_ID_LENGTH, bootId.length);
        System.arraycopy(bootId, 0, bytes, BOOT_ID, bootId.length);
        Layout.putInt(bytes, CRC, Layout.crc(bytes, RING_BYTES, CHECKED_END - RING_BYTES));
        ring.putLong(SYNCED, header.synced());
        ring.put(CRC, bytes, CRC, CHECKED_END - CRC);
        Ring.LONG.setRelease(ring, 0, MAGIC);
    }

    /// The header of a ring file, or null if it holds none.
    static @Nullable Header read(Disk disk) throws IOException {
        if (!disk.list().contains(FILE)) {
            return null;
        }
        byte[] bytes = new byte[HEADER_BYTES];
        try (DiskFile file = disk.openReadOnly(FILE)) {
            if (file.read(0, bytes, 0, HEADER_BYTES) < HEADER_BYTES) {
                return null;
            }
            Header header = decode(bytes);
            return header == null || file.size() != HEADER_BYTES + (long) header.ringBytes() ? null : header;
        }
    }

    static @Nullable Header decode(byte[] bytes) {
        boolean valid = Layout.getLong(bytes, 0) == MAGIC
                && Layout.getInt(bytes, CRC) == Layout.crc(bytes, RING_BYTES, CHECKED_END - RING_BYTES);
        if (!valid) {
            return null;
        }
        return new Header(
                Layout.getInt(bytes, RING_BYTES),
                new String(bytes, BOOT_ID, Layout.getInt(bytes, BOOT_ID_LENGTH), UTF_8),
                Layout.getLong(bytes, SYNCED));
    }
}
