package io.fairlead.proof.virtual;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// All that happened in a world, as a hash: two runs that did the same have the same. Owned by the world's thread.
public final class Trace {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Consumer<String> lines;
    private final boolean written;
    private long hash = FNV_OFFSET;

    private Trace(Consumer<String> lines, boolean written) {
        this.lines = lines;
        this.written = written;
    }

    /// Keeps the hash alone.
    public static Trace hashed() {
        return new Trace(_ -> {}, false);
    }

    /// Hands out each line as well, for whoever replays a seed to read.
    public static Trace to(Consumer<String> lines) {
        return new Trace(lines, true);
    }

    /// Something happened.
    public void event(long nanos, String who, String what) {
        number(nanos);
        text(who);
        text(what);
        if (written) {
            lines.accept("%.6f %s %s".formatted(nanos % 1_000_000_000_000_000L / 1e9, who, what));
        }
    }

    /// Bytes went somewhere.
    public void bytes(long nanos, String who, byte[] source, int offset, int length) {
        number(nanos);
        for (int i = offset; i < offset + length; i++) {
            octet(source[i]);
        }
        if (written) {
            String shown = new String(source, offset, length, StandardCharsets.ISO_8859_1).replace('\u0001', '|');
            lines.accept("%.6f %s %s".formatted(nanos % 1_000_000_000_000_000L / 1e9, who, shown));
        }
    }

    /// Bytes that belong to what happened, for the hash alone.
    public void fold(byte[] source, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            octet(source[i]);
        }
    }

    /// Whether anybody reads the lines: words that cost something are made for a reader only.
    public boolean isRead() {
        return written;
    }

    /// Words for the reader; the hash does not hold them.
    public void remark(long nanos, String who, String what) {
        if (written) {
            lines.accept("%.6f %s %s".formatted(nanos % 1_000_000_000_000_000L / 1e9, who, what));
        }
    }

    /// The hash of everything so far.
    public long hash() {
        return hash;
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            octet(text.charAt(i));
        }
    }

    private void number(long value) {
        hash = (hash ^ value) * FNV_PRIME;
    }

    private void octet(int value) {
        hash = (hash ^ (value & 0xff)) * FNV_PRIME;
    }
}
