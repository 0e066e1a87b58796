package io.fairlead.journal.testing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A file's bytes as processes see them and as the platter has them, with what happened in between. Owned by its disk.
final class SimulatedFile {
    private static final int SECTOR = 512;
    private static final int PAGE = 4096;

    private byte[] cached = {};
    private byte[] durable = {};
    private List<Change> unsynced = new ArrayList<>();
    private @Nullable ByteBuffer mapping;

    /// What happened to the file since its last sync.
    private sealed interface Change {
        record Written(int offset, byte[] bytes) implements Change {}

        record Truncated(int size) implements Change {}
    }

    int size() {
        return cached.length;
    }

    int read(long position, byte[] target, int offset, int length) {
        takeFromMapping();
        if (position >= cached.length) {
            return -1;
        }
        int count = (int) Math.min(length, cached.length - position);
        System.arraycopy(cached, (int) position, target, offset, count);
        return count;
    }

    void write(int offset, byte[] bytes) {
        unsynced.add(new Change.Written(offset, bytes));
        cached = written(cached, offset, bytes);
    }

    void truncate(int size) {
        unsynced.add(new Change.Truncated(size));
        cached = Arrays.copyOf(cached, size);
    }

    void force() {
        unsynced.clear();
        durable = cached.clone();
    }

    ByteBuffer map() {
        mapping = ByteBuffer.allocateDirect(cached.length).put(0, cached);
        return mapping;
    }

    void flip(int offset, int bit) {
        takeFromMapping();
        cached[offset] ^= (byte) (1 << bit);
        if (offset < durable.length) {
            durable[offset] ^= (byte) (1 << bit);
        }
        if (mapping != null) {
            mapping.put(offset, cached[offset]);
        }
    }

    /// The process is gone: what it mapped stays in the page cache, and its mapping is nobody's any more.
    void crashProcess() {
        takeFromMapping();
        mapping = null;
    }

    /// The machine is gone: of what was never synced, this many bytes had reached the platter. Returns how many are
    /// left for the
    /// next file.
    long losePower(long keptBytes) {
        long left = keptBytes;
        byte[] survivor = durable;
        for (Change change : unsynced) {
            switch (change) {
                case Change.Written(int offset, byte[] bytes) -> {
                    int kept = (int) Math.min(left, bytes.length);
                    survivor = kept == 0 ? survivor : written(survivor, offset, Arrays.copyOf(bytes, kept));
                    left -= kept;
                }
                case Change.Truncated(int size) -> survivor = left > 0 ? Arrays.copyOf(survivor, size) : survivor;
            }
        }
        become(survivor);
        return left;
    }

    /// The machine is gone: of what was never synced, any sector and any mapped page may have reached the platter.
    void losePower(RandomGenerator random) {
        byte[] survivor = durable;
        for (Change change : unsynced) {
            switch (change) {
                case Change.Written(int offset, byte[] bytes) -> {
                    for (int at = 0; at < bytes.length; at += SECTOR) {
                        byte[] sector = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + SECTOR));
                        survivor = random.nextBoolean() ? written(survivor, offset + at, sector) : survivor;
                    }
                }
                case Change.Truncated(int size) ->
                    survivor = random.nextBoolean() ? Arrays.copyOf(survivor, size) : survivor;
            }
        }
        become(mapping == null ? survivor : withSomePages(survivor, random));
    }

    private byte[] withSomePages(byte[] old, RandomGenerator random) {
        takeFromMapping();
        byte[] survivor = old.clone();
        for (int at = 0; at < survivor.length; at += PAGE) {
            if (random.nextBoolean()) {
                System.arraycopy(cached, at, survivor, at, Math.min(PAGE, survivor.length - at));
            }
        }
        return survivor;
    }

    private void become(byte[] bytes) {
        cached = bytes.clone();
        durable = bytes.clone();
        unsynced = new ArrayList<>();
        mapping = null;
    }

    long unsyncedBytes() {
        return unsynced.stream()
                .mapToLong(change -> change instanceof Change.Written(int _, byte[] bytes) ? bytes.length : 0)
                .sum();
    }

    private void takeFromMapping() {
        if (mapping != null) {
            mapping.get(0, cached);
        }
    }

    private static byte[] written(byte[] before, int offset, byte[] bytes) {
        byte[] after = Arrays.copyOf(before, Math.max(before.length, offset + bytes.length));
        System.arraycopy(bytes, 0, after, offset, bytes.length);
        return after;
    }
}
