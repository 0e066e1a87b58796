package io.fairlead.gateway.tape;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.TradingDay;
import io.fairlead.journal.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Records market data to files while it is switched on. The market thread puts entries, the recorder's thread
/// polls, any thread switches and looks. It never stops prices or orders: what the disk is too slow for is dropped,
/// counted and marked on the tape, and a disk that fails or fills ends the recording, not the gateway.
public final class Recorder implements AutoCloseable {
    private static final int TAKEN_AT_ONCE = 2_000;

    private final Disk disk;
    private final Settings settings;
    private final Listener listener;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final TapeFiles files;
    private final BlockWriter block = new BlockWriter();
    private final BlockWriter.Names names;
    private final TapeEntry entry = new TapeEntry();
    private final AtomicInteger takes = new AtomicInteger();
    private volatile boolean wanted;
    private volatile State state = new State.Off();
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private long blockBegunNanos;
    private long polledNanos;

    /// What is recorded where, and how much is borne.
    ///
    /// @param day where files end and new ones begin
    /// @param ringEntries how many entries of an instrument may wait, a power of two; 32 bytes each
    /// @param blockNanos how old a block may grow before it is written
    /// @param minFreeBytes what the disk must have left
    /// @param keepDays how many days of files are kept, 0 for all
    public record Settings(TradingDay day, int ringEntries, long blockNanos, long minFreeBytes, int keepDays) {}

    /// What the recorder does.
    public sealed interface State {
        record Off() implements State {}

        /// `file` is empty until the first block is written.
        record On(String file) implements State {}

        /// It was switched on, and had to give up.
        record Failed(String why) implements State {}
    }

    /// How it is doing; `entries` and `bytes` are on disk, `waiting` are not yet, `dropped` never will be.
    public record Status(State state, long entries, long bytes, long waiting, long dropped) {}

    /// Told of every entry on the recorder's thread, whether or not it is recorded.
    @FunctionalInterface
    public interface Listener {
        void entry(Line line, TapeEntry entry, long nowNanos);
    }

    /// What happens to one instrument at one venue, from the thread that writes its book to the recorder's.
    public static final class Line {
        private final int number;
        private final byte[] name;
        private final BookKey key;
        private final TapeRing ring;

        private Line(int number, BookKey key, int ringEntries) {
            this.number = number;
            this.key = key;
            this.name = BlockWriter.name(key.venue(), key.symbol());
            this.ring = new TapeRing(ringEntries);
        }

        public BookKey key() {
            return key;
        }

        /// The number that the line's entries carry.
        public int number() {
            return number;
        }

        /// Hands in an entry; false if there was no room, after which the book needs a snapshot. Never waits. The
        /// thread that writes the book.
        public boolean put(TapeEntry entry) {
            return ring.put(entry);
        }
    }

    /// A recorder that is off.
    public Recorder(Disk disk, Settings settings, Listener listener) {
        this.disk = disk;
        this.settings = settings;
        this.listener = listener;
        names = number -> lines.get(number).name;
        files = new TapeFiles(disk, settings.day(), settings.keepDays());
    }

    /// A line for an instrument at a venue.
    public Line open(BookKey key) {
        if (lines.size() >= TapeFormat.MAX_INSTRUMENTS) {
            throw new IllegalStateException("a tape has room for " + TapeFormat.MAX_INSTRUMENTS + " instruments");
        }
        Line line = new Line(lines.size(), key, settings.ringEntries());
        lines.add(line);
        return line;
    }

    /// Switches it on; one that failed tries again. Any thread.
    public synchronized void start() {
        if (!wanted || state instanceof State.Failed) {
            state = new State.On("");
            takes.incrementAndGet();
            wanted = true;
        }
    }

    /// Switches it off; what waits is still written. Any thread.
    public void stop() {
        wanted = false;
    }

    /// Changes with each start, and with each file: whoever puts entries then begins with a snapshot of every book. 0
    /// while it is off. Any thread.
    public int take() {
        return wanted && state instanceof State.On ? takes.get() : 0;
    }

    public Status status() {
        return new Status(state, entries.get(), bytes.get(), waiting(), dropped());
    }

    private long waiting() {
        long sum = 0;
        for (Line line : lines) {
            sum += line.ring.waiting();
        }
        return sum;
    }

    private long dropped() {
        long sum = 0;
        for (Line line : lines) {
            sum += line.ring.dropped();
        }
        return sum;
    }

    /// Tells and writes what is due; returns how many entries it took. The recorder's thread.
    public int poll(long nowNanos) {
        polledNanos = nowNanos;
        int taken = 0;
        for (Line line : lines) {
            for (int i = 0; i < TAKEN_AT_ONCE && line.ring.take(entry); i++) {
                taken++;
                listener.entry(line, entry, nowNanos);
                keep(nowNanos);
            }
        }
        boolean over = !wanted && taken == 0;
        if (!block.isEmpty() && (over || nowNanos - blockBegunNanos >= settings.blockNanos())) {
            write();
        }
        if (over && state instanceof State.On) {
            endTake();
        }
        return taken;
    }

    private void keep(long nowNanos) {
        if (!(state instanceof State.On) || entry.kind() == TapeKind.TOP || !isReadable()) {
            return;
        }
        if (block.isEmpty()) {
            blockBegunNanos = nowNanos;
        }
        block.add(entry, names);
        if (block.isFull()) {
            write();
        }
    }

    /// A trade is told as it came: nobody reads a tape on which one has more places than a price has.
    private boolean isReadable() {
        return entry.priceScale() <= Decimal.MAX_SCALE && entry.sizeScale() <= Decimal.MAX_SCALE;
    }

    private void write() {
        long held = block.entries();
        ByteBuffer finished = block.finish();
        int length = finished.remaining();
        if (!(state instanceof State.On)) {
            return;
        }
        try {
            if (disk.freeBytes() < settings.minFreeBytes()) {
                fail("the disk has less than " + settings.minFreeBytes() + " bytes left");
                return;
            }
            // By our clock: a venue whose trades are of another day must not begin files, nor make old ones go.
            boolean rolls = files.rollsAt(blockBegunNanos) && !files.name().isEmpty();
            files.append(finished, blockBegunNanos);
            entries.addAndGet(held);
            bytes.addAndGet(length);
            state = new State.On(files.name());
            if (rolls) {
                takes.incrementAndGet();
            }
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private synchronized void fail(String why) {
        state = new State.Failed(why);
        wanted = false;
        closeFile();
    }

    /// Unless it was switched on again meanwhile.
    private synchronized void endTake() {
        if (!wanted && state instanceof State.On) {
            state = new State.Off();
            closeFile();
        }
    }

    private void closeFile() {
        try {
            files.close();
        } catch (IOException e) {
            state = new State.Failed("the last file could not be synced: " + e.getMessage());
        }
    }

    /// The tapes that are there, in the order of time. Any thread.
    public List<String> tapes() {
        try {
            return new ArrayList<>(TapeFiles.list(disk));
        } catch (IOException e) {
            throw new TapeException("the folder of recordings can't be read: " + e.getMessage(), e);
        }
    }

    /// Writes what waits, for the end. The recorder's thread.
    @Override
    public void close() {
        stop();
        while (waiting() > 0 || !block.isEmpty()) {
            poll(polledNanos);
        }
        if (state instanceof State.On) {
            endTake();
        }
    }
}
