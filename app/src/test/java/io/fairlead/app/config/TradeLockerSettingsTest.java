package io.fairlead.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TradeLockerSettingsTest {
    private static final String TEMPLATE = Template.of("tradelocker").orElseThrow();

    @Test
    void templateIsSoundAndAsksTheDemoEnvironment() {
        VenueSettings venue = settings(TEMPLATE).venues().getFirst();
        assertThat(venue.adapter()).isEqualTo(VenueSettings.Adapter.TRADELOCKER);
        assertThat(venue.tradeLocker().api()).hasToString("https://demo.tradelocker.com/backend-api");
        assertThat(venue.tradeLocker().settle()).hasSeconds(30);
        assertThat(venue.tradeLocker().logins()).hasSize(1);
    }

    @Test
    void plainHttpIsForThisMachineAlone() {
        String custom = TEMPLATE.replace("environment: demo ", "environment: custom\n      api-url: URL ");
        assertThat(problems(custom.replace("URL", "http://127.0.0.1:8080/backend-api")))
                .isEmpty();
        assertThat(problems(custom.replace("URL", "http://venue.example.com/backend-api")))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("unencrypted"));
    }

    @Test
    void anAccountKeepsItsPositionsApartAndIsLiveWhereTheVenueIs() {
        assertThat(problems(TEMPLATE.replace("mode: hedging", "mode: netting")))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("set mode: hedging"));
        assertThat(problems(TEMPLATE.replace("environment: demo ", "environment: live ")))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("kind: live"));
    }

    @Test
    void keysOfFixAreRefused() {
        assertThat(problems(TEMPLATE.replace("adapter: tradelocker", "adapter: tradelocker\n    mass-cancel: true")))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("belongs to venues over FIX"));
    }

    private static Settings settings(String yaml) {
        return switch (ConfigFile.parse(yaml, Path.of("/etc/fairlead"), Map.of())) {
            case ConfigFile.Sound sound -> sound.settings();
            case ConfigFile.Broken broken ->
                throw new AssertionError(broken.problems().toString());
        };
    }

    private static List<String> problems(String yaml) {
        return ConfigProblemsTest.problems(yaml, Map.of()).stream()
                .map(problem -> problem.text() + "; " + problem.remedy())
                .toList();
    }
}
