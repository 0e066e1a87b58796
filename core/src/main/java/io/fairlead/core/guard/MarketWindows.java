package io.fairlead.core.guard;

import io.fairlead.core.model.Currency;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.GuardRules.WindowAction;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.NewsTime;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Windows of time in which an account must not trade, or must be empty. Pure.
public final class MarketWindows {
    private static final long SECOND = 1_000_000_000L;

    private MarketWindows() {}

    /// A window that is open now.
    public record Open(WindowAction action, String name, long endsNanos) {}

    /// The window that an order in an instrument would fall into; null if none.
    public static @Nullable Open of(GuardRules rules, Instrument instrument, List<NewsTime> news, long nowNanos) {
        Open weekend = weekend(rules, nowNanos);
        return weekend == null ? news(rules, instrument, news, nowNanos) : weekend;
    }

    /// The weekend's window, if it is open.
    public static @Nullable Open weekend(GuardRules rules, long nowNanos) {
        GuardRules.Weekend weekend = rules.windows().weekend();
        if (weekend == null || weekend.action() == WindowAction.NONE) {
            return null;
        }
        ZonedDateTime now = Instant.ofEpochSecond(Math.floorDiv(nowNanos, SECOND))
                .atZone(rules.day().zone());
        // The close of last week, for a weekend that is on, and the next one, for the time ahead of it.
        for (int week = -1; week <= 1; week++) {
            ZonedDateTime closes = now.toLocalDate()
                    .with(TemporalAdjusters.previousOrSame(weekend.closes().day()))
                    .plusWeeks(week)
                    .atTime(weekend.closes().time())
                    .atZone(now.getZone());
            ZonedDateTime opens = closes.toLocalDate()
                    .with(TemporalAdjusters.nextOrSame(weekend.opens().day()))
                    .atTime(weekend.opens().time())
                    .atZone(now.getZone());
            opens = opens.isAfter(closes) ? opens : opens.plusWeeks(1);
            long ends = opens.toEpochSecond() * SECOND;
            if (closes.toEpochSecond() * SECOND - weekend.aheadNanos() <= nowNanos && nowNanos < ends) {
                return new Open(weekend.action(), "weekend from " + closes.toLocalDate(), ends);
            }
        }
        return null;
    }

    /// The window around news about one of the instrument's currencies, if one is open.
    public static @Nullable Open news(GuardRules rules, Instrument instrument, List<NewsTime> news, long nowNanos) {
        GuardRules.Windows windows = rules.windows();
        if (windows.news() == WindowAction.NONE) {
            return null;
        }
        for (NewsTime each : news) {
            long ends = each.atNanos() + windows.newsAfterNanos();
            if (isAbout(instrument, each.currency())
                    && each.atNanos() - windows.newsBeforeNanos() <= nowNanos
                    && nowNanos < ends) {
                return new Open(windows.news(), "news " + each.currency() + ": " + each.title(), ends);
            }
        }
        return null;
    }

    private static boolean isAbout(Instrument instrument, Currency currency) {
        return instrument.base().equals(currency) || instrument.quote().equals(currency);
    }
}
