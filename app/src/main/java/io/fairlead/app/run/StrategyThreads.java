package io.fairlead.app.run;

import io.fairlead.app.config.StrategySettings;
import io.fairlead.app.strategy.StrategyHost;
import io.fairlead.core.model.Instrument;
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

    static StrategyThreads start(
            List<StrategySettings> strategies,
            List<Instrument> instruments,
            Gateway gateway,
            NanoClock clock,
            GatewayThreads threads) {
        List<StrategyHost> hosts = strategies.stream()
                .map(settings -> new StrategyHost(
                        strategy(settings, instruments, clock.nanos()),
                        new StrategyHost.Who(settings.id(), settings.account()),
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
    private static Strategy strategy(StrategySettings settings, List<Instrument> all, long startNanos) {
        List<Instrument> traded = all.stream()
                .filter(instrument -> settings.symbols().contains(instrument.symbol()))
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
                        traded,
                        new Random(settings.seed()));
        };
    }

    void stop() {
        hosts.forEach(StrategyHost::stop);
    }
}
