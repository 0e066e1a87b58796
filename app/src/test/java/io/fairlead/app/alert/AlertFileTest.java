package io.fairlead.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.app.alert.Notice.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered of alerts when the gateway starts again.
class AlertFileTest {
    private static final long REPEAT = 1_000;
    private static final long RESUMED = 5_000;
    private static final Condition LOW = new Condition(AlertKind.DISK, "journal", Severity.WARNING, "low");
    private static final Condition LOGON = new Condition(AlertKind.LOGON_REFUSED, "s1", Severity.CRITICAL, "password");
    private static final Alert.Word ANNA = new Alert.Word("anna", 7, "looking");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void twoStoodAndOneWasTakenOn() {
        file = folder.resolve("alerts.json");
        AlertBoard before = new AlertBoard(REPEAT);
        AlertFile kept = new AlertFile(file);
        before.observe(List.of(LOW, LOGON), 3);
        before.acknowledge(1, ANNA);
        kept.keep(before);
        before.observe(List.of(LOW, LOGON), 4);
        kept.keep(before);
    }

    private AlertBoard started() {
        AlertBoard board = new AlertBoard(REPEAT);
        board.resume(new AlertFile(file).read(), 100, RESUMED);
        return board;
    }

    private static List<Event> at(AlertBoard board, long now, Condition... conditions) {
        return board.observe(List.of(conditions), now).stream()
                .map(Notice::event)
                .toList();
    }

    @Test
    void whatWasTakenOnStaysTakenOnAndIsNotToldAgain() {
        AlertBoard board = started();
        assertThat(at(board, 101, LOW, LOGON)).isEmpty();
        assertThat(board.alerts())
                .extracting(Alert::id, Alert::acknowledged, Alert::firstNanos)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, null, 3L),
                        org.assertj.core.groups.Tuple.tuple(1L, ANNA, 3L));
        assertThat(at(board, 100 + REPEAT, LOW, LOGON)).as("the other goes on").containsExactly(Event.REPEATED);
    }

    @Test
    void whatDoesNotShowAgainInItsTimeIsOver() {
        AlertBoard board = started();
        assertThat(at(board, 101, LOW)).as("sessions may still log on").isEmpty();
        assertThat(at(board, RESUMED, LOW)).containsExactly(Event.RESOLVED);
        assertThat(at(board, RESUMED + 1, LOW)).isEmpty();
    }

    @Test
    void newAlertsGetIdsThatNoneHadBefore() {
        AlertBoard board = started();
        at(board, 101, new Condition(AlertKind.GUARD, "a", Severity.WARNING, ""));
        assertThat(board.alerts()).extracting(Alert::id).contains(3L);
    }

    @Test
    void aFileThatCannotBeReadMakesNoise() throws IOException {
        Files.writeString(file, "[{\"kind\": \"NO_SUCH\"}]");
        assertThat(at(started(), 101, LOW)).containsExactly(Event.RAISED);
        Files.writeString(file, "half");
        assertThat(at(started(), 101, LOW)).containsExactly(Event.RAISED);
    }

    @Test
    void isWrittenOnlyWhenSomethingChanged() throws IOException {
        AlertBoard board = started();
        AlertFile kept = new AlertFile(file);
        board.observe(List.of(LOW, LOGON), 101);
        kept.keep(board);
        Files.delete(file);
        board.observe(List.of(LOW, LOGON), 102);
        kept.keep(board);
        assertThat(file).doesNotExist();
        board.snooze(2, 500);
        kept.keep(board);
        assertThat(new AlertFile(file).read())
                .extracting(Alert::snoozedUntilNanos)
                .containsExactlyInAnyOrder(0L, 500L);
    }
}
