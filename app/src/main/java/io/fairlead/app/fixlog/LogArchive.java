package io.fairlead.app.fixlog;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compresses the logs of days that are over and deletes those past their time. Run by the `fix-log-archive` thread, so
/// that neither the engine nor the log thread waits for it.
///
/// A compressed file gets its name only once it is whole and synced, and only then the plain one goes: a crash in
/// between leaves both, and the next turn settles it.
public final class LogArchive implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogArchive.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Set<StandardOpenOption> NEW =
            EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    private static final int COPIED_AT_ONCE = 64 * 1024;

    private final Path folder;
    private final Keep keep;
    private final MessageLogs writer;
    private final Supplier<LocalDate> today;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /// How long and how much: whichever comes first ends a file, the oldest first.
    public record Keep(Duration time, long maxBytes) {}

    /// `today` is the date in UTC.
    public LogArchive(Path folder, Keep keep, MessageLogs writer, Supplier<LocalDate> today) {
        this.folder = folder;
        this.keep = keep;
        this.writer = writer;
        this.today = today;
    }

    /// The archive thread's work, until closed.
    @Override
    public void run() {
        try {
            do {
                tidy();
            } while (!stopping.await(PAUSE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
    }

    /// One turn.
    void tidy() {
        try {
            Set<Path> open = writer.open();
            for (Path file : files()) {
                if (LogNames.isUnfinished(file)) {
                    Files.delete(file);
                }
            }
            for (Path file : logs()) {
                if (!LogNames.isCompressed(file) && isOver(file) && !open.contains(file)) {
                    compress(file);
                }
            }
            prune(open);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the FIX message logs in {} can't be tidied up: {}", folder, e.toString());
        }
    }

    private boolean isOver(Path file) {
        return day(file).isBefore(today.get());
    }

    private static LocalDate day(Path file) {
        return LogNames.day(file).orElseThrow(() -> new IllegalStateException(file + " is no message log"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /// Message logs, the oldest first.
    private List<Path> logs() throws IOException {
        return files().stream()
                .filter(file -> LogNames.day(file).isPresent())
                .sorted(Comparator.comparing(LogArchive::day).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private void compress(Path log) throws IOException {
        int attempt = 0;
        Path target = LogNames.compressed(log, attempt);
        while (Files.exists(target) && !holdsTheSame(target, log)) {
            target = LogNames.compressed(log, ++attempt);
        }
        if (!Files.exists(target)) {
            writeCompressed(log, target);
        }
        Files.delete(log);
        syncFolder();
    }

    private void writeCompressed(Path log, Path target) throws IOException {
        Path unfinished = LogNames.unfinished(target);
        try (FileChannel channel = FileChannel.open(unfinished, NEW, LogNames.OWNER_ONLY);
                GZIPOutputStream zipped = new GZIPOutputStream(Channels.newOutputStream(channel), COPIED_AT_ONCE)) {
            copy(log, zipped);
            zipped.finish();
            channel.force(true);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
    }

    private static void copy(Path from, OutputStream to) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            in.transferTo(to);
        }
    }

    /// Whether a crash came between the two files' change of guard.
    private static boolean holdsTheSame(Path compressed, Path log) throws IOException {
        try (InputStream zipped = new GZIPInputStream(Files.newInputStream(compressed), COPIED_AT_ONCE);
                InputStream plain = Files.newInputStream(log)) {
            byte[] expected = plain.readNBytes(COPIED_AT_ONCE);
            while (expected.length > 0) {
                if (!Arrays.equals(zipped.readNBytes(expected.length), expected)) {
                    return false;
                }
                expected = plain.readNBytes(COPIED_AT_ONCE);
            }
            return zipped.read() < 0;
        } catch (ZipException | EOFException e) {
            LOG.warn("{} is damaged ({}); it is left alone", compressed, e.getMessage());
            return false;
        }
    }

    private void syncFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void prune(Set<Path> open) throws IOException {
        LocalDate oldest = today.get().minusDays(keep.time().toDays());
        long bytes = bytes(folder);
        for (Path file : logs()) {
            boolean tooOld = day(file).isBefore(oldest);
            if (!open.contains(file) && isOver(file) && (tooOld || bytes > keep.maxBytes())) {
                bytes -= Files.size(file);
                Files.delete(file);
                if (tooOld) {
                    LOG.info("FIX message log {} is past its time and deleted", file);
                } else {
                    LOG.warn(
                            "FIX message log {} is deleted before its time: all of them are larger than max-size",
                            file);
                }
            }
        }
    }

    /// How much the message logs in a folder take; 0 if there is none.
    public static long bytes(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> LogNames.day(file).isPresent())
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder + ": " + e.getMessage(), e);
        }
    }
}
