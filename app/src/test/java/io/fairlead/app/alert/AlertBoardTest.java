package io.fairlead.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.app.alert.Notice.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AlertBoardTest {
    private static final long REPEAT = 100;
    private static final Condition LOW = new Condition(AlertKind.DISK, "journal", Severity.WARNING, "low");
    private static final Condition FULL = new Condition(AlertKind.DISK, "journal", Severity.CRITICAL, "full");
    private static final Condition LOGON = new Condition(AlertKind.LOGON_REFUSED, "s1", Severity.CRITICAL, "password");
    private static final Condition DOUBT = new Condition(AlertKind.ORDER_UNKNOWN, "o1", Severity.CRITICAL, "silence");
    private static final Alert.Word ANNA = new Alert.Word("anna", 7, "looking");

    private final AlertBoard board = new AlertBoard(REPEAT);

    private List<Event> at(long now, Condition... conditions) {
        return board.observe(List.of(conditions), now).stream()
                .map(Notice::event)
                .toList();
    }

    private Alert only() {
        assertThat(board.alerts()).hasSize(1);
        return board.alerts().getFirst();
    }

    @Test
    void tellsOnceWhatStands() {
        assertThat(at(0, LOW)).containsExactly(Event.RAISED);
        assertThat(at(1, LOW)).isEmpty();
        assertThat(at(99, LOW, LOW)).isEmpty();
        assertThat(only()).isEqualTo(new Alert(1, LOW, 0, 99, 1, 0, null, 0));
    }

    @Test
    void repeatsWhatNobodyTookOn() {
        at(0, LOW);
        assertThat(at(100, LOW)).containsExactly(Event.REPEATED);
        assertThat(at(199, LOW)).isEmpty();
        assertThat(at(200, LOW)).containsExactly(Event.REPEATED);
    }

    @Test
    void saysOnceThatItIsOver() {
        at(0, LOW);
        assertThat(at(50)).containsExactly(Event.RESOLVED);
        assertThat(at(51)).isEmpty();
        assertThat(only().resolvedNanos()).isEqualTo(50);
    }

    @Test
    void whatComesBackSoonIsOneAlertAndCountedNotTold() {
        at(0, LOW);
        at(10);
        assertThat(at(20, LOW)).isEmpty();
        assertThat(at(30)).as("its end neither").isEmpty();
        at(40, LOW);
        assertThat(only()).isEqualTo(new Alert(1, LOW, 0, 40, 3, 0, null, 0));
        assertThat(at(100, LOW)).as("but it is told when it stays").containsExactly(Event.REPEATED);
        assertThat(at(101)).containsExactly(Event.RESOLVED);
    }

    @Test
    void whatComesBackLaterIsNew() {
        at(0, LOW);
        at(10);
        assertThat(at(110, LOW)).containsExactly(Event.RAISED);
        assertThat(only().id()).isEqualTo(2);
    }

    @Test
    void worseIsToldAtOnceAndEndsTheAcknowledgement() {
        at(0, LOW);
        assertThat(board.acknowledge(1, ANNA)).isNotNull();
        assertThat(at(1, FULL)).containsExactly(Event.WORSENED);
        assertThat(only().acknowledged()).isNull();
        assertThat(at(2, LOW)).as("better is no news").isEmpty();
        assertThat(only().condition()).isEqualTo(LOW);
    }

    @Test
    void acknowledgedIsNotRepeatedButItsEndIsTold() {
        at(0, LOW);
        assertThat(Objects.requireNonNull(board.acknowledge(1, ANNA)).acknowledged())
                .isEqualTo(ANNA);
        assertThat(at(500, LOW)).isEmpty();
        assertThat(at(501)).containsExactly(Event.RESOLVED);
        at(502, LOW);
        assertThat(only().acknowledged())
                .as("it came back: somebody must look again")
                .isNull();
    }

    @Test
    void snoozedIsToldToNobodyUntilThen() {
        at(0, LOW);
        assertThat(board.snooze(1, 300)).isNotNull();
        assertThat(at(150, FULL)).isEmpty();
        assertThat(at(299, FULL)).isEmpty();
        assertThat(at(300, FULL)).containsExactly(Event.REPEATED);
        assertThat(at(301, FULL)).isEmpty();
    }

    @Test
    void onlyWhatStandsCanBeTakenOn() {
        assertThat(board.acknowledge(1, ANNA)).isNull();
        at(0, LOW);
        at(1);
        assertThat(board.acknowledge(1, ANNA)).isNull();
        assertThat(board.snooze(1, 5)).isNull();
    }

    @Test
    void doubtsStandFirstThenByKindAcknowledgedBehindAndResolvedLast() {
        at(0, LOW, LOGON);
        at(1, LOGON, FULL, DOUBT);
        assertThat(board.alerts())
                .extracting(alert -> alert.condition().kind())
                .containsExactly(AlertKind.ORDER_UNKNOWN, AlertKind.DISK, AlertKind.LOGON_REFUSED);
        board.acknowledge(board.alerts().getFirst().id(), ANNA);
        at(2, LOGON, DOUBT);
        assertThat(board.alerts())
                .extracting(alert -> alert.condition().kind())
                .containsExactly(AlertKind.LOGON_REFUSED, AlertKind.ORDER_UNKNOWN, AlertKind.DISK);
    }

    @Test
    void remembersOnlySoManyThatAreOver() {
        for (int i = 0; i < 300; i++) {
            at(i, new Condition(AlertKind.ORDER_UNKNOWN, "o" + i, Severity.CRITICAL, ""));
        }
        List<Alert> all = new ArrayList<>(board.alerts());
        assertThat(all).hasSize(201);
        assertThat(all.get(1).condition().subject()).isEqualTo("o298");
    }

    @Test
    void aNoticeIsOneLineWithItsPage() {
        Notice notice = board.observe(List.of(LOGON), 0).getFirst();
        assertThat(notice.line()).isEqualTo("CRITICAL LOGON_REFUSED s1: password [docs/runbook.md#logon_refused]");
    }
}
