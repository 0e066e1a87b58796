package io.fairlead.journal.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairlead.journal.disk.DiskFile;
import io.fairlead.journal.disk.DiskFullException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedDiskTest {
    private final SimulatedDisk disk = new SimulatedDisk();

    @Test
    void losesWhatWasNotSyncedAndTearsTheRest() throws IOException {
        DiskFile file = synced("kept");
        file.write(4, bytes("abc"), bytes("def"));
        assertThat(disk.unsyncedBytes()).isEqualTo(6);
        disk.losePower(5);
        assertThat(text()).isEqualTo("keptabcde");
        assertThatIllegalStateException().isThrownBy(file::size);
    }

    @Test
    void losesTruncationsThatWereNotSynced() throws IOException {
        synced("kept").truncate(1);
        assertThat(text()).isEqualTo("k");
        disk.losePower(0);
        assertThat(text()).isEqualTo("kept");
        disk.open("a").truncate(2);
        disk.losePower(1);
        assertThat(text()).isEqualTo("ke");
    }

    @Test
    void losesFilesWhoseDirectoryWasNotSynced() throws IOException {
        synced("kept");
        disk.open("b").force();
        disk.delete("a");
        disk.losePower(0);
        assertThat(disk.list()).containsExactly("a");
    }

    @Test
    void keepsEverythingOverAProcessCrash() throws IOException {
        synced("kept").write(4, bytes("!"));
        ByteBuffer mapped = disk.map("a");
        mapped.put(0, (byte) 'K');
        disk.crashProcess();
        mapped.put(0, (byte) 'x');
        assertThat(text()).isEqualTo("Kept!");
    }

    @Test
    void mayKeepAnySectorAndAnyMappedPage() throws IOException {
        DiskFile file = synced("kept");
        file.write(4, ByteBuffer.wrap(new byte[100_000]));
        file.truncate(90_000);
        file.write(512, bytes("x".repeat(80_000)));
        disk.map("a").put(0, (byte) 'K');
        disk.losePower(new SplittableRandom(1));
        assertThat(text()).containsPattern("\0x|x\0").matches("(?s)[kK]ept.*");
    }

    @Test
    void fillsUpInTheMiddleOfAWrite() throws IOException {
        disk.capacity(6);
        DiskFile file = disk.open("a");
        assertThatExceptionOfType(DiskFullException.class)
                .isThrownBy(() -> file.write(0, bytes("abcd"), bytes("efgh")));
        assertThat(text()).isEqualTo("abcdef");
        file.write(0, bytes("ABCDEF"));
        assertThat(disk.freeBytes()).isZero();
        assertThatExceptionOfType(DiskFullException.class).isThrownBy(() -> disk.preallocate("b", 1));
    }

    @Test
    void refusesWhatNoDiskAllows() throws IOException {
        synced("kept");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> disk.openReadOnly("a").write(0, bytes("x")));
        assertThatExceptionOfType(FileNotFoundException.class).isThrownBy(() -> disk.openReadOnly("b"));
        assertThatIllegalArgumentException().isThrownBy(() -> disk.contents("b"));
    }

    private DiskFile synced(String text) throws IOException {
        DiskFile file = disk.open("a");
        file.write(0, bytes(text));
        file.force();
        disk.forceDirectory();
        return file;
    }

    private String text() {
        return new String(disk.contents("a"), UTF_8);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
