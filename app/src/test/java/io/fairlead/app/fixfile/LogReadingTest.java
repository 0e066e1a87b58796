package io.fairlead.app.fixfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.app.fixfile.EntryFilter.Period;
import io.fairlead.app.fixfile.EntryFilter.Wanted;
import io.fairlead.fix.dictionary.FixDictionary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReadingTest {
    private static final FieldNames NAMES = new FieldNames(List.of(FixDictionary.fix44()));
    private static final EntryFilter ALL = new EntryFilter(List.of(), "", Period.ALWAYS, List.of(), true);
    private static final String HOUR = "20261121-08:00:0";

    @TempDir
    private Path folder;

    private Path log(String... lines) throws IOException {
        return Files.write(
                folder.resolve("a.log"),
                (String.join("\n", lines) + "\n").replace('|', '\u0001').getBytes(ISO_8859_1));
    }

    private static String ours(int second, String rest) {
        return HOUR + second + ".000000000 " + rest;
    }

    private String read(EntryFilter filter, @Nullable String order, Path... files) throws IOException {
        StringWriter text = new StringWriter();
        LogPrinter printer = new TextPrinter(new PrintWriter(text), NAMES, false, UnaryOperator.identity());
        new LogReading(
                        LogFile.of(List.of(files), new StringReader("")),
                        NAMES,
                        filter,
                        new LogReading.Wanted(order, false, false),
                        printer)
                .run();
        return text.toString();
    }

    private String reports(boolean json, Path file) throws IOException {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        LogPrinter printer =
                json ? new JsonPrinter(out, NAMES) : new TextPrinter(out, NAMES, true, UnaryOperator.identity());
        new LogReading(
                        LogFile.of(List.of(file), new StringReader("")),
                        NAMES,
                        ALL,
                        new LogReading.Wanted(null, true, true),
                        printer)
                .run();
        return text.toString();
    }

    @Test
    void namesTagsAndMeanings() throws IOException {
        Path log = log(
                ours(
                        1,
                        "OUT lp 8=FIX.4.4|9=5|35=D|34=2|49=US|56=THEM|52=20261121-08:00:01|11=c1|55=EUR/USD|54=1|"
                                + "9999=x|10=000|"),
                ours(2, "EVENT lp gap: expected 7, was 9"),
                ours(3, "DROPPED lp 7 lines are missing here: they came faster than they could be written"));

        assertThat(read(ALL, null, log)).isEqualToNormalizingNewlines("""
                2026-11-21 08:00:01.000000000 OUT lp NewOrderSingle(D) #2
                    ClOrdID(11)=c1  Symbol(55)=EUR/USD  Side(54)=1 BUY  (9999)=x
                2026-11-21 08:00:02.000000000  -  lp gap: expected 7, was 9
                2026-11-21 08:00:03.000000000  -  lp DROPPED: 7 lines are missing here: they came faster than they \
                could be written
                1 files: 1 messages, 1 shown, 2 notes, 0 garbled lines
                """);
    }

    @Test
    void readsTheLogsOfOthers() throws IOException {
        String body = "8=FIX.4.4|9=5|35=0|34=2|49=US|56=THEM|52=20261121-08:00:01.5|10=000|";
        assertThat(read(ALL, null, log("20261121-08:00:01.123: " + body)))
                .contains("08:00:01.123000000  ?  US->THEM Heartbeat(0) #2");
        assertThat(read(ALL, null, log("<20261121-08:00:01, FIX.4.4:US->THEM, incoming> (" + body + ")")))
                .contains("08:00:01.000000000 IN  FIX.4.4:US->THEM Heartbeat(0) #2", " 0 garbled");
        assertThat(read(ALL, null, log("2026-11-21T08:00:01,25Z sent " + body)))
                .contains("08:00:01.250000000 OUT US->THEM Heartbeat(0) #2");
        assertThat(read(ALL, null, log(body + body + body)))
                .contains("08:00:01.500000000  ? ", "3 messages", " 0 garbled");
        Path bars = Files.writeString(folder.resolve("bars.log"), body + "\n" + body.replace("|", "^A") + "\r\n");
        assertThat(read(ALL, null, bars)).contains("2 messages", " 0 garbled");
    }

    @Test
    void readsCompressedFoldersAndStandardInput() throws IOException {
        String line = ours(1, "IN lp 8=FIX.4.4|35=0|34=1|10=000|");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("lp.2026-11-20.log.gz")))) {
            out.write((line.replace('|', '\u0001') + "\n").repeat(50).getBytes(ISO_8859_1));
        }
        log(line);
        assertThat(read(ALL, null, folder)).contains("2 files: 51 messages");

        byte[] whole = Files.readAllBytes(folder.resolve("lp.2026-11-20.log.gz"));
        Files.write(folder.resolve("lp.2026-11-20.log.gz"), java.util.Arrays.copyOf(whole, whole.length - 12));
        assertThat(read(ALL, null, folder)).contains("the gzip file is damaged from here on", "1 garbled lines");

        List<LogFile> files = LogFile.of(List.of(Path.of("-")), new StringReader(line + "\n" + line));
        assertThat(Files.readString(files.getFirst().path())).isEqualTo(line + "\n" + line);
    }

    @Test
    void filtersByTypeSessionTimeTagAndAdmin() throws IOException {
        Path log = log(
                ours(1, "OUT lp-a 8=FIX.4.4|35=D|34=1|55=EURUSD|10=000|"),
                ours(2, "IN lp-a 8=FIX.4.4|35=0|34=1|10=000|"),
                ours(3, "IN lp-b 8=FIX.4.4|35=8|34=2|55=USDJPY|10=000|"),
                "no fix at all");
        assertThat(shown(log, new EntryFilter(List.of("D"), "", Period.ALWAYS, List.of(), true)))
                .isEqualTo("1");
        assertThat(shown(log, new EntryFilter(List.of("executionreport", "0"), "", Period.ALWAYS, List.of(), true)))
                .isEqualTo("2");
        assertThat(shown(log, new EntryFilter(List.of(), "LP-A", Period.ALWAYS, List.of(), true)))
                .isEqualTo("2");
        assertThat(shown(log, new EntryFilter(List.of(), "", Period.ALWAYS, List.of(), false)))
                .isEqualTo("2");
        List<Wanted> symbol = List.of(Wanted.parse("55=EURUSD"));
        assertThat(shown(log, new EntryFilter(List.of(), "", Period.ALWAYS, symbol, true)))
                .isEqualTo("1");
        assertThat(shown(log, new EntryFilter(List.of(), "", Period.ALWAYS, List.of(Wanted.parse("55")), true)))
                .isEqualTo("2");
        assertThat(shown(log, period("2026-11-21T08:00:02Z", ""))).isEqualTo("2");
        assertThat(shown(log, period("20261121-08:00:02", "20261121-08:00:03"))).isEqualTo("1");
        assertThat(shown(log, period("8:00:03", "09:00"))).isEqualTo("1");
        assertThat(shown(log, period("2026-11-20", "2026-11-21"))).isEqualTo("0");
        assertThatThrownBy(() -> Period.parse("yesterday", "")).hasMessageContaining("yesterday");
        assertThatThrownBy(() -> Wanted.parse("Symbol=x")).hasMessageContaining("Symbol=x");
    }

    private static EntryFilter period(String from, String to) {
        return new EntryFilter(List.of(), "", Period.parse(from, to), List.of(), true);
    }

    private String shown(Path log, EntryFilter filter) throws IOException {
        return read(filter, null, log).replaceAll("(?s).*, (\\d+) shown.*", "$1");
    }

    @Test
    void followsAnOrderThroughReplaceAndCancelByAnyOfItsIds() throws IOException {
        Path log = log(
                "8=FIX.4.4|35=D|34=1|11=c1|10=000|",
                "8=FIX.4.4|35=D|34=2|11=other|10=000|",
                "8=FIX.4.4|35=8|34=1|11=c1|37=V7|150=0|10=000|",
                "8=FIX.4.4|35=G|34=3|11=c2|41=c1|10=000|",
                "8=FIX.4.4|35=F|34=4|11=c3|41=c2|10=000|",
                "8=FIX.4.4|35=9|34=2|11=c3|41=c2|37=NONE|10=000|",
                "8=FIX.4.4|35=9|34=3|11=x|37=NONE|10=000|",
                "8=FIX.4.4|35=H|34=5|37=V7|10=000|");
        for (String id : List.of("c1", "c2", "c3", "V7")) {
            assertThat(read(ALL, id, log)).as(id).contains("8 messages, 6 shown");
        }
        assertThat(read(ALL, "other", log)).contains(", 1 shown");
        assertThat(read(ALL, "unheard of", log)).contains(", 0 shown");
    }

    @Test
    void reportsGapsResendsDuplicatesAndResets() throws IOException {
        Path log = log(
                ours(1, "IN lp 8=FIX.4.4|35=A|34=1|10=000|"),
                ours(1, "OUT lp 8=FIX.4.4|35=A|34=900|10=000|"),
                ours(2, "IN lp 8=FIX.4.4|35=8|34=9|10=000|"),
                ours(3, "IN lp 8=FIX.4.4|35=8|34=2|43=Y|10=000|"),
                ours(3, "IN lp 8=FIX.4.4|35=4|34=3|123=Y|36=6|43=Y|10=000|"),
                ours(4, "IN lp 8=FIX.4.4|35=8|34=10|10=000|"),
                ours(4, "IN lp 8=FIX.4.4|35=8|34=10|10=000|"));
        assertThat(reports(false, log))
                .contains(
                        "lp IN: 6 messages, 1 gaps, 2 sent again, 1 duplicates, 0 resets, missing 6 to 8",
                        "line 3: gap: expected 2, was 9",
                        "line 7: number 10 again, without PossDupFlag(43), expected 11",
                        "lp OUT: 1 messages, 0 gaps, 0 sent again, 0 duplicates, 0 resets, nothing missing");

        Path reset = log(
                ours(1, "IN lp 8=FIX.4.4|35=8|34=9|10=000|"),
                ours(2, "IN lp 8=FIX.4.4|35=A|34=1|141=Y|10=000|"),
                ours(3, "IN lp 8=FIX.4.4|35=4|34=2|36=50|10=000|"),
                ours(3, "IN lp 8=FIX.4.4|35=8|34=50|10=000|"));
        assertThat(reports(true, reset))
                .contains("\"resets\":2", "reset: the next number is 2, expected was 10", "\"missing\":[]");
    }

    @Test
    void measuresAnswersByTheTimesOfTheLog() throws IOException {
        Path log = log(
                "20261121-08:00:00.000000000 OUT lp 8=FIX.4.4|35=D|34=1|11=a|10=000|",
                "20261121-08:00:00.000200000 IN lp 8=FIX.4.4|35=8|34=1|11=a|150=0|10=000|",
                "20261121-08:00:00.005000000 IN lp 8=FIX.4.4|35=8|34=2|11=a|150=F|10=000|",
                "20261121-08:00:00.006000000 IN lp 8=FIX.4.4|35=8|34=3|11=a|150=F|10=000|",
                "20261121-08:00:01.000000000 OUT lp 8=FIX.4.4|35=D|34=2|11=b|10=000|",
                "20261121-08:00:01.000100000 IN lp 8=FIX.4.4|35=8|34=4|11=b|150=8|43=Y|10=000|",
                "20261121-08:00:01.000300000 IN lp 8=FIX.4.4|35=8|34=4|11=b|150=8|10=000|",
                "20261121-08:00:02.000000000 OUT lp 8=FIX.4.4|35=F|34=3|11=x|41=a|10=000|",
                "20261121-08:00:03.500000000 IN lp 8=FIX.4.4|35=9|34=5|11=x|41=a|10=000|");
        assertThat(reports(true, log))
                .contains(
                        "{\"latency\":{\"step\":\"ORDER_TO_ACK\",\"count\":2,\"p50Nanos\":200000,\"p99Nanos\":300000,"
                                + "\"maxNanos\":300000}}",
                        "{\"latency\":{\"step\":\"ORDER_TO_FIRST_FILL\",\"count\":1,\"p50Nanos\":5000000,",
                        "{\"latency\":{\"step\":\"CANCEL_TO_ANSWER\",\"count\":1,\"p50Nanos\":1500000000,");
        assertThat(reports(false, log)).contains("200.0 us", "5.00 ms", "1.500 s");
    }

    @Test
    void countsAndShowsWhatIsNoFix() throws IOException {
        Path log = log(
                "hello",
                "8=FIX.4.4|35=D|oops|11=x|10=000|",
                "8=FIX.4.4|34=1|10=000|",
                "8=FIX.4.4|=1|10=000|",
                "8=FIX.4.4|35=D|34=x|99999999999=1|10=000|",
                ours(1, "IN lp not a message"));
        assertThat(read(ALL, null, log))
                .contains(
                        "garbled, line 1, no BeginString(8): hello",
                        "garbled, line 3, no MsgType(35)",
                        "6 garbled lines");
    }

    @Test
    void nothingHostileReachesTheTerminal() throws IOException {
        Path log = log(
                "8=FIX.4.4|35=D\u001b[2J|34=1|58=\u001b]0;owned\u0007 \u00e2\u0080\u00ae \u009b31m|554=hunter2|10=000|",
                "\u001b[31m garbled \u0000",
                ours(1, "EVENT lp \u001b[1m"));
        String text = read(ALL, null, log) + reports(true, log);
        assertThat(text).doesNotContain("hunter2").contains("Password(554)=***");
        assertThat(text.codePoints().filter(each -> each != '\n' && each != '\r'))
                .noneMatch(each -> Character.isISOControl(each) || Character.getType(each) == Character.FORMAT);
    }

    @Test
    void dataFieldsMayHoldSeparators() throws IOException {
        Path log = log("8=FIX.4.4|35=B|34=1|354=7|355=a|b=c|d|58=end|10=000|");
        assertThat(read(ALL, null, log)).contains("(355)=a?b=c?d", "Text(58)=end", " 0 garbled");
    }

    @Test
    void noBytesMakeItFailOrGrow() throws IOException {
        Random random = new Random(7);
        byte[] seed = ours(1, "IN lp 8=FIX.4.4|9=5|35=8|34=1|95=3|96=abc|10=000|\n")
                .replace('|', '\u0001')
                .getBytes(ISO_8859_1);
        byte[] bytes = new byte[400 * seed.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextInt(12) == 0 ? (byte) random.nextInt(256) : seed[i % seed.length];
        }
        Path mutated = Files.write(folder.resolve("mutated.log"), bytes);
        Path endless = Files.write(folder.resolve("endless.log"), new byte[3 * LogSplitter.LONGEST]);
        Path manyFields =
                Files.writeString(folder.resolve("fields.log"), "8=FIX.4.4\u0001" + "1=2\u0001".repeat(100_000) + "\n");

        assertThat(read(ALL, null, mutated)).contains(" garbled lines");
        assertThat(read(ALL, null, endless)).contains("0 messages").hasSizeLessThan(10_000);
        assertThat(read(ALL, null, manyFields))
                .contains("more than 8192 fields")
                .hasSizeLessThan(10_000);
        assertThat(reports(true, mutated)).contains("\"summary\"");
    }
}
