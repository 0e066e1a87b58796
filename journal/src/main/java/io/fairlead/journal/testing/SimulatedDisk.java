package io.fairlead.journal.testing;

import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import io.fairlead.journal.disk.DiskFullException;
import io.fairlead.journal.disk.DiskLock;
import io.fairlead.journal.disk.DiskLockedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A disk in memory that keeps apart what processes see and what would survive a power cut, and fails on request.
/// Owned by one thread; a crash makes every file opened before it unusable, as the process that held it is gone.
public final class SimulatedDisk implements Disk {
    private TreeMap<String, SimulatedFile> files = new TreeMap<>();
    private TreeMap<String, SimulatedFile> durableFiles = new TreeMap<>();
    private @Nullable String owner;
    private int processes;
    private long capacityBytes = Long.MAX_VALUE;
    private boolean lying;
    private int forcesUntilFailure = Integer.MAX_VALUE;
    private int writesUntilFailure = Integer.MAX_VALUE;
    private long forces;

    /// An empty disk without end.
    public SimulatedDisk() {}

    // Faults and crashes

    /// The process dies: everything written stays, the lock does not.
    public void crashProcess() {
        files.values().forEach(SimulatedFile::crashProcess);
        endProcess();
    }

    /// The machine dies: of the bytes written and never synced, only the first so many (in the order of names, then
    /// of writing) had reached the platter, and nothing of what was mapped.
    public void losePower(long keptBytes) {
        files = new TreeMap<>(durableFiles);
        long left = keptBytes;
        for (SimulatedFile file : files.values()) {
            left = file.losePower(left);
        }
        endProcess();
    }

    /// The machine dies: of the bytes written and never synced, any sector may have reached the platter, and any
    /// page of what was mapped.
    public void losePower(RandomGenerator random) {
        files = new TreeMap<>(durableFiles);
        files.values().forEach(file -> file.losePower(random));
        endProcess();
    }

    private void endProcess() {
        owner = null;
        processes++;
    }

    /// How many bytes a power cut now could take.
    public long unsyncedBytes() {
        return files.values().stream().mapToLong(SimulatedFile::unsyncedBytes).sum();
    }

    /// How many syncs were asked for.
    public long forces() {
        return forces;
    }

    /// From now on the disk says "synced" and does nothing.
    public void lieAboutSync(boolean lie) {
        lying = lie;
    }

    /// After this many more syncs, every sync fails.
    public void failForcesAfter(int successes) {
        forcesUntilFailure = successes;
    }

    /// After this many more writes, every write fails.
    public void failWritesAfter(int successes) {
        writesUntilFailure = successes;
    }

    /// How large the disk is.
    public void capacity(long bytes) {
        capacityBytes = bytes;
    }

    /// How many bytes the files take.
    public long usedBytes() {
        return files.values().stream().mapToLong(SimulatedFile::size).sum();
    }

    /// A bit goes bad.
    public void flipBit(String name, long offset, int bit) {
        existing(name).flip(Math.toIntExact(offset), bit);
    }

    /// What a process would read.
    public byte[] contents(String name) {
        SimulatedFile file = existing(name);
        byte[] bytes = new byte[file.size()];
        file.read(0, bytes, 0, bytes.length);
        return bytes;
    }

    /// Somebody replaces a file's bytes, synced.
    public void overwrite(String name, byte[] bytes) {
        SimulatedFile file = new SimulatedFile();
        file.write(0, bytes);
        file.force();
        files.put(name, file);
        durableFiles.put(name, file);
    }

    private SimulatedFile existing(String name) {
        SimulatedFile file = files.get(name);
        if (file == null) {
            throw new IllegalArgumentException("no file " + name + " among " + files.keySet());
        }
        return file;
    }

    // The port

    @Override
    public DiskLock lock(String name, String newOwner) throws IOException {
        if (owner != null) {
            throw new DiskLockedException(path(""), owner);
        }
        owner = newOwner;
        int process = processes;
        return () -> owner = process == processes ? null : owner;
    }

    @Override
    public List<String> list() {
        return List.copyOf(files.keySet());
    }

    @Override
    public DiskFile open(String name) {
        return new Handle(files.computeIfAbsent(name, _ -> new SimulatedFile()), true, processes);
    }

    @Override
    public DiskFile openReadOnly(String name) throws IOException {
        SimulatedFile file = files.get(name);
        if (file == null) {
            throw new FileNotFoundException(path(name));
        }
        return new Handle(file, false, processes);
    }

    @Override
    public void preallocate(String name, long bytes) throws IOException {
        delete(name);
        if (bytes > freeBytes()) {
            throw new DiskFullException(path(name) + ": no space left for " + bytes + " bytes");
        }
        overwrite(name, new byte[Math.toIntExact(bytes)]);
    }

    @Override
    public ByteBuffer map(String name) {
        return existing(name).map();
    }

    @Override
    public void rename(String name, String newName) throws IOException {
        if (files.containsKey(newName)) {
            throw new FileAlreadyExistsException(path(newName));
        }
        files.put(newName, existing(name));
        files.remove(name);
    }

    @Override
    public void delete(String name) {
        files.remove(name);
    }

    @Override
    public void forceDirectory() {
        if (!lying) {
            durableFiles = new TreeMap<>(files);
        }
    }

    @Override
    public long freeBytes() {
        return Math.max(0, capacityBytes - usedBytes());
    }

    @Override
    public String path(String name) {
        return "simulated/" + name;
    }

    private final class Handle implements DiskFile {
        private final SimulatedFile file;
        private final boolean writable;
        private final int process;

        Handle(SimulatedFile file, boolean writable, int process) {
            this.file = file;
            this.writable = writable;
            this.process = process;
        }

        private void requireAlive() {
            if (process != processes) {
                throw new IllegalStateException("the process that opened this file is dead");
            }
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) {
            requireAlive();
            return file.read(position, target, offset, length);
        }

        @Override
        public void write(long position, ByteBuffer... sources) throws IOException {
            requireAlive();
            if (!writable || writesUntilFailure-- <= 0) {
                throw new IOException(writable ? "simulated: input/output error" : "opened for reading");
            }
            int at = Math.toIntExact(position);
            for (ByteBuffer source : sources) {
                byte[] bytes = new byte[source.remaining()];
                source.get(bytes);
                int room = (int) Math.min(bytes.length, Math.max(0, file.size() - at) + freeBytes());
                file.write(at, room == bytes.length ? bytes : Arrays.copyOf(bytes, room));
                if (room < bytes.length) {
                    throw new DiskFullException("simulated: no space left");
                }
                at += bytes.length;
            }
        }

        @Override
        public void force() throws IOException {
            requireAlive();
            forces++;
            if (forcesUntilFailure-- <= 0) {
                throw new IOException("simulated: sync failed");
            }
            if (!lying) {
                file.force();
            }
        }

        @Override
        public long size() {
            requireAlive();
            return file.size();
        }

        @Override
        public void truncate(long size) {
            requireAlive();
            file.truncate(Math.toIntExact(size));
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
