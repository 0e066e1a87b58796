package io.fairlead.gateway.tape;

import io.fairlead.core.model.TradingDay;
import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Writes blocks to the file of the day, a new one for each day and each start: `md-2026-11-21-001.fmd`. Owned by the
/// recorder's thread.
final class TapeFiles implements AutoCloseable {
    private static final String PREFIX = "md-";
    private static final int DATE = 10;

    private final Disk disk;
    private final TradingDay day;
    private final int keepDays;
    private @Nullable DiskFile file;
    private String name = "";
    private LocalDate date = LocalDate.EPOCH;
    private long end;

    /// @param keepDays how many days of files are kept, 0 for all
    TapeFiles(Disk disk, TradingDay day, int keepDays) {
        this.disk = disk;
        this.day = day;
        this.keepDays = keepDays;
    }

    /// The file that is written to; empty before the first block.
    String name() {
        return name;
    }

    /// Whether a block that begins at this time would begin a file.
    boolean rollsAt(long nanos) {
        return file == null || !day.at(nanos).equals(date);
    }

    void append(ByteBuffer block, long nanos) throws IOException {
        if (rollsAt(nanos)) {
            roll(nanos);
        }
        DiskFile to = file;
        if (to == null) {
            throw new IOException("no file is open");
        }
        int length = block.remaining();
        to.write(end, block);
        end += length;
    }

    private void roll(long nanos) throws IOException {
        close();
        date = day.at(nanos);
        String fresh = PREFIX + date + "-%03d".formatted(parts(date) + 1) + TapeFormat.SUFFIX;
        DiskFile opened = disk.open(fresh);
        try {
            opened.write(0, head(nanos, date));
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        file = opened;
        name = fresh;
        end = TapeFormat.FILE_HEAD;
        forget(date);
    }

    /// The highest part that there is of a day; parts are never used again.
    private int parts(LocalDate of) throws IOException {
        int highest = 0;
        for (String each : disk.list()) {
            String before = PREFIX + of + "-";
            if (each.startsWith(before) && each.matches(".*-[0-9]{3,9}\\.fmd")) {
                int to = each.length() - TapeFormat.SUFFIX.length();
                highest = Math.max(highest, Integer.parseInt(each, before.length(), to, 10));
            }
        }
        return highest;
    }

    private void forget(LocalDate today) throws IOException {
        if (keepDays == 0) {
            return;
        }
        for (String each : list(disk)) {
            LocalDate of = dateOf(each);
            if (of != null && of.isBefore(today.minusDays(keepDays))) {
                disk.delete(each);
            }
        }
    }

    private static @Nullable LocalDate dateOf(String name) {
        try {
            return LocalDate.parse(name.substring(PREFIX.length(), PREFIX.length() + DATE));
        } catch (DateTimeException | IndexOutOfBoundsException _) {
            return null; // somebody else's file, which is none of our business
        }
    }

    private static ByteBuffer head(long nanos, LocalDate date) {
        ByteBuffer head = ByteBuffer.allocate(TapeFormat.FILE_HEAD).order(ByteOrder.LITTLE_ENDIAN);
        head.putInt(TapeFormat.FILE_MAGIC).putInt(TapeFormat.VERSION).putLong(nanos);
        head.putInt((int) date.toEpochDay());
        CRC32C crc = new CRC32C();
        crc.update(head.array(), 0, TapeFormat.FILE_HEAD - 4);
        return head.putInt((int) crc.getValue()).flip();
    }

    /// The tapes of a folder, in the order of time.
    static List<String> list(Disk disk) throws IOException {
        return disk.list().stream()
                .filter(each -> each.startsWith(PREFIX) && each.endsWith(TapeFormat.SUFFIX))
                .sorted()
                .toList();
    }

    @Override
    public void close() throws IOException {
        DiskFile open = file;
        file = null;
        if (open != null) {
            try (open) {
                open.force();
            }
        }
    }
}
