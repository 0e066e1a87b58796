package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.OrderId;
import org.junit.jupiter.api.Test;

class SentTimesTest {
    private final SentTimes times = new SentTimes();

    @Test
    void tellsEachRequestsTimeOnce() {
        for (int i = 0; i < 512; i++) {
            times.sent(request(i), i);
        }
        for (int i = 0; i < 512; i++) {
            assertThat(times.take(request(i))).isEqualTo(i);
            assertThat(times.take(request(i))).isEqualTo(SentTimes.NOT_KNOWN);
        }
    }

    @Test
    void aRequestThatLeftAgainCountsFromThenAlone() {
        for (int i = 0; i < 1024; i++) {
            times.sent(request(i), i);
        }
        for (int i = 0; i < 1024; i += 2) {
            assertThat(times.take(request(i))).isEqualTo(i);
        }
        for (int i = 1; i < 1024; i += 2) {
            times.sent(request(i), 2000 + i);
        }
        for (int i = 1; i < 1024; i += 2) {
            assertThat(times.take(request(i))).isEqualTo(2000 + i);
            assertThat(times.take(request(i))).isEqualTo(SentTimes.NOT_KNOWN);
        }
    }

    @Test
    void forgetsWhatLeftFirstWhereManyAreNeverAnswered() {
        for (int i = 0; i < 100_000; i++) {
            times.sent(request(i), i);
        }

        assertThat(times.take(request(0))).isEqualTo(SentTimes.NOT_KNOWN);
        assertThat(times.take(request(99_999))).isEqualTo(99_999);
    }

    private static OrderId request(int number) {
        return new OrderId("request-" + number);
    }
}
