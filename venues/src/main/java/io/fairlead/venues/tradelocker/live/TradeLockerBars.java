package io.fairlead.venues.tradelocker.live;

import io.fairlead.core.bar.Bar;
import io.fairlead.core.bar.BarHistory;
import io.fairlead.core.bar.BarSize;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.BarQuery;
import io.fairlead.venues.tradelocker.rest.BarQuery.Resolution;
import io.fairlead.venues.tradelocker.rest.BarRow;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The venue's own bars of the past. Asked by any thread; the venue's thread polls it, asks the venue and answers.
///
/// The venue says neither how many ticks a bar is made of nor, where it trades over the counter, of what: `ticks` is 0.
public final class TradeLockerBars implements BarHistory {
    private static final int QUESTIONS = 64;
    private static final long MILLI = 1_000_000L;

    /// The venue's documents bound an answer by 20,000 bars.
    private static final int MOST_BARS = 20_000;

    private final VenueId venue;
    private final TradeLockerRest rest;
    private final Map<Symbol, String> names = new HashMap<>();
    private final Map<String, InstrumentRow> listed = new HashMap<>();
    private final BlockingQueue<Question> questions = new ArrayBlockingQueue<>(QUESTIONS);
    private @Nullable AccountRef account;

    private record Question(Query query, Consumer<Answer> answer) {}

    public TradeLockerBars(VenueId venue, List<Instrument> instruments, TradeLockerRest rest) {
        this.venue = venue;
        this.rest = rest;
        for (Instrument instrument : instruments) {
            String name = instrument.symbolAt(venue);
            if (name != null) {
                names.put(instrument.symbol(), name);
            }
        }
    }

    /// The venue can be asked, by this account, which may see these. The venue's thread.
    public void up(AccountRef by, List<InstrumentRow> instruments) {
        account = by;
        listed.clear();
        instruments.forEach(row -> listed.put(row.name(), row));
    }

    /// The venue can't be asked any more. The venue's thread.
    public void down() {
        account = null;
    }

    @Override
    public void ask(Query query, Consumer<Answer> answer) {
        if (!questions.offer(new Question(query, answer))) {
            answer.accept(new Answer.Failed("too many questions about bars at once"));
        }
    }

    /// Asks the venue what waits; returns how much that was. The venue's thread.
    public int poll(long nowNanos) {
        Question next = questions.poll();
        if (next == null) {
            return 0;
        }
        AccountRef by = account;
        String name = next.query.series().venue().equals(venue)
                ? names.get(next.query.series().symbol())
                : null;
        InstrumentRow row = name == null ? null : listed.get(name);
        Resolution resolution = resolution(next.query.size());
        if (by == null) {
            next.answer.accept(new Answer.Failed("the venue can't be asked now"));
        } else if (row == null) {
            next.answer.accept(new Answer.NotOffered("the venue does not list the instrument"));
        } else if (resolution == null) {
            next.answer.accept(new Answer.NotOffered(
                    "the venue has no bars of " + next.query.size().text()));
        } else {
            rest.infoRoute(by, row, reply -> {
                if (reply instanceof Reply.Ok<String> ok) {
                    BarQuery query = query(next.query, row, ok.value(), resolution, nowNanos);
                    rest.history(by, query, bars -> next.answer.accept(answer(next.query, bars, nowNanos)));
                } else {
                    next.answer.accept(new Answer.Failed(why(reply)));
                }
            });
        }
        return 1;
    }

    /// From the beginning of what is wanted, but of no more bars than are.
    private static BarQuery query(Query query, InstrumentRow row, String route, Resolution resolution, long nowNanos) {
        long to = Math.clamp(query.range().toNanos(), 1, nowNanos);
        long most =
                Math.clamp(query.range().limit(), 1, MOST_BARS) * query.size().nanos();
        long from = Math.clamp(query.range().fromNanos(), Math.max(0, to - most), to);
        long last = Math.max(from, to - 1);
        return new BarQuery(row.tradableInstrumentId(), route, resolution, from / MILLI, last / MILLI);
    }

    private static Answer answer(
            Query query, Reply<io.fairlead.venues.tradelocker.rest.BarHistory> reply, long nowNanos) {
        if (!(reply instanceof Reply.Ok<io.fairlead.venues.tradelocker.rest.BarHistory> ok)) {
            return new Answer.Failed(why(reply));
        }
        List<Bar> bars = ok.value().bars().stream()
                .filter(row -> row.openNanos() >= query.range().fromNanos()
                        && row.openNanos() < query.range().toNanos())
                .sorted(Comparator.comparingLong(BarRow::openNanos))
                .map(row -> bar(query.size(), row, nowNanos))
                .toList();
        int surplus = Math.max(0, bars.size() - query.range().limit());
        return new Answer.Bars(bars.subList(surplus, bars.size()));
    }

    private static Bar bar(BarSize size, BarRow row, long nowNanos) {
        long end = row.openNanos() + size.nanos();
        Bar.Prices prices = new Bar.Prices(row.open(), row.high(), row.low(), row.close());
        Decimal volume = row.volume() == null ? Decimal.ZERO : row.volume();
        return new Bar(size, row.openNanos(), end, prices, volume, 0, end <= nowNanos);
    }

    private static String why(Reply<?> reply) {
        return switch (reply) {
            case Reply.Ok<?> _ -> "";
            case Reply.Refused<?>(int _, String errmsg) -> errmsg;
            case Reply.NotSent<?>(Reply.Cause _, String why, long _) -> why;
            case Reply.Unknown<?>(String why) -> why;
        };
    }

    private static @Nullable Resolution resolution(BarSize size) {
        return switch (size) {
            case S1, S5, S15, S30 -> null;
            case M1 -> Resolution.MINUTE_1;
            case M5 -> Resolution.MINUTE_5;
            case M15 -> Resolution.MINUTE_15;
            case M30 -> Resolution.MINUTE_30;
            case H1 -> Resolution.HOUR_1;
            case H4 -> Resolution.HOUR_4;
            case D1 -> Resolution.DAY_1;
        };
    }
}
