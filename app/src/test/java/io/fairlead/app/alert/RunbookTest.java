package io.fairlead.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever is woken by an alert finds its page.
class RunbookTest {
    @Test
    void everyKindHasASectionThatSaysWhatItMeansWhatToLookAtAndWhatToDo() throws IOException {
        String runbook = Files.readString(Path.of("..", "docs", "runbook.md"));
        List<String> sections = Stream.of(runbook.split("\n## ", -1)).skip(1).toList();
        assertThat(sections)
                .extracting(section -> section.substring(0, section.indexOf('\n')))
                .containsExactlyElementsOf(Stream.of(AlertKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(sections)
                .allSatisfy(section -> assertThat(section).contains("**Means.**", "**Look at.**", "**Do.**"));
        assertThat(AlertKind.DISK.runbook()).isEqualTo("docs/runbook.md#disk");
    }
}
