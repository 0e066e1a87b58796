package io.fairlead.venues.tradelocker;

import io.fairlead.core.breaker.BreakerSettings;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.venues.tradelocker.live.PollSettings;
import io.fairlead.venues.tradelocker.live.QuoteSettings;
import io.fairlead.venues.tradelocker.live.StreamSettings;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import io.fairlead.venues.tradelocker.rest.RestSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One TradeLocker venue: its logins, and how it is used. Immutable; secrets are behind the logins.
///
/// @param settleNanos how long an order may take to show up behind an exchange that was lost
/// @param quotes how prices are asked for
/// @param ticksPerPip how many ticks the venue's pip has, in which it counts distances
/// @param streams null without a developer key: accounts are polled
/// @param breaker when the venue gets no new orders because it keeps failing; null for the core's own
public record TradeLockerSettings(
        VenueId venue,
        List<LoginSettings> logins,
        RestSettings rest,
        PollSettings polling,
        @Nullable StreamSettings streams,
        long settleNanos,
        QuoteSettings quotes,
        Decimal ticksPerPip,
        ReconcileTimes times,
        @Nullable BreakerSettings breaker) {
    /// What the venue may take, by those who have seen it.
    public static final long SETTLE_NANOS = 30_000_000_000L;

    public TradeLockerSettings {
        logins = List.copyOf(logins);
        if (logins.isEmpty() || settleNanos < 1 || ticksPerPip.signum() <= 0) {
            throw new IllegalArgumentException(
                    "a TradeLocker venue needs a login, a settle time and ticks in a pip, had " + logins.size()
                            + " logins, " + settleNanos + " ns and " + ticksPerPip);
        }
    }

    /// Polled, at an ordinary pace.
    public static TradeLockerSettings of(VenueId venue, List<LoginSettings> logins) {
        return new TradeLockerSettings(
                venue,
                logins,
                RestSettings.STANDARD,
                PollSettings.STANDARD,
                null,
                SETTLE_NANOS,
                QuoteSettings.of(venue),
                Decimal.of(10),
                ReconcileTimes.STANDARD,
                null);
    }
}
