package io.fairlead.venues.tradelocker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownWordsTest {
    private final KnownWords known = new KnownWords();

    private Json.Word of(String text) {
        return known.of(("<" + text + ">").toCharArray(), 1, text.length());
    }

    @Test
    void givesTheWordThatItKnows() {
        Json.Word first = of("7277816997846858725");
        assertThat(first.text()).isEqualTo("7277816997846858725");
        assertThat(of("7277816997846858725")).isSameAs(first);
        assertThat(of("")).isEqualTo(new Json.Word(""));
    }

    @Test
    void keepsNothingThatIsLongAsTokensAre() {
        String token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
        assertThat(of(token)).isEqualTo(new Json.Word(token)).isNotSameAs(of(token));
    }

    /// More words than places, so that each place is taken from one by another again and again.
    @Test
    void givesNoWordForAnother() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            String text = Integer.toString(random.nextInt(20_000), 3);
            assertThat(of(text).text()).isEqualTo(text);
        }
    }
}
