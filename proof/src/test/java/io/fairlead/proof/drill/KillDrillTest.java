package io.fairlead.proof.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kill switch against a venue over real sockets, while a strategy goes on sending. Prints times, asserts none.
class KillDrillTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private KillDrill.Result run(KillDrill drill, Duration limit) throws InterruptedException {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        KillDrill.Result result = drill.run(folder, limit, out);
        out.println(result.json());
        return result;
    }

    @Test
    void confirmsThatNothingIsLiveThoughCancelsAreSlowLostOrBeaten() throws InterruptedException {
        KillDrill.Result result = run(new KillDrill(1_000, false, false), LIMIT);
        assertThat(result.confirmedNanos()).isPositive();
        assertThat(result.liveAtVenue()).isZero();
        assertThat(result.refused()).isPositive();
        assertThat(result.filled()).isPositive();
    }

    @Test
    void confirmsByMassCancelToo() throws InterruptedException {
        KillDrill.Result result = run(new KillDrill(1_000, true, false), LIMIT);
        assertThat(result.confirmedNanos()).isPositive();
        assertThat(result.liveAtVenue()).isZero();
    }

    @Test
    void saysWhatIsNotConfirmedWhileASessionIsDown() throws InterruptedException {
        KillDrill.Result result = run(new KillDrill(200, false, true), Duration.ofSeconds(2));
        assertThat(result.confirmedNanos()).isZero();
        assertThat(result.liveAtVenue()).isPositive();
        assertThat(result.notConfirmed()).isEqualTo(result.liveAtVenue());
        assertThat(result.missing()).anyMatch(line -> line.contains("DRILL-2"));
    }
}
