package io.fairlead.app.fixlog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.app.fixlog.LineRing.Kind;
import io.fairlead.fix.codec.Redactor;
import io.fairlead.fix.codec.TimestampPrecision;
import io.fairlead.fix.codec.UtcTimestamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One session's log: takes lines from its ring, redacts them, and writes them to the file of their day. The polling
/// thread only puts into `ring`; everything else belongs to the log thread.
///
/// A line is `20261121-08:46:08.123456789 IN yofx-orders 8=FIX.4.4…`, with SOH within the message as it was.
final class SessionLog {
    private static final int LINES_AT_ONCE = 4096;
    private static final int WRITE_AT_ONCE = 256 * 1024;
    private static final long DAY_NANOS = 86_400_000_000_000L;

    final LineRing ring;
    private final String word;
    private final Path folder;
    private final UnaryOperator<String> secrets;
    private final Redactor redactor = new Redactor();
    private final UtcTimestamp timestamp = new UtcTimestamp();
    private final byte[] time = new byte[TimestampPrecision.NANOS.length()];
    private byte[] batch = new byte[WRITE_AT_ONCE];
    private int batched;
    private long linesInBatch;
    private long lastNanos;
    private long lost;
    private long confessed;
    private @Nullable DayFile file;
    private volatile @Nullable Path open;
    private @Nullable IOException failure;

    /// `secrets` masks what this process knows to be secret.
    SessionLog(String word, Path folder, int ringBytes, UnaryOperator<String> secrets) {
        this.word = word;
        this.folder = folder;
        this.secrets = secrets;
        ring = new LineRing(ringBytes);
    }

    /// Writes what is there; returns how many lines. A disk that refuses costs these lines, which are counted and told
    /// as soon as it takes some again.
    int write(long nowNanos) {
        if (file != null && day(nowNanos).isAfter(file.day())) {
            closeFile();
        }
        int lines = ring.take(this::line, LINES_AT_ONCE);
        flush();
        return lines;
    }

    /// Writes everything, says what is missing, and syncs.
    void finish() {
        while (ring.take(this::line, LINES_AT_ONCE) > 0) {
            flush();
        }
        if (ring.unsaid() > 0) {
            dropped(ring.unsaid());
        }
        flush();
        closeFile();
    }

    /// The file that is being written; null while there is none. Any thread.
    @Nullable
    Path open() {
        return open;
    }

    /// Why the disk refused last, until it takes lines again.
    @Nullable
    IOException failure() {
        return failure;
    }

    private void line(Kind kind, long number, byte[] bytes, int length) {
        switch (kind) {
            case IN, OUT -> {
                begin(kind, number);
                int redacted = redactor.redact(bytes, 0, length);
                end(new String(redactor.buffer(), 0, redacted, ISO_8859_1), 1);
            }
            case EVENT -> {
                begin(kind, number);
                int redacted = redactor.redactText(bytes, 0, length);
                end(new String(redactor.buffer(), 0, redacted, ISO_8859_1), 1);
            }
            case DROPPED -> dropped(number);
        }
    }

    private void dropped(long lines) {
        begin(Kind.DROPPED, lastNanos);
        end(lines + " lines are missing here: they came faster than they could be written", lines);
    }

    private void begin(Kind kind, long timeNanos) {
        lastNanos = timeNanos;
        LocalDate day = day(timeNanos);
        if (file == null || day.isAfter(file.day())) {
            flush();
            closeFile();
            openFile(day);
        }
        if (lost > 0 && confessed == 0 && file != null) {
            confessed = lost;
            head(Kind.DROPPED, timeNanos);
            end(lost + " lines are missing here: the disk refused them, " + failure, 0);
        }
        head(kind, timeNanos);
    }

    private void head(Kind kind, long timeNanos) {
        timestamp.write(time, 0, timeNanos, TimestampPrecision.NANOS);
        put(time, time.length);
        put((" " + kind + " " + word + " ").getBytes(ISO_8859_1));
    }

    /// `lines` is how many lines this one stands for, should it be lost.
    private void end(String text, long lines) {
        put(secrets.apply(text).getBytes(ISO_8859_1));
        put(new byte[] {'\n'});
        linesInBatch += lines;
        if (batched >= WRITE_AT_ONCE / 2) {
            flush();
        }
    }

    private void put(byte[] bytes) {
        put(bytes, bytes.length);
    }

    private void put(byte[] bytes, int length) {
        if (batch.length - batched < length) {
            batch = Arrays.copyOf(batch, 2 * (batched + length));
        }
        System.arraycopy(bytes, 0, batch, batched, length);
        batched += length;
    }

    private void flush() {
        try {
            if (batched > 0 && file != null) {
                file.append(batch, batched);
                lost -= confessed;
                failure = null;
            } else {
                lost += linesInBatch;
            }
        } catch (IOException e) {
            failure = e;
            lost += linesInBatch;
        }
        batched = 0;
        linesInBatch = 0;
        confessed = 0;
    }

    private void openFile(LocalDate day) {
        try {
            DayFile opened = DayFile.open(folder, word, day);
            open = opened.path();
            file = opened;
        } catch (IOException e) {
            failure = e;
        }
    }

    private void closeFile() {
        DayFile closing = file;
        file = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (IOException e) {
                failure = e;
            }
            open = null;
        }
    }

    private static LocalDate day(long epochNanos) {
        return LocalDate.ofEpochDay(Math.floorDiv(epochNanos, DAY_NANOS));
    }
}
