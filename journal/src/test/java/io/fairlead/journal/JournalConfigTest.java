package io.fairlead.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JournalConfigTest {
    private final JournalConfig config = JournalConfig.defaults("boot", "pid 1");

    @Test
    void syncsBeforeAcknowledgingUnlessToldOtherwise() {
        assertThat(config.policy()).isEqualTo(SyncPolicy.BEFORE_ACK);
        assertThat(config.ringBytes()).isEqualTo(16 << 20);
        assertThat(config.segmentBytes()).isEqualTo(64 << 20);
        assertThat(config.maxPayloadBytes()).isEqualTo((2 << 20) - 32);
    }

    @Test
    void saysWhatIsWrongWithASetting() {
        refuses(
                () -> config.withSizes(5000, 2048, 16384, 0),
                "ring-bytes must be a power of two of at least 4096, was 5000");
        refuses(
                () -> config.withSizes(2048, 2048, 16384, 0),
                "ring-bytes must be a power of two of at least 4096, was 2048");
        refuses(() -> config.withSizes(4096, 10, 16384, 0), "segment-bytes must be at least 64, was 10");
        refuses(
                () -> config.withSizes(4096, 2048, 8191, 0),
                "reserve-bytes must be at least twice ring-bytes (8192), was 8191");
        refuses(() -> config.withSizes(4096, 2048, 8192, -1), "low-disk-bytes must not be negative, was -1");
        refuses(() -> config.withInterval(Duration.ZERO), "interval must be positive, was PT0S");
        refuses(() -> JournalConfig.defaults("", "x"), "boot-id must have 1 to 96 bytes, was ''");
    }

    private static void refuses(Runnable action, String message) {
        assertThatIllegalArgumentException().isThrownBy(action::run).withMessage(message);
    }
}
