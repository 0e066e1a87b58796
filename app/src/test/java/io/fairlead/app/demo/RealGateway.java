package io.fairlead.app.demo;

import io.fairlead.app.config.ConfigFile;
import io.fairlead.app.config.Settings;
import io.fairlead.app.log.Redactor;
import io.fairlead.app.run.GatewayProcess;
import io.fairlead.app.run.SecretAccess;
import io.fairlead.sim.SimConfig;
import io.fairlead.sim.Simulator;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// The demo's gateway and its venue in this process, over TLS, without the demo's strategy: whoever asks, trades.
/// Owned by the thread of the test.
public final class RealGateway implements AutoCloseable {
    private static final String PASSWORD = "not-a-real-password";

    private final PairFiles files;
    private final Simulator venue;
    private final GatewayProcess gateway;
    private boolean running = true;

    private RealGateway(PairFiles files, Simulator venue, GatewayProcess gateway) {
        this.files = files;
        this.venue = venue;
        this.gateway = gateway;
    }

    /// Starts the venue, then the gateway, which logs on by itself.
    public static RealGateway start(Path folder) {
        PairFiles files = new PairFiles(folder);
        Simulator venue = Simulator.start(
                SimConfig.reference(files.venue(), PASSWORD, true),
                InstantSource.system(),
                Thread.ofPlatform().daemon().factory());
        try {
            files.writeConfig(new PairFiles.Door(venue.ports().fixTls(), venue.certificate()), Demo.IDLE);
            Settings settings = settings(files.config());
            Redactor redactor = new Redactor();
            Map<String, String> environment = Map.of(Demo.PASSWORD_VARIABLE, PASSWORD);
            return new RealGateway(
                    files,
                    venue,
                    GatewayProcess.start(
                            settings,
                            SecretAccess.of(settings.secrets(), environment, redactor::learn),
                            redactor,
                            folder));
        } catch (RuntimeException e) {
            venue.close();
            throw e;
        }
    }

    private static Settings settings(Path config) {
        return switch (ConfigFile.read(config, Map.of(Demo.PASSWORD_VARIABLE, PASSWORD))) {
            case ConfigFile.Sound sound -> sound.settings();
            case ConfigFile.Broken broken -> throw new IllegalStateException(broken.toString());
        };
    }

    public String url() {
        return gateway.uri().toString();
    }

    public String token() {
        return gateway.firstToken().orElseThrow();
    }

    /// Stops the gateway and compares what it wrote down with what the venue did.
    public DemoReport stopAndCompare() throws InterruptedException {
        running = false;
        gateway.stop();
        return DemoReport.of(venue.tradeLog(), files.journal());
    }

    @Override
    public void close() throws InterruptedException {
        try {
            if (running) {
                gateway.stop();
            }
        } finally {
            venue.close();
        }
    }
}
