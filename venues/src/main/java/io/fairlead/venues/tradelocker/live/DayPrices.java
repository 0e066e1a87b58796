package io.fairlead.venues.tradelocker.live;

import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.EntryKind;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.model.Decimal;
import io.fairlead.venues.market.Subscription;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.BarRow;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.Priority;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.Route;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Open, high and low of the day, asked for now and then about what has prices, and written beside them. Owned by the
/// venue's thread. The bar of bids is taken, as every instrument has one.
final class DayPrices {
    private static final String BARS_OF = "BID";

    private final TradeLockerRest rest;
    private final long everyNanos;
    private final Map<Subscription, Asking> asked = new LinkedHashMap<>();
    private final MarketEntry entry = new MarketEntry();

    private static final class Asking {
        final String instrument;
        final String infoRoute;
        boolean underWay;
        long dueNanos = Long.MIN_VALUE;

        Asking(String instrument, String infoRoute) {
            this.instrument = instrument;
            this.infoRoute = infoRoute;
        }
    }

    /// `everyNanos` is 0 for never.
    DayPrices(TradeLockerRest rest, long everyNanos) {
        this.rest = rest;
        this.everyNanos = everyNanos;
    }

    /// This one has prices by that route.
    void wants(Subscription of, @Nullable InstrumentRow row, @Nullable String infoRoute) {
        if (everyNanos > 0 && row != null && infoRoute != null) {
            asked.computeIfAbsent(of, _ -> new Asking(row.tradableInstrumentId(), infoRoute));
        }
    }

    void end(Subscription of) {
        asked.remove(of);
    }

    void clear() {
        asked.clear();
    }

    /// Asks about one that is due; returns how many questions left.
    int poll(AccountRef by, long nowNanos) {
        for (Map.Entry<Subscription, Asking> each : asked.entrySet()) {
            Asking of = each.getValue();
            if (!of.underWay && of.dueNanos <= nowNanos) {
                if (rest.route(by.login(), Route.DAILY_BAR, Priority.PRICES).free() < 1) {
                    return 0;
                }
                of.underWay = true;
                of.dueNanos = nowNanos + everyNanos;
                rest.dailyBar(by, of.instrument, of.infoRoute, BARS_OF, reply -> told(each.getKey(), of, reply));
                return 1;
            }
        }
        return 0;
    }

    /// What could not be had is asked for in its next turn.
    private void told(Subscription subscription, Asking of, Reply<BarRow> reply) {
        of.underWay = false;
        if (asked.get(subscription) == of && reply instanceof Reply.Ok<BarRow>(BarRow bar, long sent, long _)) {
            MarketSink sink = subscription.sink();
            sink.begin(MarketSink.Refresh.INCREMENTAL, MarketSink.NO_SEQUENCE, sent);
            write(sink, EntryKind.OPENING_PRICE, bar.open());
            write(sink, EntryKind.SESSION_HIGH, bar.high());
            write(sink, EntryKind.SESSION_LOW, bar.low());
            sink.end();
        }
    }

    private void write(MarketSink sink, EntryKind kind, Decimal price) {
        if (price.signum() > 0) {
            sink.entry(entry.begin(kind, EntryAction.NEW).price(price.unscaled(), price.scale()));
        }
    }
}
