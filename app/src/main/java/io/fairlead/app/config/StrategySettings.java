package io.fairlead.app.config;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A built-in strategy that the gateway runs: which one, on which account, over which instruments, how big and how
/// often. Sizes in lots. `seed` makes its choices repeatable.
public record StrategySettings(
        StrategyId id, Kind kind, AccountId account, Market market, Sizes sizes, Pace pace, int seed) {

    /// The strategies that this release has.
    public enum Kind {
        QUOTER
    }

    /// What it trades, and the venue whose middle is its fair price; null for none.
    public record Market(List<Symbol> symbols, @Nullable VenueId fairPrice) {}

    /// `lots` a resting order, `sweepLots` an order that takes several levels, `maxLots` where only reducing is left.
    public record Sizes(Decimal lots, Decimal sweepLots, Decimal maxLots) {}

    /// `rest` until a resting order is taken back, `between` two orders of one instrument on average.
    public record Pace(Duration rest, Duration between) {}

    static final Key<StrategyId> ID = Key.required(
            "id",
            Scalars.id("up to 32 printable characters", StrategyId::new),
            "Its name, kept on each of its orders.");
    static final Key<Kind> KIND = Key.of(
            "kind",
            Scalars.oneOf(Kind.class),
            "quoter",
            "quoter rests, moves and crosses at random, to exercise a venue.");
    static final Key<AccountId> ACCOUNT = Key.required(
            "account", Scalars.id("the id of an account", AccountId::new), "The account that it trades on.");
    static final Key<List<Symbol>> SYMBOLS = Key.required(
            "symbols",
            new Shape.Several<>(Scalars.id("our name of an instrument", Symbol::new)),
            "The instruments that it trades.");
    static final Key<VenueId> FAIR_PRICE = Key.optional(
            "fair-price",
            Scalars.id("the id of a venue", VenueId::new),
            "The venue whose middle of bid and ask is its fair price, mostly one of prices alone. It neither buys above"
                    + " nor sells below that, and without a fresh one it quotes nothing and takes back what rests.");
    static final Key<Decimal> LOTS = Key.of("lots", Scalars.POSITIVE, "0.1", "Lots of a resting order.");
    static final Key<Decimal> SWEEP_LOTS =
            Key.of("sweep-lots", Scalars.POSITIVE, "1", "Lots of an order that crosses the spread.");
    static final Key<Decimal> MAX_LOTS =
            Key.of("max-lots", Scalars.POSITIVE, "5", "The position at which it only reduces.");
    static final Key<Duration> REST =
            Key.of("rest", Scalars.span("100ms", "1h"), "10s", "How long an order rests before it is taken back.");
    static final Key<Duration> BETWEEN =
            Key.of("between", Scalars.span("10ms", "1h"), "2s", "Average time between two orders of one instrument.");
    static final Key<Integer> SEED =
            Key.of("seed", Scalars.whole(0, Integer.MAX_VALUE), "1", "What its choices follow from.");
    static final Table TABLE = Table.of(
            "Built-in strategies to run.",
            ID,
            KIND,
            ACCOUNT,
            SYMBOLS,
            FAIR_PRICE,
            LOTS,
            SWEEP_LOTS,
            MAX_LOTS,
            REST,
            BETWEEN,
            SEED);

    static StrategySettings of(Values values) {
        return new StrategySettings(
                values.get(ID),
                values.get(KIND),
                values.get(ACCOUNT),
                new Market(values.get(SYMBOLS), values.find(FAIR_PRICE)),
                new Sizes(values.get(LOTS), values.get(SWEEP_LOTS), values.get(MAX_LOTS)),
                new Pace(values.get(REST), values.get(BETWEEN)),
                values.get(SEED));
    }
}
