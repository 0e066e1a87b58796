package io.fairlead.bench.locker;

import io.fairlead.bench.sidebyside.Child;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.tradelocker.TradeLockerStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The simulated venue in a process of its own, as a venue shares neither heap nor compiler with the gateway. Owned by
/// the thread that runs the bench.
final class VenueSide implements AutoCloseable {
    /// The collector that takes least from cores that are measured.
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx1g");

    private static final long MAX_LOG_BYTES = 1L << 30;
    private static final String DONE = "ok";

    private final Child process;
    private final Path folder;
    private final int port;

    private VenueSide(Child process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /// Starts one that keeps its log in a folder.
    static VenueSide start(Path folder, int logins, int accountsEach) {
        Child process = Child.start(
                VenueProcess.class,
                FLAGS,
                List.of(folder.toString(), Integer.toString(logins), Integer.toString(accountsEach)));
        try {
            return new VenueSide(
                    process, folder, Integer.parseInt(process.answer().split(" ", -1)[1]));
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /// Of this machine.
    int port() {
        return port;
    }

    /// Every reply leaves the venue so much later from now on, and up to `jitter` more.
    void delayReplies(Duration base, Duration jitter) {
        ask("fault latency " + base.toMillis() + "ms " + jitter.toMillis() + "ms");
    }

    TradeLockerStatus status() {
        return TradeLockerStatus.of(ask("status"));
    }

    /// What it wrote down.
    TradeLog log() {
        return TradeLog.load(folder.resolve(TradeLog.FILE_NAME), MAX_LOG_BYTES);
    }

    /// Returns what it says behind `ok`.
    private String ask(String line) {
        String answer = process.ask(line);
        if (!answer.startsWith(DONE)) {
            throw new IllegalStateException("the venue, asked for '" + line + "', said " + answer);
        }
        return answer.substring(DONE.length()).strip();
    }

    @Override
    public void close() {
        process.close();
    }
}
