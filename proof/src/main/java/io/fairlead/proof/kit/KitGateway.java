package io.fairlead.proof.kit;

import io.fairlead.core.event.VenueInput;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.port.VenuePort;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.Seams;
import io.fairlead.gateway.Surroundings;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A real gateway on threads and files of its own, which can end and begin again on the same log. Opened and closed by
/// one thread.
final class KitGateway implements AutoCloseable {
    private final Path folder;
    private final Supplier<GatewayConfig> config;
    private final Seams seams;
    private @Nullable Capabilities declared;
    private RecoveryProfile.Carrier carrier = RecoveryProfile.Carrier.CONNECTION;
    private Gateway gateway;

    /// Its log is in `folder`. The configuration is made anew for each life.
    KitGateway(Path folder, Supplier<GatewayConfig> config, Seams seams) {
        this.folder = folder;
        this.config = config;
        this.seams = seams;
        gateway = open();
    }

    Gateway gateway() {
        return gateway;
    }

    /// What the adapter of its first venue declared when it was wired.
    Capabilities declared() {
        return Objects.requireNonNull(declared, "a gateway has a venue");
    }

    /// What takes orders to its first venue.
    RecoveryProfile.Carrier carrier() {
        return carrier;
    }

    /// Ends it in good order and starts it on the log that it left.
    void restart() {
        gateway.close();
        gateway = open();
    }

    private Gateway open() {
        Seams listening = new Seams(
                seams.log(),
                seams.watcher(),
                new Hearing(seams.venues()),
                seams.stores(),
                seams.decisions(),
                seams.retention());
        Gateway opened = Gateway.open(config.get(), surroundings(), listening);
        start("kit-journal-sync", opened.journalSync());
        start("kit-follower", opened.follower());
        start("kit-market", opened.market());
        opened.venues().forEach(KitGateway::start);
        start("kit-engine", opened.engine());
        return opened;
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    private Surroundings surroundings() {
        try {
            return Surroundings.ofThreads(KitGateway::epochNanos, FileDisk.at(folder), new Random(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long epochNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public void close() {
        gateway.close();
    }

    /// Hears what the adapter declares, behind whatever stands there already.
    private final class Hearing implements Seams.AroundVenues {
        private final Seams.AroundVenues inner;

        Hearing(Seams.AroundVenues inner) {
            this.inner = inner;
        }

        @Override
        public Consumer<VenueInput> inputs(Consumer<VenueInput> core) {
            return inner.inputs(core);
        }

        @Override
        public VenuePort port(VenuePort adapter) {
            if (declared == null) {
                declared = adapter.capabilities();
                carrier = adapter.recovery().carrier();
            }
            return inner.port(adapter);
        }
    }
}
