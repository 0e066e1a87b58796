package io.fairlead.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A strategy's fair price must be one that can come.
class FairPriceTest {
    private static final String SOUND = Template.of("fixlp")
                    .orElseThrow()
                    .replace("venues:\n", "venues:\n  - {id: reference, adapter: coinbase}\n")
                    .replace("{lp: EUR/USD}", "{lp: EUR/USD, reference: EUR-USD}")
            + "\nstrategies:\n  - {id: q, account: main, symbols: [EURUSD], fair-price: reference}\n";

    private static List<String> problems(String text) {
        return ConfigFile.parse(text, Path.of("/etc/fairlead"), Map.of("LP_PASSWORD", "x")).problems().stream()
                .map(problem -> problem.key() + " " + problem.text())
                .toList();
    }

    @Test
    void isOfAVenueThatHasTheInstrument() {
        assertThat(problems(SOUND)).isEmpty();
        assertThat(problems(SOUND.replace("fair-price: reference", "fair-price: refrence")))
                .singleElement()
                .asString()
                .contains("strategies[q].fair-price 'refrence' is not configured");
        assertThat(problems(SOUND.replace("[EURUSD]", "[EURUSD, USDJPY]")))
                .singleElement()
                .asString()
                .contains("strategies[q].fair-price 'reference' has no name for USDJPY");
        assertThat(problems(SOUND.replace("fair-price: reference", "fair-price: lp")))
                .singleElement()
                .asString()
                .contains("strategies[q].fair-price is where the strategy trades");
    }
}
