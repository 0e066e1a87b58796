package io.fairlead.app.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Short trials of real processes; `fairlead torture` and `fairlead scenarios` run them in full.
class TrialTest {
    private static final int KILLS = 2;

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void losesAndDoublesNothingWhenProcessesAreKilled() throws InterruptedException {
        TortureReport report = Torture.run(folder, KILLS, 5, said::add);
        assertThat(report.held()).as("%s %s", said, report.text()).isTrue();
        assertThat(report.acknowledged()).isGreaterThan(50);
        assertThat(report.json()).contains("\"kills\":" + KILLS, "\"lost\":0,\"doubled\":0,\"invented\":0");
    }

    @Test
    void playsScenariosByName() {
        Set<String> names = Set.of("disconnect-during-an-order", "duplicate-messages");
        List<Scenario> chosen = Playbook.ALL.stream()
                .filter(each -> names.contains(each.name()))
                .toList();
        Scenarios played = Scenarios.play(folder, chosen, said::add);
        assertThat(played.passed()).as("%s", said).isTrue();
        assertThat(played.json()).startsWith("{\"scenarios\":2,\"passed\":2,\"failed\":0,");
    }
}
