package io.fairlead.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Scope;
import io.fairlead.gateway.Trading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillFileTest {
    @TempDir
    Path folder;

    private final List<Command> commands = new ArrayList<>();
    private Outcome outcome = new Outcome.Accepted(List.of());
    private Path file;
    private KillFile watched;

    @BeforeEach
    void watch() {
        file = folder.resolve("KILL");
        watched = new KillFile(file, command -> {
            commands.add(command);
            return CompletableFuture.completedFuture(new Trading.Answer(outcome, 1));
        });
    }

    private String because() {
        HaltCommand.Kill kill = (HaltCommand.Kill) commands.getLast();
        assertThat(kill.scope()).isEqualTo(Scope.gateway());
        return kill.because();
    }

    @Test
    void killsOnceForEachAppearanceWithItsTextAsTheReason() throws IOException {
        watched.look();
        assertThat(commands).isEmpty();
        Files.writeString(file, "  flash crash\n");
        watched.look();
        watched.look();
        assertThat(commands).hasSize(1);
        assertThat(because()).isEqualTo("flash crash");
        Files.delete(file);
        watched.look();
        assertThat(commands).hasSize(1);
        Files.createFile(file);
        watched.look();
        assertThat(because()).isEqualTo("the kill file appeared");
    }

    @Test
    void killsEvenIfTheFileCannotBeRead() throws IOException {
        Files.createDirectory(file);
        watched.look();
        assertThat(because()).contains("can't be read");
    }

    @Test
    void triesAgainUntilTheGatewayTookIt() throws IOException {
        outcome = new Outcome.Refused(DenialCode.JOURNAL_FULL, "journal", "", "free disk space");
        Files.createFile(file);
        watched.look();
        outcome = new Outcome.Accepted(List.of());
        watched.look();
        watched.look();
        assertThat(commands).hasSize(2);
    }
}
