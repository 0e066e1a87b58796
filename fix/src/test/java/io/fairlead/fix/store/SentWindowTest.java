package io.fairlead.fix.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SentWindowTest {
    private final StoredMessage found = new StoredMessage();

    @Test
    void findsTheNewestMessagesAndForgetsTheOldest() {
        SentWindow window = new SentWindow(64, 8);
        for (int seqNum = 1; seqNum <= 20; seqNum++) {
            byte[] bytes = ("message " + seqNum).getBytes(US_ASCII);
            window.keep(seqNum, 'D', bytes, 0, bytes.length, seqNum);
        }
        for (int seqNum = 1; seqNum <= 20; seqNum++) {
            boolean kept = window.find(seqNum, found);
            // 64 bytes hold five or six of these, by where the ring wraps.
            assertThat(kept).as("%d", seqNum).isIn(seqNum >= 16, seqNum > 14);
            if (kept) {
                assertThat(new String(found.buffer(), found.offset(), found.length(), US_ASCII))
                        .isEqualTo("message " + seqNum);
                assertThat(found.sentNanos()).isEqualTo(seqNum);
            }
        }
        window.clear();
        assertThat(window.find(20, found)).isFalse();
    }

    @Test
    void doesNotKeepWhatIsLargerThanItself() {
        SentWindow window = new SentWindow(8, 8);
        window.keep(1, 'D', new byte[9], 0, 9, 0);
        assertThat(window.find(1, found)).isFalse();
        assertThat(window.find(0, found)).isFalse();
    }

    @Test
    void keepsOldMessagesWhenNumbersLeapByAMultipleOfItsSize() {
        SentWindow window = new SentWindow(64, 8);
        window.keep(3, 'D', "old".getBytes(US_ASCII), 0, 3, 0);
        window.keep(3 + 8 * 100, 'D', "new".getBytes(US_ASCII), 0, 3, 0);
        assertThat(window.find(3, found)).isTrue();
        assertThat(window.find(3 + 8 * 100, found)).isTrue();
        assertThat(window.find(3 + 8 * 50, found)).isFalse();
    }

    @Test
    void tellsWhereTheLogHasTheOldestOfWhatItKeepsThoughNumbersLeap() {
        SentWindow window = new SentWindow(64, 8);
        window.keep(3, 'D', "old".getBytes(US_ASCII), 0, 3, 10);
        window.keptAt(3, 100);
        window.keep(6 + 8 * 100, 'D', "new".getBytes(US_ASCII), 0, 3, 20);
        window.keptAt(6 + 8 * 100, 200);
        window.keep(7 + 8 * 100, 'D', new byte[65], 0, 65, 30);
        window.keptAt(7 + 8 * 100, 300);
        assertThat(window.oldest(0, 0, 999)).isEqualTo(100);
        assertThat(window.oldest(15, 0, 999)).isEqualTo(200);
        assertThat(window.oldest(25, 0, 999)).isEqualTo(999);
        assertThat(window.oldest(0, 150, 999)).as("not further back in the log").isEqualTo(200);
    }

    @Test
    void wantsAPowerOfTwo() {
        assertThatThrownBy(() -> new SentWindow(8, 6)).hasMessageContaining("power of two, were 6");
    }
}
