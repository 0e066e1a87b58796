package io.fairlead.app.run;

import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;
import io.fairlead.gateway.Trading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kills the gateway when a file appears; its text is the reason. Taking it away releases nothing. One that is there at
/// the start kills, too. Runs on a thread of its own.
final class KillFile implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KillFile.class);
    private static final long LOOK_MILLIS = 200;
    private static final int LONGEST_REASON = 300;

    private final Path file;
    private final Trading trading;
    private final CountDownLatch stop = new CountDownLatch(1);
    private boolean obeyed;

    KillFile(Path file, Trading trading) {
        this.file = file;
        this.trading = trading;
    }

    @Override
    public void run() {
        try {
            while (!stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Acts once for each appearance, and again until the gateway has taken it.
    void look() {
        if (!Files.exists(file)) {
            obeyed = false;
        } else if (!obeyed) {
            String because = reason();
            LOG.warn("kill file {} is there: {}", file, because);
            Origin origin = new Origin("kill file", "-", file.toString());
            Outcome outcome = trading.submit(new HaltCommand.Kill(origin, Scope.gateway(), false, because))
                    .join()
                    .outcome();
            obeyed = outcome instanceof Outcome.Accepted;
            if (!obeyed) {
                LOG.error("the kill was not taken, and is tried again: {}", outcome);
            }
        }
    }

    /// Whatever can't be read kills all the same.
    private String reason() {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(4 * LONGEST_REASON), StandardCharsets.UTF_8)
                    .replaceAll("\\p{Cntrl}+", " ")
                    .strip();
            String because = text.substring(0, Math.min(text.length(), LONGEST_REASON));
            return because.isEmpty() ? "the kill file appeared" : because;
        } catch (IOException e) {
            return "the kill file appeared, and can't be read: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        stop.countDown();
    }
}
