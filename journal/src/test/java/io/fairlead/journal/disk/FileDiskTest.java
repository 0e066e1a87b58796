package io.fairlead.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDiskTest {
    @TempDir
    Path temp;

    private Path directory;
    private FileDisk disk;

    @BeforeEach
    void create() throws IOException {
        directory = temp.resolve("data/journal");
        disk = FileDisk.at(directory);
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        disk.open("a").close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("a"))))
                .isEqualTo("rw-------");
        assertThat(FileDisk.at(directory).list()).containsExactly("a");
    }

    @Test
    void createsNothingForALookFromOutside() throws IOException {
        Path nowhere = temp.resolve("nowhere");
        assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> FileDisk.existing(nowhere));
        assertThat(nowhere).doesNotExist();
        assertThat(FileDisk.existing(directory).list()).isEmpty();
    }

    @Test
    void namesTheOneWhoHoldsTheLock() throws IOException {
        DiskLock lock = disk.lock("lock", "pid 1 since noon");
        assertThatExceptionOfType(DiskLockedException.class)
                .isThrownBy(() -> FileDisk.at(directory).lock("lock", "pid 2"))
                .withMessage(directory + " is in use by pid 1 since noon")
                .satisfies(e -> assertThat(e.owner()).isEqualTo("pid 1 since noon"));
        lock.close();
        disk.lock("lock", "x").close();
        assertThat(Files.readString(directory.resolve("lock"))).isEqualTo("x\n");
        assertThat(new DiskLockedException("d", "")).hasMessage("d is in use by another process");
    }

    @Test
    void writesPiecesOneAfterTheOther() throws IOException {
        try (DiskFile file = disk.open("a")) {
            file.write(3, bytes("abc"), bytes(""), bytes("def"));
            file.force();
            assertThat(file.size()).isEqualTo(9);
            byte[] read = new byte[10];
            assertThat(file.read(4, read, 1, 9)).isEqualTo(5);
            assertThat(new String(read, 1, 5, UTF_8)).isEqualTo("bcdef");
            assertThat(file.read(9, read, 0, 1)).isEqualTo(-1);
            file.truncate(4);
            assertThat(file.size()).isEqualTo(4);
        }
    }

    @Test
    void preallocatesAndMaps() throws IOException {
        int size = (1 << 20) + 100;
        disk.preallocate("ring", size);
        disk.forceDirectory();
        ByteBuffer mapped = disk.map("ring");
        assertThat(mapped.capacity()).isEqualTo(size);
        mapped.put(size - 1, (byte) 7);
        try (DiskFile file = disk.openReadOnly("ring")) {
            byte[] last = new byte[1];
            file.read(size - 1, last, 0, 1);
            assertThat(last).containsExactly(7);
        }
        disk.delete("ring");
        disk.delete("ring");
        assertThat(disk.list()).isEmpty();
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> disk.openReadOnly("ring"));
    }

    @Test
    void knowsItsRoom() throws IOException {
        assertThat(disk.freeBytes()).isPositive();
        assertThat(disk.path("a")).isEqualTo(directory + "/a");
    }

    /// Linux has a device that is always full.
    @Test
    void tellsAFullDiskFromABrokenOne() throws IOException {
        Files.createSymbolicLink(directory.resolve("full"), Path.of("/dev/full"));
        try (DiskFile file = disk.open("full")) {
            assertThatExceptionOfType(DiskFullException.class).isThrownBy(() -> file.write(0, bytes("x")));
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
