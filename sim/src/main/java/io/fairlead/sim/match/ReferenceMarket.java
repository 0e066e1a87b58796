package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;
import java.util.List;

/// The instruments that the reference liquidity provider lists. Immutable, any thread.
public final class ReferenceMarket {
    private ReferenceMarket() {}

    /// Quantities are units of the base currency, troy ounces, or coins.
    public static List<Listing> listings() {
        return List.of(
                forex("EUR/USD", "USD", "0.00001", "1.08500"),
                forex("GBP/USD", "USD", "0.00001", "1.27000"),
                forex("USD/JPY", "JPY", "0.001", "155.000"),
                new Listing(
                        "XAU/USD",
                        "USD",
                        of("0.01"),
                        of("0.01"),
                        of("0.01"),
                        of("100000"),
                        new Listing.Market(of("2650.00"), 5, 30, 5, 10, of("10"), of("100"))),
                new Listing(
                        "BTC/USD",
                        "USD",
                        of("0.01"),
                        of("0.0001"),
                        of("0.0001"),
                        of("1000"),
                        new Listing.Market(of("95000.00"), 400, 500, 5, 250, of("0.05"), of("1.5"))));
    }

    private static Listing forex(String symbol, String currency, String tick, String price) {
        Listing.Market market = new Listing.Market(of(price), 2, 4, 5, 2, of("20000"), of("250000"));
        return new Listing(symbol, currency, of(tick), of("1"), of("1"), of("50000000"), market);
    }

    private static Decimal of(String text) {
        return Decimal.of(text);
    }
}
