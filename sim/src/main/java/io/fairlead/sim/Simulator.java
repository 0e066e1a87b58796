package io.fairlead.sim;

import io.fairlead.sim.control.ControlPort;
import io.fairlead.sim.control.SimControl;
import io.fairlead.sim.desk.Desk;
import io.fairlead.sim.fix.FixDoor;
import io.fairlead.sim.fix.FixLogin;
import io.fairlead.sim.fix.KeyPairFiles;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.log.TradeLogWriter;
import io.fairlead.sim.match.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// A simulated FIX venue: one matching core behind real sockets, with a trade log that outlives it. Start and
/// close it from one thread.
public final class Simulator implements AutoCloseable {
    private static final long MAX_LOG_BYTES = 4L << 30;

    /// Where it listens; -1 stands for a port that is not open.
    public record Ports(int fix, int fixTls, int control) {}

    private final KeyPairFiles keys;
    private final Path tradeLog;
    private final Desk desk;
    private final FixDoor door;
    private final SimControl control;
    private @Nullable ControlPort controlPort;
    private boolean closed;

    private Simulator(SimConfig config, Desk desk) {
        this.keys = KeyPairFiles.in(config.dir());
        this.tradeLog = config.dir().resolve(TradeLog.FILE_NAME);
        this.desk = desk;
        this.door = new FixDoor(config.fix(), desk);
        this.control = new SimControl(desk, door::loggedOn);
    }

    /// Rebuilds the venue from its directory and opens its doors.
    public static Simulator start(SimConfig config, InstantSource clock, ThreadFactory threads) {
        try {
            Files.createDirectories(config.dir());
            Simulator simulator = new Simulator(config, desk(config, clock));
            simulator.open(config, clock, threads);
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Desk desk(SimConfig config, InstantSource clock) {
        Path file = config.dir().resolve(TradeLog.FILE_NAME);
        TradeLog log = TradeLog.load(file, MAX_LOG_BYTES);
        TradeLogWriter writer = TradeLogWriter.open(file, log, config.fsync());
        long nowMillis = clock.millis();
        // Ids of a venue that began afresh must not repeat those of one that clients remember.
        String prefix = log.prefix().isEmpty() ? Long.toString(nowMillis, 36) : log.prefix();
        if (log.prefix().isEmpty()) {
            writer.opened(prefix, nowMillis * 1_000_000);
            writer.flush();
        }
        SimConfig.Market market = config.market();
        // A restarted venue goes on with other prices than those it has shown already.
        long seed = market.seed() + log.counts().lastExec();
        Exchange exchange = new Exchange(new Exchange.Settings(
                market.listings(), seed, prefix, market.dayEnd().toNanoOfDay()));
        exchange.restore(
                log.orders(),
                log.clientIds(),
                log.counts().lastOrder(),
                log.counts().lastExec());
        Desk desk = new Desk(exchange, writer, clock, config.faults(), market.step());
        desk.restore(log);
        return desk;
    }

    private void open(SimConfig config, InstantSource clock, ThreadFactory threads) throws IOException {
        boolean overTls = config.fix().logins().stream().anyMatch(FixLogin::tls);
        desk.start(door, threads);
        try {
            door.start(overTls ? keys.ensure(clock.instant()) : null);
            if (config.controlPort() >= 0) {
                controlPort = ControlPort.open(config.controlPort(), config.dir(), control::execute, threads);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    public Ports ports() {
        ControlPort port = controlPort;
        return new Ports(door.port(), door.tlsPort(), port == null ? -1 : port.port());
    }

    /// The certificate that clients of the TLS port must trust, as PEM.
    public Path certificate() {
        return keys.certificate();
    }

    public Path tradeLog() {
        return tradeLog;
    }

    /// Switches faults and tells the state, from any thread.
    public SimControl control() {
        return control;
    }

    /// The token that the control port asks for.
    public String controlToken() {
        return Objects.requireNonNull(controlPort, "the control port is shut").token();
    }

    /// Waits until somebody said `stop` at the control port, or the venue could not go on.
    public void awaitStop() throws InterruptedException {
        control.awaitStop();
    }

    /// Logs every session out, then stops. Open orders stay in the log for the next start. A second call waits for the
    /// first and does nothing.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        ControlPort port = controlPort;
        if (port != null) {
            port.close();
        }
        door.close();
        desk.close();
        control.stop();
    }
}
