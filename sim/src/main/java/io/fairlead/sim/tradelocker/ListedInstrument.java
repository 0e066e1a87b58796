package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.match.Listing;
import java.util.List;

/// One instrument as TradeLocker lists it. Its `listing` counts in lots. Immutable.
public record ListedInstrument(Listing listing, Numbers numbers, Contract contract) {
    /// The numbers that name it. Orders go to `tradeRoute`, prices come from one of `infoRoutes`.
    public record Numbers(long tradableId, long symbolId, long tradeRoute, List<Long> infoRoutes) {
        public Numbers {
            infoRoutes = List.copyOf(infoRoutes);
        }
    }

    /// What a lot is: `type` is the venue's word, `pip` the unit of offsets.
    public record Contract(String type, String baseCurrency, Decimal lotSize, Decimal leverage, Decimal pip) {}

    public String name() {
        return listing.symbol();
    }

    long tradableId() {
        return numbers.tradableId();
    }

    /// A few instruments as a demo account sees them, one of them with the suffix of a broker.
    public static List<ListedInstrument> reference() {
        return List.of(
                forex("EURUSD", 278, "0.00001", "1.08500"),
                forex("GBPUSD", 279, "0.00001", "1.27000"),
                forex("USDJPY", 280, "0.001", "155.000"),
                new ListedInstrument(
                        listing("XAUUSD.PRO", "USD", "0.01", "2650.00", new int[] {5, 30, 10}),
                        new Numbers(315, 352, 9_914, List.of(452L, 453L)),
                        new Contract("SPREADBET", "XAU", Decimal.of(100), Decimal.of(20), of("0.1"))),
                new ListedInstrument(
                        listing("BTCUSD", "USD", "0.01", "95000.00", new int[] {400, 500, 250}),
                        new Numbers(206, 243, 1_152_263, List.of(452L, 453L)),
                        new Contract("CRYPTO", "BTC", Decimal.ONE, Decimal.of(2), Decimal.ONE)));
    }

    private static ListedInstrument forex(String name, long id, String tick, String price) {
        return new ListedInstrument(
                listing(name, name.substring(3), tick, price, new int[] {2, 4, 2}),
                new Numbers(id, id + 37, 9_912, List.of(452L, 453L)),
                new Contract(
                        "FOREX",
                        name.substring(0, 3),
                        Decimal.of(100_000),
                        Decimal.of(100),
                        of(tick).times(Decimal.of(10))));
    }

    private static Listing listing(String name, String currency, String tick, String price, int[] steps) {
        Listing.Market market = new Listing.Market(of(price), steps[0], steps[1], 5, steps[2], of("5"), of("40"));
        return new Listing(name, currency, of(tick), of("0.01"), of("0.01"), of("100"), market);
    }

    private static Decimal of(String text) {
        return Decimal.of(text);
    }
}
