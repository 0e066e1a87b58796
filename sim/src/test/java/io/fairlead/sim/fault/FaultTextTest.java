package io.fairlead.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTextTest {
    @Test
    void readsEveryFault() {
        assertThat(FaultText.parse("rejects 10%")).isEqualTo(new Fault.Rejects(10));
        assertThat(FaultText.parse("latency 50ms")).isEqualTo(new Fault.Latency(Duration.ofMillis(50), Duration.ZERO));
        assertThat(FaultText.parse("latency 1s 20ms"))
                .isEqualTo(new Fault.Latency(Duration.ofSeconds(1), Duration.ofMillis(20)));
        assertThat(FaultText.parse("duplicates 5% poss-dup")).isEqualTo(new Fault.Duplicates(5, true));
        assertThat(FaultText.parse("cancel-race 100% 5ms")).isEqualTo(new Fault.CancelRace(100, Duration.ofMillis(5)));
        assertThat(FaultText.parse("slow-fills 100")).isEqualTo(new Fault.SlowFills(100));
        assertThat(FaultText.parse("lose-fill")).isEqualTo(new Fault.LoseFills(1, false));
        assertThat(FaultText.parse("lose-fill revealed")).isEqualTo(new Fault.LoseFills(1, true));
        assertThat(FaultText.parse("lose-fill 3 revealed")).isEqualTo(new Fault.LoseFills(3, true));
        assertThat(FaultText.parse("bust")).isEqualTo(new Fault.Bust(""));
        assertThat(FaultText.parse("flood 500")).isEqualTo(new Fault.Flood(500));
        assertThat(FaultText.parse("heartbeats off ME")).isEqualTo(new Fault.Heartbeats("ME", false));
        assertThat(FaultText.parse("quirks tags ME")).isEqualTo(new Fault.Quirks("ME", Fault.Quirk.TAGS));
        assertThat(FaultText.parse("quirks broken")).isEqualTo(new Fault.Quirks("", Fault.Quirk.BROKEN));
        assertThat(FaultText.parse("gap 3")).isEqualTo(new Fault.SequenceGap("", 3));
        assertThat(FaultText.parse("swallow 2 ME")).isEqualTo(new Fault.Swallow("ME", 2));
        assertThat(FaultText.parse(" disconnect  ME ")).isEqualTo(new Fault.Disconnect("ME"));
        assertThat(FaultText.parse("reset")).isEqualTo(new Fault.SequenceReset(""));
    }

    /// One of each kind, as a person writes it.
    private static final List<String> EXAMPLES = List.of(
            "rejects 10%",
            "latency 50ms 20ms",
            "duplicates 5% poss-dup",
            "cancel-race 100% 20ms",
            "slow-cancels 10% 200ms",
            "lose-cancels 10%",
            "mass-cancels ignored",
            "slow-fills 100",
            "lose-fill 3 revealed",
            "late-fill 2 1s",
            "unanswered 2",
            "late-copies 2s",
            "lose-copies 3",
            "trade-elsewhere ACC-1 EUR/USD buy 1000",
            "order-elsewhere FAIRLEAD ACC-1 EUR/USD sell 1000 1.09",
            "bust E1",
            "flood 500",
            "halt EUR/USD",
            "delist EUR/USD",
            "updates lost 2",
            "ghosts on",
            "slow-feed 200ms",
            "levels id runs numbered",
            "quotes refused",
            "cancel-quotes",
            "quirks tags",
            "heartbeats off",
            "gap 3",
            "swallow 2",
            "disconnect",
            "reset");

    @Test
    void everyFaultCanBeWrittenAndStandsInTheManual() throws IOException {
        Set<Class<?>> written = new HashSet<>();
        EXAMPLES.forEach(example -> written.add(FaultText.parse(example).getClass()));
        assertThat(written).containsExactlyInAnyOrderElementsOf(kinds(Fault.class));
        String manual = Files.readString(Path.of("..", "docs", "simulator.md"));
        assertThat(EXAMPLES)
                .allSatisfy(example -> assertThat(manual)
                        .containsPattern("`fault " + Pattern.quote(example.split(" ", -1)[0]) + "[ `]"));
    }

    private static Set<Class<?>> kinds(Class<?> of) {
        Set<Class<?>> kinds = new HashSet<>();
        for (Class<?> each : of.getPermittedSubclasses()) {
            if (each.isSealed()) {
                kinds.addAll(kinds(each));
            } else {
                kinds.add(each);
            }
        }
        return kinds;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "rejects",
                "rejects 10",
                "rejects 101%",
                "rejects -1%",
                "latency 5",
                "latency",
                "gap 0",
                "gap x",
                "gap 99999999999",
                "flood 0",
                "heartbeats maybe",
                "quirks on",
                "lose-fill x",
                "disconnect A B",
                "duplicates 5% twice",
                "slow-fills -1"
            })
    void refusesWhatIsNoFault(String text) {
        assertThatThrownBy(() -> FaultText.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
