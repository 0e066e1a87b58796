package io.fairlead.fix.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UtcTimestampTest {
    private static final DateTimeFormatter NANOS =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.nnnnnnnnn").withZone(ZoneOffset.UTC);

    private static long parsed(String text) {
        return UtcTimestamp.parse(text.getBytes(US_ASCII), 0, text.length());
    }

    @Test
    void agreesWithTheJdkAtAnyTime() {
        Random random = new Random(1);
        UtcTimestamp writer = new UtcTimestamp();
        byte[] buffer = new byte[32];
        for (int i = 0; i < 50_000; i++) {
            long nanos = Math.floorMod(random.nextLong(), 7_200_000_000_000_000_000L);
            String text = NANOS.format(Instant.ofEpochSecond(0, nanos));
            int end = writer.write(buffer, 0, nanos, TimestampPrecision.NANOS);
            assertThat(new String(buffer, 0, end, US_ASCII)).isEqualTo(text);
            assertThat(parsed(text)).isEqualTo(nanos);
        }
    }

    @Test
    void readsEveryPrecisionAndLeapSeconds() {
        long noon = 1_767_614_400_000_000_000L;
        assertThat(parsed("20260105-12:00:00")).isEqualTo(noon);
        assertThat(parsed("20260105-12:00:00.5")).isEqualTo(noon + 500_000_000);
        assertThat(parsed("20260105-12:00:00.123456")).isEqualTo(noon + 123_456_000);
        assertThat(parsed("20260105-12:00:00.123456789012")).isEqualTo(noon + 123_456_789);
        assertThat(parsed("20260105-11:59:60")).isEqualTo(noon);
    }

    @Test
    void refusesWhatIsNoTime() {
        for (String text : List.of(
                "",
                "20260105",
                "20260105 12:00:00",
                "20261305-12:00:00",
                "20260230-12:00:00",
                "20260105-24:00:00",
                "20260105-12:60:00",
                "20260105-12:00:61",
                "20260105-12:00:00.",
                "20260105-12:00:00.x",
                "20260105-12:00:00,5",
                "20260105-12:00:00.1234567890123",
                "19690105-12:00:00",
                "2026010512:00:00-",
                "20260105-12-00:00",
                "20260105-12:00:00.123456789x",
                "20250229-00:00:00",
                "20260431-00:00:00")) {
            assertThat(parsed(text)).as(text).isEqualTo(UtcTimestamp.INVALID);
        }
    }
}
