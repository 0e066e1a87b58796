package io.fairlead.gateway.tape;

import io.fairlead.core.bar.BarBuilder;
import io.fairlead.core.bar.BarDesk;
import io.fairlead.core.bar.BarSource;
import io.fairlead.core.book.Book;
import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookView;
import io.fairlead.core.book.Books;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.disk.DiskFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes bars of what was recorded before, as if it happened again: from the newest tapes, as many as are small enough
/// together. Owned by the history's thread, used once.
final class BackFill implements TapeSink {
    private final Disk disk;
    private final BarDesk bars;
    private final long nowNanos;
    private final Books books = new Books();
    private final TapePlayer player = new TapePlayer(books);
    private final Map<Integer, BarBuilder> trades = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /// @param nowNanos what is later than that can't have happened
    BackFill(Disk disk, BarDesk bars, long nowNanos) {
        this.disk = disk;
        this.bars = bars;
        this.nowNanos = nowNanos;
        books.watch(this::listen);
    }

    private void listen(Book book) {
        BarBuilder mids = builder(book.key(), BarSource.MIDS);
        BookView view = new BookView();
        TopWatch top = new TopWatch();
        book.listen((moved, atNanos) -> {
            moved.read(view);
            if (top.moved(view)) {
                mids.mid(top.bid(), top.scale(), top.ask(), top.scale(), atNanos, nowNanos);
            }
        });
    }

    private BarBuilder builder(BookKey key, BarSource source) {
        return bars.open(new BarDesk.Series(key.venue(), key.symbol(), source));
    }

    /// Plays as many of the newest tapes as have no more than so many bytes together.
    PriceHistory.Restored play(long mostBytes) {
        TapeReader reader = new TapeReader(disk);
        long entries = 0;
        List<String> tapes = newest(reader, mostBytes);
        for (String tape : tapes) {
            try {
                entries += reader.play(tape, this).entries();
            } catch (TapeException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return new PriceHistory.Restored(tapes.size(), entries, problems);
    }

    /// Oldest first.
    private List<String> newest(TapeReader reader, long mostBytes) {
        List<String> chosen = new ArrayList<>();
        long left = mostBytes;
        for (String tape : tapes(reader).reversed()) {
            left -= bytes(tape);
            if (left < 0) {
                break;
            }
            chosen.addFirst(tape);
        }
        return chosen;
    }

    private List<String> tapes(TapeReader reader) {
        try {
            return reader.tapes();
        } catch (TapeException e) {
            problems.add(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private long bytes(String tape) {
        try (DiskFile file = disk.openReadOnly(tape)) {
            return file.size();
        } catch (IOException e) {
            problems.add(tape + ": " + e.getMessage());
            return 0;
        }
    }

    @Override
    public void instrument(int number, VenueId venue, Symbol symbol) {
        player.instrument(number, venue, symbol);
        trades.put(number, builder(new BookKey(venue, symbol), BarSource.TRADES));
    }

    @Override
    public void entry(TapeEntry tape) {
        BarBuilder ofTrades = trades.get(tape.instrument());
        if (tape.kind() == TapeKind.TRADE && ofTrades != null) {
            ofTrades.trade(tape.price(), tape.priceScale(), tape.size(), tape.sizeScale(), tape.nanos(), nowNanos);
        } else {
            player.entry(tape);
        }
    }
}
