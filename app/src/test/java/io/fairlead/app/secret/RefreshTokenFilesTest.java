package io.fairlead.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Refresh tokens across restarts.
class RefreshTokenFilesTest {
    @TempDir
    Path folder;

    private final List<Runnable> writing = new ArrayList<>();

    private RefreshTokenFiles open() {
        return new RefreshTokenFiles(folder.resolve("tokens"), writing::add);
    }

    private void write() {
        writing.forEach(Runnable::run);
        writing.clear();
    }

    @Test
    void tokenIsThereAfterARestartAndNobodyElseMayReadIt() throws IOException {
        char[] token = "eyJ.one".toCharArray();
        open().save("desk-1", token);
        write();
        assertThat(open().load("desk-1")).containsExactly(token);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("tokens/desk-1.refresh"))))
                .isEqualTo("rw-------");
        assertThat(open().load("desk-2")).isNull();
    }

    @Test
    void callerMayWipeWhatItSaved() {
        char[] token = "eyJ.one".toCharArray();
        open().save("desk", token);
        java.util.Arrays.fill(token, '\0');
        write();
        assertThat(open().load("desk")).containsExactly("eyJ.one".toCharArray());
    }

    @Test
    void lastWordCountsHoweverWritesAreOrdered() {
        RefreshTokenFiles store = open();
        store.save("desk", "one".toCharArray());
        store.save("desk", "two".toCharArray());
        writing.reversed().forEach(Runnable::run);
        assertThat(store.load("desk")).containsExactly("two".toCharArray());
        writing.clear();
        store.forget("desk");
        write();
        assertThat(store.load("desk")).isNull();
    }

    @Test
    void fileThatIsOpenToOthersIsNotUsed() throws IOException {
        RefreshTokenFiles store = open();
        store.save("desk", "one".toCharArray());
        write();
        Files.setPosixFilePermissions(
                folder.resolve("tokens/desk.refresh"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(store.load("desk")).isNull();
    }

    @Test
    void loginCannotNameAFileElsewhere() {
        assertThatThrownBy(() -> open().load("../desk")).isInstanceOf(IllegalArgumentException.class);
    }
}
