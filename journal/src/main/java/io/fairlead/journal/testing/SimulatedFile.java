package io.fairlead.journal.testing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A file's bytes as processes see them and as the platter has them, with what happened in between. Owned by its
/// disk.
final class SimulatedFile {
    private static final int SECTOR = 512;
    private static final int PAGE = 4096;

    private final List<Change> unsynced = new ArrayList<>();
    private GrowingBytes cached = new GrowingBytes();
    private final GrowingBytes durable = new GrowingBytes();
    private @Nullable ByteBuffer mapping;

    /// What happened to the file since its last sync.
    private sealed interface Change {
        record Written(int offset, ByteBuffer bytes) implements Change {
            void applyTo(GrowingBytes target, int from, int to) {
                target.write(offset + from, bytes.slice(from, to - from));
            }

            int length() {
                return bytes.remaining();
            }
        }

        record Resized(int size) implements Change {}
    }

    int size() {
        return cached.size();
    }

    int read(long position, byte[] target, int offset, int length) {
        if (mapping == null || position >= mapping.capacity()) {
            return cached.read(position, target, offset, length);
        }
        int count = (int) Math.min(length, mapping.capacity() - position);
        mapping.get((int) position, target, offset, count);
        return count;
    }

    void write(int offset, byte[] bytes) {
        ByteBuffer source = ByteBuffer.wrap(bytes.clone());
        unsynced.add(new Change.Written(offset, source));
        cached.write(offset, source);
    }

    void truncate(int size) {
        unsynced.add(new Change.Resized(size));
        cached.resize(size);
    }

    void force() {
        for (Change change : unsynced) {
            switch (change) {
                case Change.Written written -> written.applyTo(durable, 0, written.length());
                case Change.Resized resized -> durable.resize(resized.size());
            }
        }
        unsynced.clear();
    }

    ByteBuffer map() {
        takeFromMapping();
        mapping = ByteBuffer.allocateDirect(cached.size()).put(0, cached.view(), 0, cached.size());
        return mapping;
    }

    void flip(int offset, int bit) {
        takeFromMapping();
        ByteBuffer flipped = ByteBuffer.allocate(1).put(0, (byte) (cached.get(offset) ^ (1 << bit)));
        cached.write(offset, flipped);
        if (offset < durable.size()) {
            durable.write(offset, flipped);
        }
        if (mapping != null) {
            mapping.put(offset, flipped.get(0));
        }
    }

    /// The process is gone: what it mapped stays in the page cache, and its mapping is nobody's any more.
    void crashProcess() {
        takeFromMapping();
        mapping = null;
    }

    /// The machine is gone: of what was never synced, this many bytes had reached the platter. Returns how many are
    /// left for the next file.
    long losePower(long keptBytes) {
        long left = keptBytes;
        for (Change change : unsynced) {
            switch (change) {
                case Change.Written written -> {
                    int kept = (int) Math.min(left, written.length());
                    if (kept > 0) {
                        written.applyTo(durable, 0, kept);
                    }
                    left -= kept;
                }
                case Change.Resized resized -> {
                    if (left > 0) {
                        durable.resize(resized.size());
                    }
                }
            }
        }
        restart();
        return left;
    }

    /// The machine is gone: of what was never synced, any sector and any mapped page may have reached the platter.
    void losePower(RandomGenerator random) {
        for (Change change : unsynced) {
            switch (change) {
                case Change.Written written -> {
                    for (int at = 0; at < written.length(); at += SECTOR) {
                        if (random.nextBoolean()) {
                            written.applyTo(durable, at, Math.min(written.length(), at + SECTOR));
                        }
                    }
                }
                case Change.Resized resized -> {
                    if (random.nextBoolean()) {
                        durable.resize(resized.size());
                    }
                }
            }
        }
        for (int at = 0; mapping != null && at < mapping.capacity(); at += PAGE) {
            if (random.nextBoolean()) {
                durable.write(at, mapping.slice(at, Math.min(PAGE, mapping.capacity() - at)));
            }
        }
        restart();
    }

    private void restart() {
        cached = durable.copy();
        unsynced.clear();
        mapping = null;
    }

    long unsyncedBytes() {
        return unsynced.stream()
                .mapToLong(change -> change instanceof Change.Written written ? written.length() : 0)
                .sum();
    }

    private void takeFromMapping() {
        if (mapping != null) {
            cached.write(0, mapping.slice(0, mapping.capacity()));
        }
    }
}
