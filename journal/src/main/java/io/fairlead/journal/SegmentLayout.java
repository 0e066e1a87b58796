package io.fairlead.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bytes of a segment file: a header, then commits, each followed by the records that it covers.
///
/// ```
///   segment  +--------+-----------+--------+---------+--------+---------+--- …  end of file
///            | header | commit    | records| commit  | records| commit  |
///            +--------+-----------+--------+---------+--------+---------+--- …
///
///   header   0                 8        12       16                24                        56       64
///            +-----------------+--------+--------+-----------------+-------------------------+--------+
///            | "FLSEGMNT"      | crc32c | version| base position   | chain before (SHA-256)  | 0      |
///            +-----------------+--------+--------+-----------------+-------------------------+--------+
/// ```
///
/// The crc covers everything behind it. The base position is also in the file's name. A segment exists only when
/// everything before its base position has been synced.
final class SegmentLayout {
    static final long MAGIC = Layout.magic("FLSEGMNT");
    static final int VERSION = 1;
    static final int HEADER_BYTES = 64;
    private static final int CRC = 8;
    private static final int VERSION_AT = 12;
    private static final int BASE = 16;
    private static final int CHAIN = 24;
    private static final String PREFIX = "segment-";
    private static final String ARCHIVE_PREFIX = "archive-";
    private static final String SUFFIX = ".log";

    private SegmentLayout() {}

    /// A segment's header as read.
    record Header(long base, ChainHash chain) {}

    static byte[] encode(long base, ChainHash chain) {
        byte[] header = new byte[HEADER_BYTES];
        Layout.putLong(header, 0, MAGIC);
        Layout.putInt(header, VERSION_AT, VERSION);
        Layout.putLong(header, BASE, base);
        chain.write(header, CHAIN);
        Layout.putInt(header, CRC, Layout.crc(header, VERSION_AT, HEADER_BYTES - VERSION_AT));
        return header;
    }

    /// The header in these bytes, or null if they hold none.
    static @Nullable Header decode(byte[] bytes, int at) {
        boolean valid = Layout.getLong(bytes, at) == MAGIC
                && Layout.getInt(bytes, at + VERSION_AT) == VERSION
                && Layout.getInt(bytes, at + CRC) == Layout.crc(bytes, at + VERSION_AT, HEADER_BYTES - VERSION_AT);
        if (!valid) {
            return null;
        }
        return new Header(Layout.getLong(bytes, at + BASE), ChainHash.read(bytes, at + CHAIN));
    }

    static String name(long base) {
        return PREFIX + "%020d".formatted(base) + SUFFIX;
    }

    static long base(String name) {
        return Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
    }

    static boolean isSegment(String name) {
        return name.matches(PREFIX + "\\d{20}\\.log");
    }

    /// What the segment is called once recovery no longer reads it.
    static String archived(String segment) {
        return ARCHIVE_PREFIX + segment.substring(PREFIX.length());
    }

    /// All segments, archived or not, by their first name, oldest first.
    static List<String> all(List<String> files) {
        return files.stream()
                .map(file -> file.startsWith(ARCHIVE_PREFIX) ? PREFIX + file.substring(ARCHIVE_PREFIX.length()) : file)
                .filter(SegmentLayout::isSegment)
                .distinct()
                .sorted()
                .toList();
    }

    /// The segments among these files that are not archived, oldest first.
    static List<String> segments(List<String> files) {
        return files.stream().filter(SegmentLayout::isSegment).sorted().toList();
    }
}
