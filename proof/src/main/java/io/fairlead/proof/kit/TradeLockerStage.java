package io.fairlead.proof.kit;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.match.Listing;
import io.fairlead.sim.tradelocker.ListedInstrument;
import io.fairlead.sim.tradelocker.RateLimit;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerConfig.AccountSetup;
import io.fairlead.sim.tradelocker.TradeLockerConfig.Login;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// How the kit sets up its simulated TradeLocker: one market that stands still until a case moves it, a login for each
/// flavour, and limits above the real ones, so that cases do not wait for their turn. Stateless.
final class TradeLockerStage {
    static final String MARKET = "EURUSD";
    static final String PASSWORD = "correct horse";
    static final String KEY = "tl-kit";
    private static final Decimal BALANCE = Decimal.of(20_000);
    private static final int READS = 100;
    private static final int CHANGES = 100;

    private TradeLockerStage() {}

    static TradeLockerConfig config(TradeLockerKind kind, long seed) {
        TradeLockerConfig reference = TradeLockerConfig.reference(PASSWORD);
        TradeLockerConfig.Rules rules = reference.rules();
        return reference
                .withLogins(Arrays.stream(Flavour.values())
                        .map(each -> new Login(email(each), PASSWORD, List.of(setup(each))))
                        .toList())
                .withDeveloperKey(kind.streams() ? KEY : "")
                .withInstruments(List.of(listed()))
                .withLimits(RateLimit.demo().stream()
                        .map(each -> raised(each, kind.sheet().rate()))
                        .toList())
                .withTokens(new TradeLockerConfig.Tokens(
                        Duration.ofHours(1), Duration.ofHours(24), Duration.ofHours(1), true))
                .withTiming(new TradeLockerConfig.Timing(
                        Duration.ofHours(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(10),
                        Duration.ofMillis(100),
                        Duration.ofMillis(100)))
                .withRules(new TradeLockerConfig.Rules(
                        rules.strategyIdLength(),
                        rules.historyRows(),
                        rules.historyByCreation(),
                        rules.edgeReadsUserAgent(),
                        rules.commissionPerLot(),
                        0))
                .withSeed(seed);
    }

    private static RateLimit raised(RateLimit limit, int orders) {
        int most = switch (limit.type()) {
            case "PLACE_ORDER" -> orders;
            case "MODIFY_ORDER", "MODIFY_POSITION" -> CHANGES;
            default -> READS;
        };
        return new RateLimit(limit.type(), RateLimit.Measure.SECONDS, 1, most);
    }

    static String email(Flavour flavour) {
        return flavour + "@example.com";
    }

    static AccountSetup setup(Flavour flavour) {
        long number = switch (flavour) {
            case STANDARD -> 701_001;
            case CANCEL_ON_DISCONNECT -> 702_001;
            case STRANGER -> 703_001;
            case LISTED -> 704_001;
            case COPIED -> 705_001;
        };
        return new AccountSetup(number, 1, "USD", BALANCE);
    }

    /// A market that stands still until a case moves it.
    static ListedInstrument listed() {
        ListedInstrument reference = ListedInstrument.reference().getFirst();
        Listing listing = reference.listing();
        Listing.Market market =
                new Listing.Market(listing.market().startPrice(), 0, 4, 5, 2, Decimal.of("0.2"), Decimal.of("2.5"));
        return new ListedInstrument(
                new Listing(
                        listing.symbol(),
                        listing.currency(),
                        listing.tick(),
                        listing.lot(),
                        listing.minQty(),
                        listing.maxQty(),
                        market),
                reference.numbers(),
                reference.contract());
    }
}
