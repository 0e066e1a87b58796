package io.fairlead.sim.coinbase;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.match.Listing;
import java.time.Duration;
import java.util.List;

/// Settings of the simulated feed. `port` 0 takes a free one; a `step` of zero means that prices move only when the
/// venue is told to.
public record CoinbaseConfig(int port, long seed, Duration step, List<Listing> products) {
    public CoinbaseConfig {
        products = List.copyOf(products);
    }

    /// BTC-USD and ETH-USD on a free port of loopback, moving every 50 ms as the real batches do.
    public static CoinbaseConfig reference() {
        return new CoinbaseConfig(
                0, 1, Duration.ofMillis(50), List.of(coin("BTC-USD", "95000.00"), coin("ETH-USD", "3300.00")));
    }

    public CoinbaseConfig withPort(int other) {
        return new CoinbaseConfig(other, seed, step, products);
    }

    public CoinbaseConfig withSeed(long other) {
        return new CoinbaseConfig(port, other, step, products);
    }

    public CoinbaseConfig withStep(Duration other) {
        return new CoinbaseConfig(port, seed, other, products);
    }

    private static Listing coin(String product, String price) {
        return new Listing(
                product,
                "USD",
                Decimal.of("0.01"),
                Decimal.of("0.00000001"),
                Decimal.of("0.00000001"),
                Decimal.of("1000"),
                new Listing.Market(Decimal.of(price), 40, 2, 60, 5, Decimal.of("0.0001"), Decimal.of("2.5")));
    }
}
