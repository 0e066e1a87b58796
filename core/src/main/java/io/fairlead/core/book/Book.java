package io.fairlead.core.book;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The book of one instrument at one venue: told by an adapter on one thread, read by any.
///
/// It is fresh from a whole snapshot on, until something is missed or cannot be right; then it keeps what it last
/// showed, says that it is doubtful, has a new snapshot asked for, and leaves out all changes until that has come.
/// Input of any kind is counted and never thrown at the adapter. Applying allocates nothing.
public final class Book implements MarketSink, BookReader {
    private final BookKey key;
    private final BookLayout.Patience patience;
    private final BookCare care;
    private final Levels levels;
    private final Tape tape = new Tape();
    private final BookCell cell;
    private final Faults faults = new Faults();
    private final SequenceCheck numbers = new SequenceCheck();
    private final LastBest known = new LastBest();
    private final RefreshPace refreshes;
    private final Taps taps = new Taps();
    private final List<BookListener> listeners = new ArrayList<>();

    private Sync sync = Sync.AWAITED;
    private Batch batch = Batch.NONE;
    private TradingStatus trading = TradingStatus.UNKNOWN;
    private Health health = Health.AWAITED;
    private boolean doubtful;
    private boolean silent;
    private long nowNanos;
    private long sinceNanos;
    private long receivedNanos;
    private long crossedNanos;

    /// How the levels stand to the venue's.
    private enum Sync {
        AWAITED,
        LIVE,
        GAPPED,
        STALE,
        LOST
    }

    /// What is under way between begin and end.
    private enum Batch {
        NONE,
        SNAPSHOT,
        CHANGES,
        /// Trades and statistics count, levels do not.
        WITHOUT_LEVELS,
        IGNORED
    }

    Book(BookKey key, BookLayout layout, BookCare care) {
        this.key = key;
        this.care = care;
        patience = layout.patience();
        levels = Levels.of(layout);
        cell = new BookCell(layout.depth());
        refreshes = new RefreshPace(patience.retryNanos());
        publish();
    }

    /// Tells a sink first whatever the adapter tells. The writing thread, or before there is one.
    public void tap(MarketSink sink) {
        taps.add(sink);
    }

    public void untap(MarketSink sink) {
        taps.remove(sink);
    }

    /// Tells a listener of each change that readers can see. The writing thread, or before there is one.
    public void listen(BookListener listener) {
        listeners.add(listener);
    }

    @Override
    public void begin(Refresh refresh, long sequence, long atNanos) {
        taps.begin(refresh, sequence, atNanos);
        nowNanos = atNanos;
        doubtful = false;
        if (batch != Batch.NONE) {
            doubt(Fault.SEQUENCE_GAP); // the one before never ended
        }
        if (sync == Sync.LOST) {
            count(Fault.NOT_SUBSCRIBED);
            batch = Batch.IGNORED;
        } else {
            batch = refresh == Refresh.SNAPSHOT ? beginSnapshot(sequence) : beginChanges(sequence);
        }
    }

    private Batch beginSnapshot(long sequence) {
        if (numbers.isOutdated(sequence)) {
            count(Fault.OUT_OF_SEQUENCE);
            return Batch.WITHOUT_LEVELS;
        }
        numbers.snapshot(sequence);
        levels.clear();
        doubtful = false;
        return Batch.SNAPSHOT;
    }

    private Batch beginChanges(long sequence) {
        if (sequence != NO_SEQUENCE && !isNext(sequence)) {
            return Batch.IGNORED;
        }
        return sync == Sync.LIVE ? Batch.CHANGES : Batch.WITHOUT_LEVELS;
    }

    /// Whether an update is news; one that shows a gap is, and makes the book doubtful.
    private boolean isNext(long sequence) {
        if (sync != Sync.LIVE || doubtful) {
            numbers.seen(sequence);
            return true;
        }
        return switch (numbers.next(sequence)) {
            case NEXT -> true;
            case COVERED -> {
                count(Fault.OLD);
                yield false;
            }
            case TOO_LOW -> doubt(Fault.OUT_OF_SEQUENCE);
            case GAP -> doubt(Fault.SEQUENCE_GAP);
        };
    }

    @Override
    public void entry(MarketEntry entry) {
        taps.entry(entry);
        boolean numbered = entry.sequence() != NO_SEQUENCE && batch != Batch.SNAPSHOT;
        if (batch == Batch.IGNORED || batch == Batch.NONE || (numbered && !isNext(entry.sequence()))) {
            return;
        }
        switch (entry.kind()) {
            case BID, ASK -> level(entry);
            case TRADE, OPENING_PRICE, CLOSING_PRICE, SESSION_HIGH, SESSION_LOW -> {
                if (!tape.apply(entry, nowNanos)) {
                    count(Fault.BAD_STATISTIC);
                }
            }
        }
    }

    private void level(MarketEntry entry) {
        if (batch == Batch.WITHOUT_LEVELS || doubtful) {
            return;
        }
        Fault fault = levels.apply(entry, batch == Batch.SNAPSHOT);
        if (fault != null) {
            doubt(fault);
        }
    }

    @Override
    public void end() {
        taps.end();
        Batch ended = batch;
        batch = Batch.NONE;
        if (ended == Batch.IGNORED || ended == Batch.NONE) {
            return;
        }
        receivedNanos = nowNanos;
        silent = false;
        if (ended != Batch.WITHOUT_LEVELS && !doubtful) {
            Fault fault = wrongAsAWhole();
            if (fault != null) {
                doubt(fault);
            }
        }
        if (doubtful) {
            sync = Sync.GAPPED;
        } else if (ended == Batch.SNAPSHOT) {
            sync = Sync.LIVE;
            refreshes.arrived();
        }
        publish();
        if (doubtful) {
            askIfDue();
        }
    }

    private @Nullable Fault wrongAsAWhole() {
        Fault fault = levels.settle();
        // Only a snapshot that was asked for in doubt may move the market by this much.
        return fault == null && sync == Sync.LIVE && known.isAbsurdlyFarFrom(levels) ? Fault.ABSURD_PRICE : fault;
    }

    @Override
    public void status(TradingStatus status, long atNanos) {
        taps.status(status, atNanos);
        nowNanos = atNanos;
        trading = status;
        publish();
    }

    @Override
    public void requested(long atNanos) {
        taps.requested(atNanos);
        refreshes.hold(atNanos);
        if (sync == Sync.LOST) {
            become(Sync.AWAITED, atNanos);
        }
    }

    @Override
    public void gapped(Fault why, long atNanos) {
        taps.gapped(why, atNanos);
        nowNanos = atNanos;
        count(why);
        batch = Batch.NONE;
        if (sync == Sync.LIVE || sync == Sync.GAPPED) {
            become(Sync.GAPPED, atNanos);
            askIfDue();
        }
    }

    @Override
    public void cut(long atNanos) {
        taps.cut(atNanos);
        numbers.restart();
        refreshes.hold(atNanos);
        batch = Batch.NONE;
        if (sync == Sync.LIVE || sync == Sync.GAPPED) {
            become(Sync.STALE, atNanos);
        }
    }

    @Override
    public void lost(long atNanos) {
        taps.lost(atNanos);
        numbers.restart();
        batch = Batch.NONE;
        become(Sync.LOST, atNanos);
    }

    private void become(Sync next, long atNanos) {
        nowNanos = atNanos;
        sync = next;
        publish();
    }

    /// Sees to what time brings: silence, a cross that lasts, a refresh that did not come. The writing thread, a few
    /// times a second; returns how much there was to do.
    public int poll(long atNanos) {
        nowNanos = atNanos;
        return switch (sync) {
            case LIVE -> pollLive(atNanos);
            case GAPPED -> askIfDue();
            case AWAITED, STALE -> receivedNanos > sinceNanos ? askIfDue() : 0; // changes came, and no snapshot
            case LOST -> 0;
        };
    }

    private int pollLive(long atNanos) {
        if (patience.staleAfterNanos() > 0 && !silent && atNanos - receivedNanos > patience.staleAfterNanos()) {
            silent = true;
            publish();
            return 1 + askIfDue();
        }
        boolean crossedTooLong = crossedNanos != 0 && atNanos - crossedNanos >= patience.crossedNanos();
        if (crossedTooLong && trading.trades() && refreshes.isDue(atNanos)) {
            count(Fault.CROSSED);
            return askIfDue();
        }
        return 0;
    }

    private int askIfDue() {
        if (!refreshes.isDue(nowNanos)) {
            return 0;
        }
        refreshes.asked(nowNanos);
        care.refresh(key, nowNanos);
        return 1;
    }

    private boolean doubt(Fault fault) {
        count(fault);
        doubtful = true;
        return true;
    }

    private void count(Fault fault) {
        if (faults.count(fault, nowNanos)) {
            care.burst(key, fault, nowNanos);
        }
    }

    /// Levels that are in doubt are not shown, not even as the last ones known.
    private void publish() {
        boolean live = sync == Sync.LIVE;
        if (live) {
            noteWhatIsKnown();
        }
        Health now = healthNow();
        if (now != health) {
            turn(now);
        }
        cell.begin();
        header();
        if (live) {
            cell.put(BookCell.PRICE_SCALE, levels.priceScale());
            cell.put(BookCell.SIZE_SCALE, levels.sizeScale());
            cell.put(BookSide.BID, levels.ladder(BookSide.BID));
            cell.put(BookSide.ASK, levels.ladder(BookSide.ASK));
        }
        cell.end();
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).onBook(this, nowNanos);
        }
    }

    private void turn(Health next) {
        if (next.isFresh()) {
            refreshes.good(nowNanos);
        } else if (health.isFresh()) {
            refreshes.wrong(nowNanos);
        }
        sinceNanos = nowNanos;
        health = next;
    }

    @SuppressWarnings("EnumOrdinal") // read back by this process alone
    private void header() {
        cell.put(BookCell.HEALTH, health.ordinal());
        cell.put(BookCell.SINCE, sinceNanos);
        cell.put(BookCell.RECEIVED, receivedNanos);
        cell.put(BookCell.STATUS, trading.ordinal());
        if (tape.takeChanged()) {
            for (int i = 0; i < Tape.LONGS; i++) {
                cell.put(BookCell.TAPE + i, tape.value(i));
            }
        }
    }

    private void noteWhatIsKnown() {
        long since = crossedNanos == 0 ? nowNanos : crossedNanos;
        crossedNanos = levels.isCrossed() ? since : 0;
        known.note(levels);
    }

    private Health healthNow() {
        return switch (sync) {
            case AWAITED -> Health.AWAITED;
            case GAPPED -> Health.GAPPED;
            case STALE -> Health.STALE;
            case LOST -> Health.LOST;
            case LIVE -> {
                Health moving = silent ? Health.STALE : Health.FRESH;
                Health uncrossed = crossedNanos == 0 ? moving : Health.CROSSED;
                yield trading.trades() ? uncrossed : Health.HALTED;
            }
        };
    }

    @Override
    public BookKey key() {
        return key;
    }

    @Override
    public long version() {
        return cell.version();
    }

    /// A write moves the version by two.
    @Override
    public long changes() {
        return (cell.version() + 1) / 2;
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public void read(BookView into) {
        into.read(cell);
    }

    @Override
    public void read(Quote into) {
        cell.read(into);
    }

    @Override
    public BookSnapshot snapshot() {
        BookView view = new BookView();
        view.read(cell);
        return view.snapshot(key);
    }
}
