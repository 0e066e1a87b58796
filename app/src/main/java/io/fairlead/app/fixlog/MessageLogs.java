package io.fairlead.app.fixlog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.app.fixlog.LineRing.Kind;
import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.session.SessionId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every message and event of every session, in a file of its own for each session and day. Polling threads call
/// [FixLog], which costs them a copy into a ring; the `fix-log` thread runs [#run], redacts and writes. The engine
/// never waits for a disk: what finds no room in a ring is dropped, and the log itself says how many lines that
/// were.
///
/// Nothing here is needed to recover a gateway: that is the journal's business. So files are synced only when a day is
/// over and at the end; a power cut may cost the last lines.
public final class MessageLogs implements FixLog, Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageLogs.class);
    private static final long MIN_PARK_NANOS = 1_000_000;
    private static final long MAX_PARK_NANOS = 16_000_000;
    private static final int CLOSE_SECONDS = 5;

    private final Path folder;
    private final int ringBytes;
    private final UnaryOperator<String> secrets;
    private final LongSupplier nowNanos;
    private final Map<SessionId, String> names = new ConcurrentHashMap<>();
    private final Map<SessionId, SessionLog> logs = new ConcurrentHashMap<>();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean started;
    private volatile boolean stopping;
    private boolean failing;

    /// Logs to a folder that is there already.
    ///
    /// @param ringBytes how much of one session may wait for the disk; a power of two
    /// @param secrets masks what this process knows to be secret
    /// @param nowNanos epoch time in nanoseconds
    public MessageLogs(Path folder, int ringBytes, UnaryOperator<String> secrets, LongSupplier nowNanos) {
        this.folder = folder;
        this.ringBytes = ringBytes;
        this.secrets = secrets;
        this.nowNanos = nowNanos;
    }

    /// What the session is called in lines and file names; without it, its comp ids.
    public void name(SessionId session, String name) {
        names.put(session, LogNames.word(name));
    }

    @Override
    public void incoming(SessionId session, byte[] bytes, int offset, int length, long timeNanos) {
        log(session).ring.put(Kind.IN, timeNanos, bytes, offset, length);
    }

    @Override
    public void outgoing(SessionId session, byte[] bytes, int offset, int length, long timeNanos) {
        log(session).ring.put(Kind.OUT, timeNanos, bytes, offset, length);
    }

    @Override
    public void event(SessionId session, String text, long timeNanos) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        log(session).ring.put(Kind.EVENT, timeNanos, bytes, 0, bytes.length);
    }

    private SessionLog log(SessionId session) {
        SessionLog known = logs.get(session);
        return known != null ? known : logs.computeIfAbsent(session, this::open);
    }

    /// Touches no disk: the log thread does when it has something to write.
    private SessionLog open(SessionId session) {
        String name = names.getOrDefault(session, LogNames.word(session.toString()));
        return new SessionLog(name, folder, ringBytes, secrets);
    }

    /// The log thread's work, until closed.
    @Override
    public void run() {
        started = true;
        try {
            long parkNanos = MIN_PARK_NANOS;
            while (!stopping) {
                boolean worked = poll() > 0;
                parkNanos = worked ? MIN_PARK_NANOS : Math.min(MAX_PARK_NANOS, 2 * parkNanos);
                LockSupport.parkNanos(this, parkNanos);
            }
            logs.values().forEach(SessionLog::finish);
        } finally {
            finished.countDown();
        }
    }

    /// One turn of the log thread; returns how many lines were written.
    int poll() {
        int lines = 0;
        long now = nowNanos.getAsLong();
        for (SessionLog log : logs.values()) {
            lines += log.write(now);
        }
        tellFailure();
        return lines;
    }

    private void tellFailure() {
        String problem = logs.values().stream()
                .map(SessionLog::failure)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst()
                .orElse("");
        if (failing == problem.isEmpty()) {
            failing = !problem.isEmpty();
            if (failing) {
                LOG.error("FIX messages are not being logged to {}: {}", folder, problem);
            } else {
                LOG.info("FIX messages are being logged to {} again", folder);
            }
        }
    }

    /// Files that are being written to: not to be compressed yet. Any thread.
    Set<Path> open() {
        return logs.values().stream()
                .map(SessionLog::open)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Writes what is left. The sessions must have been stopped.
    @Override
    public void close() {
        stopping = true;
        try {
            if (!started) {
                logs.values().forEach(SessionLog::finish);
            } else if (!finished.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the last FIX messages did not reach {} within {} s", folder, CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
