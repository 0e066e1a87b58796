package io.fairlead.sim.tradelocker.door;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.control.ControlWords;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.log.TradeLogWriter;
import io.fairlead.sim.match.Depth;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.sim.tradelocker.TradeLockerFaultText;
import io.fairlead.sim.tradelocker.TradeLockerPicture;
import io.fairlead.sim.tradelocker.TradeLockerSim;
import io.fairlead.sim.tradelocker.TradeLockerStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/// A simulated TradeLocker behind real sockets on loopback, with a trade log. Start and close it from one thread;
/// faults may come from any.
///
/// Every start begins afresh: the log of the run before is kept beside the new one, under the time of the start.
public final class TradeLockerVenue implements AutoCloseable {
    /// Where it listens; 0 takes a free port.
    public record Ports(int rest, int streams) {}

    private final VenueLoop loop;
    private final TradeLogWriter log;
    private final Path tradeLog;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final HttpDoor http;
    private final StreamDoor streams;
    private final ControlWords words;
    private boolean closed;

    private TradeLockerVenue(TradeLockerConfig config, Ports ports, Path dir, Surroundings around) throws IOException {
        Files.createDirectories(dir);
        tradeLog = dir.resolve(TradeLog.FILE_NAME);
        long now = around.clock().millis();
        if (Files.exists(tradeLog)) {
            Files.move(tradeLog, dir.resolve("trades-" + now + ".jsonl"));
        }
        log = TradeLogWriter.open(tradeLog, TradeLog.load(tradeLog, 0), around.fsync());
        TradeLockerSim sim = new TradeLockerSim(config, log, now * 1_000_000);
        loop = new VenueLoop(sim, around.clock(), around.threads());
        http = new HttpDoor(ports.rest(), loop);
        try {
            streams = new StreamDoor(ports.streams(), config.developerKey(), loop, around.threads());
        } catch (IllegalStateException e) {
            http.close();
            log.close();
            throw e;
        }
        words = new ControlWords()
                .with("status", _ -> status().json())
                .withFaults(text -> apply(TradeLockerFaultText.parse(text)), this::clear)
                .withMove(this::move)
                .withStop(stop::countDown);
        loop.whenEnded(stop::countDown);
    }

    /// What it is given: the time, threads, and whether the log is synced before anything is answered.
    public record Surroundings(InstantSource clock, ThreadFactory threads, boolean fsync) {}

    /// Opens the venue in a folder of its own.
    public static TradeLockerVenue start(TradeLockerConfig config, Ports ports, Path dir, Surroundings around) {
        try {
            TradeLockerVenue venue = new TradeLockerVenue(config, ports, dir, around);
            venue.loop.start();
            return venue;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Ports ports() {
        return new Ports(http.port(), streams.port());
    }

    /// The base of the REST interface.
    public URI rest() {
        return URI.create("http://127.0.0.1:" + http.port() + "/backend-api");
    }

    /// Where streams are; namespace and path are the venue's own.
    public URI streams() {
        return URI.create("ws://127.0.0.1:" + streams.port());
    }

    public Path tradeLog() {
        return tradeLog;
    }

    /// Switches a fault on or lets it strike; returns once it has. Any thread but the venue's.
    ///
    /// @throws IllegalArgumentException if it names what does not exist
    public void apply(TradeLockerFault fault) {
        ask((sim, now) -> {
            sim.apply(fault, now);
            return fault;
        });
    }

    /// Ends every fault that holds.
    public void clear() {
        ask((sim, now) -> {
            sim.clear(now);
            return sim;
        });
    }

    /// Moves the price of an instrument, as news would.
    public void move(String name, Decimal price) {
        ask((sim, now) -> {
            sim.move(name, price, now);
            return name;
        });
    }

    /// An account as it is now.
    public TradeLockerPicture picture(String account) {
        return ask((sim, _) -> sim.picture(account));
    }

    /// The market of an instrument now, so many prices deep.
    public Depth depth(String name, int levels) {
        return ask((sim, _) -> {
            Depth depth = sim.depth(name, levels);
            if (depth == null) {
                throw new IllegalArgumentException("nobody lists " + name);
            }
            return depth;
        });
    }

    /// Whether a login has a token that is good now.
    public boolean hasLetIn(String email) {
        return ask((sim, now) -> sim.hasLetIn(email, now));
    }

    public TradeLockerStatus status() {
        return ask((sim, _) -> sim.status());
    }

    private <T> T ask(VenueLoop.Work<T> work) {
        try {
            return loop.ask(work).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IllegalArgumentException bad) {
                throw new IllegalArgumentException(bad.getMessage(), e);
            }
            throw e;
        }
    }

    /// Does what a line of text says and returns the line to answer, as the control port has it.
    public String control(String line) {
        return words.execute(line);
    }

    /// Waits until somebody said `stop` at the control port, or the venue could not go on.
    public void awaitStop() throws InterruptedException {
        stop.await();
    }

    /// Stops. A second call does nothing.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        http.close();
        streams.close();
        loop.close();
        log.close();
        stop.countDown();
    }
}
