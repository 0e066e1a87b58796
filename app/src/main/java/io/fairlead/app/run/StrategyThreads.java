package io.fairlead.app.run;

import io.fairlead.app.config.Settings;
import io.fairlead.app.config.StrategySettings;
import io.fairlead.app.strategy.StrategyHost;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.NanoClock;
import io.fairlead.strategy.Quoter;
import io.fairlead.strategy.Strategy;
import java.util.List;
import java.util.Random;

/// Runs the configured strategies, each on a thread of its own. Used by the main thread.
final class StrategyThreads {
    private final List<StrategyHost> hosts;

    private StrategyThreads(List<StrategyHost> hosts) {
        this.hosts = hosts;
    }

    static StrategyThreads start(Settings settings, Gateway gateway, NanoClock clock, GatewayThreads threads) {
        List<StrategySettings> strategies = settings.strategies();
        List<StrategyHost> hosts = strategies.stream()
                .map(each -> new StrategyHost(
                        strategy(each, settings, clock.nanos()),
                        new StrategyHost.Who(each.id(), each.account()),
                        gateway.trading(),
                        gateway.readSide(),
                        clock::nanos))
                .toList();
        for (int i = 0; i < hosts.size(); i++) {
            threads.start("strategy-" + strategies.get(i).id(), hosts.get(i));
        }
        return new StrategyThreads(hosts);
    }

    /// The start's time goes into client order ids, so that they never meet those of an earlier start.
    private static Strategy strategy(StrategySettings settings, Settings all, long startNanos) {
        List<Instrument> traded = all.instruments().stream()
                .filter(instrument -> settings.market().symbols().contains(instrument.symbol()))
                .toList();
        return switch (settings.kind()) {
            case QUOTER ->
                new Quoter(
                        new Quoter.Settings(
                                settings.id() + "-" + Long.toString(startNanos / 1_000_000, 36) + "-",
                                settings.pace().rest().toNanos(),
                                settings.pace().between().toNanos(),
                                settings.sizes().lots(),
                                settings.sizes().sweepLots(),
                                settings.sizes().maxLots()),
                        new Quoter.Prices(
                                venue(settings.account(), all),
                                settings.market().fairPrice()),
                        traded,
                        new Random(settings.seed()));
        };
    }

    private static VenueId venue(AccountId account, Settings all) {
        return all.accounts().stream()
                .filter(each -> each.id().equals(account))
                .findFirst()
                .orElseThrow()
                .venue();
    }

    void stop() {
        hosts.forEach(StrategyHost::stop);
    }
}
