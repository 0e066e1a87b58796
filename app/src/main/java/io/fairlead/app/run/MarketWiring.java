package io.fairlead.app.run;

import io.fairlead.app.config.MarketSettings;
import io.fairlead.app.config.Settings;
import io.fairlead.app.config.VenueSettings;
import io.fairlead.app.secret.OwnerOnly;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.gateway.MarketPlan;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.journal.disk.FileDisk;
import io.fairlead.venues.coinbase.CoinbaseFeed;
import io.fairlead.venues.coinbase.CoinbaseSettings;
import io.fairlead.venues.market.PriceFeed;
import io.fairlead.venues.web.JdkWebStreams;
import io.fairlead.venues.web.WebLimits;
import io.fairlead.venues.web.WebStreams;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.Executor;

/// Where prices for reference come from, and what is kept of all prices. Used by the main thread.
final class MarketWiring {
    private MarketWiring() {}

    /// `market` is how the market thread waits: what comes wakes it.
    static MarketPlan plan(Settings settings, Executor reading, SelectorIdle market) throws IOException {
        List<VenueSettings> references = settings.venues().stream()
                .filter(venue -> venue.adapter() == VenueSettings.Adapter.COINBASE)
                .toList();
        MarketSettings kept = settings.market();
        OwnerOnly.createFolder(kept.folder());
        PriceHistory.Plan history = new PriceHistory.Plan(
                FileDisk.at(kept.folder()), kept.recording(), kept.bars(), kept.record(), kept.backFillBytes());
        if (references.isEmpty()) {
            return new MarketPlan(List.of(), history);
        }
        HttpClient client = HttpClient.newBuilder().executor(reading).build();
        WebStreams streams = new JdkWebStreams(client, WebLimits.STANDARD, market::wakeUp);
        return new MarketPlan(
                references.stream().map(venue -> coinbase(venue, streams)).toList(), history);
    }

    private static PriceFeed.Source coinbase(VenueSettings venue, WebStreams streams) {
        CoinbaseSettings settings = CoinbaseSettings.of(venue.id(), venue.url());
        return (instruments, books, random) ->
                new CoinbaseFeed(settings, instruments, books, streams, random::nextDouble);
    }
}
