package io.fairlead.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A directory of the real file system, readable by its owner only. Immutable; its files belong to whoever opened
/// them.
public final class FileDisk implements Disk {
    private static final int ZEROS = 1 << 20;

    private final Path directory;

    private FileDisk(Path directory) {
        this.directory = directory;
    }

    /// Uses this directory, creating it when it is missing.
    public static FileDisk at(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return new FileDisk(directory);
    }

    /// Uses this directory as it is, for looking at it from outside.
    ///
    /// @throws NotDirectoryException when there is none
    public static FileDisk existing(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        return new FileDisk(directory);
    }

    @Override
    public DiskLock lock(String name, String owner) throws IOException {
        FileChannel channel =
                channel(name, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new DiskLockedException(
                    directory.toString(),
                    Files.readString(directory.resolve(name)).strip());
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((owner + "\n").getBytes(UTF_8)), 0);
        return channel::close;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public List<String> list() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public DiskFile open(String name) throws IOException {
        return new ChannelFile(
                path(name),
                channel(name, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE));
    }

    @Override
    public DiskFile openReadOnly(String name) throws IOException {
        return new ChannelFile(path(name), channel(name, StandardOpenOption.READ));
    }

    @Override
    public void preallocate(String name, long bytes) throws IOException {
        delete(name);
        ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
        try (DiskFile file = open(name)) {
            for (long at = 0; at < bytes; at += ZEROS) {
                file.write(at, zeros.clear().limit((int) Math.min(ZEROS, bytes - at)));
            }
            file.force();
        } catch (IOException e) {
            delete(name);
            throw e;
        }
        forceDirectory();
    }

    @Override
    public ByteBuffer map(String name) throws IOException {
        try (FileChannel channel = channel(name, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(MapMode.READ_WRITE, 0, channel.size());
        }
    }

    @Override
    public void rename(String name, String newName) throws IOException {
        if (Files.exists(directory.resolve(newName))) {
            throw new FileAlreadyExistsException(path(newName));
        }
        Files.move(directory.resolve(name), directory.resolve(newName), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    @Override
    public void forceDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public long freeBytes() throws IOException {
        // A FileStore would read the table of mounts each time; this is silent when it fails.
        long free = directory.toFile().getUsableSpace();
        return free > 0 ? free : Files.getFileStore(directory).getUsableSpace();
    }

    @Override
    public String path(String name) {
        return directory.resolve(name).toString();
    }

    private FileChannel channel(String name, OpenOption... options) throws IOException {
        return FileChannel.open(
                directory.resolve(name),
                Set.of(options),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private record ChannelFile(String path, FileChannel channel) implements DiskFile {
        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(target, offset, length), position);
        }

        @Override
        public void write(long position, ByteBuffer... sources) throws IOException {
            try {
                channel.position(position);
                for (long left = remaining(sources); left > 0; ) {
                    left -= channel.write(sources);
                }
            } catch (IOException e) {
                throw isFull(e) ? new DiskFullException(path + ": " + e.getMessage(), e) : e;
            }
        }

        private static long remaining(ByteBuffer... sources) {
            long bytes = 0;
            for (ByteBuffer source : sources) {
                bytes += source.remaining();
            }
            return bytes;
        }

        /// The JDK hands out the operating system's words, not its error numbers.
        private static boolean isFull(IOException e) {
            String message = String.valueOf(e.getMessage());
            return message.contains("No space left") || message.contains("quota exceeded");
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
