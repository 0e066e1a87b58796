package io.fairlead.sim.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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
