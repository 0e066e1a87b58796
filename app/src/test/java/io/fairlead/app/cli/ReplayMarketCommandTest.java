package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TradingDay;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.tape.Recorder;
import io.fairlead.gateway.tape.TapeEntry;
import io.fairlead.gateway.tape.TapeKind;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayMarketCommandTest {
    private static final long START = 1_795_000_000_000_000_000L;

    @TempDir
    Path folder;

    private static FakeGateway.Ran run(String... arguments) {
        return FakeGateway.run(UnaryOperator.identity(), Map.of(), arguments);
    }

    @BeforeEach
    void record() throws IOException {
        TradingDay day = new TradingDay(ZoneOffset.UTC, LocalTime.MIDNIGHT);
        Recorder recorder = new Recorder(FileDisk.at(folder), new Recorder.Settings(day, 64, 1, 0, 0), (_, _, _) -> {});
        Recorder.Line line = recorder.open(new BookKey(new VenueId("lp"), new Symbol("EUR/USD")));
        TapeEntry entry = new TapeEntry();
        recorder.start();
        line.put(entry.set(TapeKind.SNAPSHOT, 0, START));
        line.put(entry.set(TapeKind.BID, 0, START).price(108500, 5).size(10, 0));
        line.put(entry.set(TapeKind.ASK, 0, START).price(108510, 5).size(10, 0));
        line.put(entry.set(TapeKind.END, 0, START));
        line.put(entry.set(TapeKind.TRADE, 0, START + 1).price(108505, 5).size(25, 1));
        recorder.poll(START);
        recorder.close();
    }

    private Path tape() {
        return folder.resolve("md-2026-11-18-001.fmd");
    }

    @Test
    void foldersAndFilesArePlayedIntoBooks() {
        var whole = run("replay-market", folder.toString(), "--json");
        assertThat(whole.exitCode()).as(whole.err()).isEqualTo(ExitCodes.OK);
        assertThat(whole.out())
                .contains("\"entries\":5", "\"health\":\"FRESH\"", "\"bid\":\"1.085\",\"ask\":\"1.0851\"");

        var file = run("replay-market", tape().toString(), "--speed", "1000");
        assertThat(file.exitCode()).as(file.err()).isEqualTo(ExitCodes.OK);
        assertThat(file.out()).contains("5 entries in 1 blocks", "EUR/USD@lp", "FRESH");
    }

    @Test
    void aFolderWithoutRecordingsIsSaid(@TempDir Path empty) {
        var ran = run("replay-market", empty.toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.err()).contains("there is no recording in " + empty);
        assertThat(run("replay-market", tape().toString(), "--csv", "--json").exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void levelsAndTradesBecomeCsv() {
        var ran = run("replay-market", folder.toString(), "--csv");
        assertThat(ran.out().lines())
                .containsExactly(
                        "at,venue,symbol,kind,price,units",
                        "2026-11-18T11:06:40.000000000Z,lp,EUR/USD,SNAPSHOT,,",
                        "2026-11-18T11:06:40.000000000Z,lp,EUR/USD,BID,1.08500,10",
                        "2026-11-18T11:06:40.000000000Z,lp,EUR/USD,ASK,1.08510,10",
                        "2026-11-18T11:06:40.000000001Z,lp,EUR/USD,TRADE,1.08505,2.5");
    }

    @Test
    void damageIsSaidAndNonsenseRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(tape());
        byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length - 24);
        System.arraycopy(bytes, 24, twice, bytes.length, bytes.length - 24);
        twice[60] ^= 1;
        Files.write(tape(), twice);
        var damaged = run("replay-market", tape().toString());
        assertThat(damaged.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(damaged.out()).contains("DAMAGED", "5 entries");

        Files.writeString(tape(), "no tape at all, and long enough for a head");
        assertThat(run("replay-market", tape().toString()).err()).contains("no recording");
        assertThat(run("replay-market", folder.resolve("none").toString()).exitCode())
                .isEqualTo(ExitCodes.USAGE);
        assertThat(run("replay-market", folder.toString(), "--speed", "-1").exitCode())
                .isEqualTo(ExitCodes.USAGE);
    }
}
