package io.fairlead.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.bench.contender.ContenderProcess.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real processes, real sockets, hardly any orders, no judgement of times.
@Timeout(60)
class ContendersTest {
    @Test
    void aGatewayAsItIsRunHasTheFlagsOfTheLauncher() throws IOException {
        String launcher = Files.readString(Path.of("..", "fairlead"));
        assertThat(Contenders.flags(Kind.GATEWAY_AS_RUN))
                .contains("-XX:+UseZGC")
                .allSatisfy(flag -> assertThat(launcher).contains(flag));
    }

    @Test
    void aContenderGoesOnBehindARestOfItsCompiler(@TempDir Path folder) throws IOException {
        try (Contenders contenders = Contenders.start(folder, EnumSet.of(Kind.SOCKET))) {
            String roundTrips = contenders.alone(Kind.SOCKET, child -> {
                child.ask("rtt 5000");
                contenders.settle(Kind.SOCKET, child);
                return child.ask("rtt 50");
            });
            assertThat(Measured.histogram(roundTrips.split(" ", -1)[0]).getTotalCount())
                    .isEqualTo(50);
        }
    }

    @Test
    void ourEngineAndTheBareSocketAnswerTakingTurns(@TempDir Path folder) throws IOException {
        try (Contenders contenders = Contenders.start(folder, EnumSet.of(Kind.SOCKET, Kind.FAIRLEAD_TLS))) {
            for (Kind kind : new Kind[] {Kind.SOCKET, Kind.FAIRLEAD_TLS, Kind.SOCKET}) {
                String roundTrips = contenders.alone(kind, child -> child.ask("rtt 50"));
                assertThat(Measured.histogram(roundTrips.split(" ", -1)[0]).getTotalCount())
                        .isEqualTo(50);
                String burst = contenders.alone(kind, child -> child.ask("burst 500 64"));
                assertThat(Double.parseDouble(burst.split(" ", -1)[0])).isPositive();
            }
        }
    }
}
