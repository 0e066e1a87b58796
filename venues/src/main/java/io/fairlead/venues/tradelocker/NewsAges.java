package io.fairlead.venues.tradelocker;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.ExecType;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Passes on what an account's ledger says, and notes how old each of its news is. What happened before this process
/// began was told late for want of somebody to tell, so it does not count. Owned by the venue's thread.
final class NewsAges implements Consumer<VenueInput> {
    private final Consumer<VenueInput> core;
    private final News.Ages ages;
    private final LongSupplier epochNanos;
    private final long startedNanos;

    NewsAges(Consumer<VenueInput> core, News.Ages ages, LongSupplier epochNanos, long startedNanos) {
        this.core = core;
        this.ages = ages;
        this.epochNanos = epochNanos;
        this.startedNanos = startedNanos;
    }

    @Override
    public void accept(VenueInput input) {
        if (input instanceof ExecutionReport report && isNews(report.progress().execType())) {
            note(
                    report.progress().execType() == ExecType.TRADE ? News.FILL : News.ORDER,
                    report.details().venueNanos());
        }
        core.accept(input);
    }

    /// A picture that somebody asked for is none, nor is one that nobody can read.
    private static boolean isNews(@Nullable ExecType type) {
        return type != null && type != ExecType.ORDER_STATUS;
    }

    /// The venue did not say when, where that is 0.
    private void note(News news, long atNanos) {
        if (atNanos >= startedNanos) {
            ages.on(news, epochNanos.getAsLong() - atNanos);
        }
    }
}
