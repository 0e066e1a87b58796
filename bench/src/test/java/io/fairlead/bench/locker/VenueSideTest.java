package io.fairlead.bench.locker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.sim.tradelocker.TradeLockerStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenueSideTest {
    @TempDir
    Path folder;

    @Test
    void theVenueOfAnotherProcessListensTellsAndTakesFaultsUntilItIsClosed() throws IOException {
        VenueSide venue = OrderThreads.SPINNING.offEngineCore(() -> VenueSide.start(folder, 2, 1));
        try (venue) {
            new Socket(InetAddress.getLoopbackAddress(), venue.port()).close();
            TradeLockerStatus status = venue.status();
            assertThat(status.requests()).isZero();
            assertThat(status.exceeded()).isEmpty();
            assertThat(TradeLockerStatus.of(status.json())).isEqualTo(status);
            venue.delayReplies(Duration.ofMillis(50), Duration.ofMillis(50));
            assertThatThrownBy(() -> venue.delayReplies(Duration.ofMillis(-1), Duration.ZERO))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("error");
            assertThat(venue.log().executions()).isEmpty();
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), venue.port()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoStatusIsRefused() {
        assertThatThrownBy(() -> TradeLockerStatus.of("{\"requests\":")).isInstanceOf(IllegalArgumentException.class);
    }
}
