package io.fairlead.app.fixlog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.fix.session.SessionId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageLogsTest {
    private static final SessionId SESSION = SessionId.of("FIX.4.4", "US", "THEM");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final long MORNING = DAY.toEpochDay() * 86_400_000_000_000L + 30_000_000_000_007L;
    private static final long NEXT_DAY = MORNING + 86_400_000_000_000L;
    private static final LogArchive.Keep SEVEN_YEARS = new LogArchive.Keep(Duration.ofDays(2557), Long.MAX_VALUE);

    @TempDir
    private Path folder;

    private long nowNanos = MORNING;

    private MessageLogs logs() {
        return logs(1 << 16);
    }

    private MessageLogs logs(int ringBytes) {
        MessageLogs logs = new MessageLogs(folder, ringBytes, text -> text.replace("learnt", "***"), () -> nowNanos);
        logs.name(SESSION, "lp orders");
        return logs;
    }

    private void in(MessageLogs logs, String message) {
        byte[] bytes = ("__" + message.replace('|', '\u0001')).getBytes(ISO_8859_1);
        logs.incoming(SESSION, bytes, 2, bytes.length - 2, nowNanos);
    }

    private void out(MessageLogs logs, String message) {
        byte[] bytes = message.replace('|', '\u0001').getBytes(ISO_8859_1);
        logs.outgoing(SESSION, bytes, 0, bytes.length, nowNanos);
    }

    private LogArchive archive(MessageLogs logs, LocalDate today, LogArchive.Keep keep) {
        return new LogArchive(folder, keep, logs, () -> today);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path only() throws IOException {
        assertThat(files()).hasSize(1);
        return folder.resolve(files().getFirst());
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, ISO_8859_1).stream()
                .map(line -> line.replace('\u0001', '|'))
                .toList();
    }

    private static String unzipped(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), ISO_8859_1);
        }
    }

    @Test
    void writesTimeDirectionAndSessionThenTheMessageWithoutSecrets() throws IOException {
        MessageLogs logs = logs();
        out(logs, "35=A|553=joe|554=hunter2|95=3|96=a|b|");
        in(logs, "35=8|1=ACCOUNT-4711|58=no margin on ACCOUNT-4711\n, learnt|");
        logs.event(SESSION, "logged on", nowNanos);
        logs.poll();

        assertThat(lines(only()))
                .containsExactly(
                        "20261121-08:20:00.000000007 OUT lp_orders-60094101 35=A|553=joe|554=***|95=3|96=***|",
                        "20261121-08:20:00.000000007 IN lp_orders-60094101"
                                + " 35=8|1=*********711|58=no margin on *********711?, ***|",
                        "20261121-08:20:00.000000007 EVENT lp_orders-60094101 logged on");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(only())))
                .isEqualTo("rw-------");
        logs.close();
    }

    @Test
    void saysInTheLogHowManyLinesFoundNoRoom() throws IOException {
        MessageLogs logs = logs(128);
        for (int i = 0; i < 10; i++) {
            in(logs, "35=0|34=" + i + "|");
        }
        logs.poll();
        in(logs, "35=0|34=77|");
        in(
                logs,
                "35=0|34=78|35=a message that is longer than the whole ring is no problem for those around it, only for"
                        + " itself|");
        logs.close();

        assertThat(lines(only()))
                .extracting(line -> line.replaceFirst("^\\S+ ", "").replaceFirst(" lp_orders-\\w+", ""))
                .containsExactly(
                        "IN 35=0|34=0|",
                        "IN 35=0|34=1|",
                        "IN 35=0|34=2|",
                        "IN 35=0|34=3|",
                        "DROPPED 6 lines are missing here: they came faster than they could be written",
                        "IN 35=0|34=77|",
                        "DROPPED 1 lines are missing here: they came faster than they could be written");
    }

    @Test
    void goesOnBehindTheHalfLineThatACrashLeft() throws IOException {
        MessageLogs before = logs();
        in(before, "35=0|34=1|");
        before.poll();
        Files.writeString(only(), "20261121-08:20:01 IN lp_ord", StandardOpenOption.APPEND);

        MessageLogs after = logs();
        in(after, "35=0|34=2|");
        after.close();

        assertThat(lines(only())).hasSize(3).last().asString().endsWith("35=0|34=2|");
    }

    @Test
    void compressesADayOnceItIsOverAndNotTheOneBeingWritten() throws IOException {
        MessageLogs logs = logs();
        in(logs, "35=0|34=1|");
        logs.poll();
        LogArchive archive = archive(logs, DAY.plusDays(1), SEVEN_YEARS);
        archive.tidy();
        assertThat(only().toString()).endsWith(".2026-11-21.log");

        nowNanos = NEXT_DAY;
        in(logs, "35=0|34=2|");
        logs.poll();
        archive.tidy();

        assertThat(files()).hasSize(2).first().asString().endsWith(".2026-11-21.log.gz");
        assertThat(unzipped(folder.resolve(files().getFirst()))).endsWith("34=1\u0001\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(files().getFirst()))))
                .isEqualTo("rw-------");
        logs.close();
    }

    @Test
    void settlesWhatACrashLeftInTheMiddleOfCompressing() throws IOException {
        MessageLogs logs = logs();
        in(logs, "35=0|34=1|");
        logs.close();
        Path plain = only();
        byte[] content = Files.readAllBytes(plain);
        archive(logs, DAY.plusDays(1), SEVEN_YEARS).tidy();
        Path zipped = only();
        Files.write(plain, content);
        Files.writeString(folder.resolve("other.2026-11-20.log.gz.unfinished"), "half");

        archive(logs, DAY.plusDays(1), SEVEN_YEARS).tidy();
        assertThat(only()).isEqualTo(zipped);

        Files.writeString(plain, "written by a clock that went back\n");
        archive(logs, DAY.plusDays(1), SEVEN_YEARS).tidy();
        assertThat(files()).hasSize(2);
        assertThat(unzipped(folder.resolve(files().getFirst())) + unzipped(folder.resolve(files().getLast())))
                .contains("34=1", "went back");
    }

    @Test
    void leavesADamagedArchiveAloneAndKeepsTheDay() throws IOException {
        Path zipped = Files.writeString(folder.resolve("a.2026-11-20.log.gz"), "no gzip");
        Files.writeString(folder.resolve("a.2026-11-20.log"), "a line\n");
        MessageLogs logs = logs();

        archive(logs, DAY, SEVEN_YEARS).tidy();

        assertThat(Files.readString(zipped)).isEqualTo("no gzip");
        assertThat(unzipped(folder.resolve("a.2026-11-20.log.1.gz"))).isEqualTo("a line\n");
    }

    @Test
    void deletesWhatIsPastItsTimeAndTheOldestOfTooMuch() throws IOException {
        Files.writeString(folder.resolve("a.2019-11-20.log.gz"), "past its time");
        Files.writeString(folder.resolve("b.2026-11-18.log.gz"), "x".repeat(40));
        Files.writeString(folder.resolve("a.2026-11-19.log.gz"), "x".repeat(40));
        Files.writeString(folder.resolve("not a log.txt"), "x".repeat(4000));
        Files.writeString(folder.resolve("a.2026-13-99.log"), "no such day");
        MessageLogs logs = logs();

        archive(logs, DAY, new LogArchive.Keep(Duration.ofDays(2557), 50)).tidy();

        assertThat(files()).containsExactly("a.2026-11-19.log.gz", "a.2026-13-99.log", "not a log.txt");
        assertThat(LogArchive.bytes(folder)).isEqualTo(40);
    }

    @Test
    void tellsWhatAFailingDiskCostAsSoonAsItWorksAgain() throws IOException {
        MessageLogs logs = logs();
        in(logs, "35=0|34=1|");
        logs.poll();
        Path gone = only();
        Files.delete(gone);
        Files.createDirectory(folder.resolve(gone.getFileName().toString().replace("-21.", "-22.")));
        nowNanos = NEXT_DAY;
        in(logs, "35=0|34=2|");
        in(logs, "35=0|34=3|");
        logs.poll();
        Files.delete(only());
        in(logs, "35=0|34=4|");
        logs.close();

        assertThat(lines(only()))
                .hasSize(2)
                .first()
                .asString()
                .contains("DROPPED", "2 lines are missing here: the disk refused them");
    }
}
