package io.fairlead.sim.tradelocker;

import io.fairlead.sim.fault.FaultWords;
import io.fairlead.sim.tradelocker.TradeLockerFault.Scope;
import java.time.Duration;
import java.util.List;

/// Faults of TradeLocker as a person writes them, such as `lost-replies 5% writes` or `evict`. Pure.
public final class TradeLockerFaultText {
    /// What ends every setting that holds; limits, columns and halted markets stay as they are.
    static final List<TradeLockerFault> ALL_CLEAR = List.of(
            new TradeLockerFault.LostReplies(0, Scope.ALL),
            new TradeLockerFault.LostRequests(0, Scope.ALL),
            new TradeLockerFault.LateRequests(0, Duration.ZERO, Duration.ZERO, Scope.ALL),
            new TradeLockerFault.Latency(Duration.ZERO, Duration.ZERO),
            new TradeLockerFault.ServerErrors(0, false, Scope.ALL),
            new TradeLockerFault.NoContent(0),
            new TradeLockerFault.EmptyBodies(0),
            new TradeLockerFault.EdgeRefusals(0),
            new TradeLockerFault.TooMany(0, Duration.ZERO),
            new TradeLockerFault.ThinBook(0),
            new TradeLockerFault.RefusedOrders(0),
            new TradeLockerFault.RefusedLater(0),
            new TradeLockerFault.StuckCloses(0),
            new TradeLockerFault.DeadInfoRoutes(0),
            new TradeLockerFault.LateLists(Duration.ZERO),
            new TradeLockerFault.ZeroEquity(0),
            new TradeLockerFault.SilentStreams(false),
            new TradeLockerFault.SubscribeErrors("", 0));

    private final FaultWords words;

    private TradeLockerFaultText(String text) {
        words = new FaultWords(text);
    }

    /// Reads one fault.
    ///
    /// @throws IllegalArgumentException saying what was expected
    public static TradeLockerFault parse(String text) {
        return new TradeLockerFaultText(text).fault();
    }

    private TradeLockerFault fault() {
        return switch (words.name()) {
            case "lost-replies" -> words.atMost(2, new TradeLockerFault.LostReplies(words.percent(1), scope(2)));
            case "lost-requests" -> words.atMost(2, new TradeLockerFault.LostRequests(words.percent(1), scope(2)));
            case "late-requests" ->
                words.atMost(4, new TradeLockerFault.LateRequests(words.percent(1), time(2), longer(2, 3), scope(4)));
            case "errors" -> words.atMost(3, errors(false));
            case "errors-after" -> words.atMost(3, errors(true));
            case "latency" -> words.atMost(2, new TradeLockerFault.Latency(time(1), words.duration(2, Duration.ZERO)));
            case "no-content" -> words.atMost(1, new TradeLockerFault.NoContent(words.percent(1)));
            case "empty-bodies" -> words.atMost(1, new TradeLockerFault.EmptyBodies(words.percent(1)));
            case "edge" -> words.atMost(1, new TradeLockerFault.EdgeRefusals(words.count(1, "1")));
            case "too-many" ->
                words.atMost(
                        2, new TradeLockerFault.TooMany(words.count(1, "1"), words.duration(2, Duration.ofSeconds(1))));
            case "fill-delay" -> words.atMost(2, new TradeLockerFault.FillDelay(time(1), longer(1, 2)));
            case "thin-book" -> words.atMost(1, new TradeLockerFault.ThinBook(words.count(1, null)));
            case "refused-orders" -> words.atMost(1, new TradeLockerFault.RefusedOrders(words.percent(1)));
            case "refused-later" -> words.atMost(1, new TradeLockerFault.RefusedLater(words.percent(1)));
            case "stuck-closes" -> words.atMost(1, new TradeLockerFault.StuckCloses(words.percent(1)));
            case "zero-equity" -> words.atMost(1, new TradeLockerFault.ZeroEquity(words.count(1, "1")));
            case "late-lists" -> words.atMost(1, new TradeLockerFault.LateLists(time(1)));
            default -> ofVenue();
        };
    }

    private TradeLockerFault ofVenue() {
        return switch (words.name()) {
            case "shuffle-columns" -> words.atMost(1, new TradeLockerFault.Columns(words.on(1)));
            case "dead-info" -> words.atMost(1, new TradeLockerFault.DeadInfoRoutes(words.count(1, "1")));
            case "limit" -> words.atMost(4, limit());
            case "evict" -> words.atMost(1, new TradeLockerFault.Evict(words.word(1, "")));
            case "halt" -> words.atMost(1, new TradeLockerFault.Halt(words.word(1, null), true));
            case "resume" -> words.atMost(1, new TradeLockerFault.Halt(words.word(1, null), false));
            case "trade-elsewhere" ->
                words.atMost(
                        5,
                        new TradeLockerFault.TradeElsewhere(
                                words.word(1, null),
                                words.word(2, null),
                                words.side(3),
                                words.decimal(4),
                                words.word(5, "")));
            case "close-elsewhere" -> words.atMost(1, new TradeLockerFault.CloseElsewhere(words.word(1, null)));
            case "silent-streams" -> words.atMost(1, new TradeLockerFault.SilentStreams(words.on(1)));
            case "disconnected" -> words.atMost(0, new TradeLockerFault.Disconnected());
            case "cut-streams" -> words.atMost(0, new TradeLockerFault.CutStreams());
            case "subscribe-errors" ->
                words.atMost(2, new TradeLockerFault.SubscribeErrors(words.word(1, null), words.count(2, "1")));
            default -> throw new IllegalArgumentException("unknown fault '" + words.name() + "'");
        };
    }

    private TradeLockerFault errors(boolean served) {
        return new TradeLockerFault.ServerErrors(words.percent(1), served, scope(2));
    }

    /// `limit QUOTES 10 seconds 1`: so many in so many seconds or minutes.
    private TradeLockerFault limit() {
        RateLimit.Measure measure = words.constant(RateLimit.Measure.class, 3);
        return new TradeLockerFault.Limit(
                new RateLimit(words.word(1, null), measure, words.count(4, "1"), words.count(2, null)));
    }

    /// Which requests; those that change something where nothing is said.
    private Scope scope(int at) {
        return at < words.size() ? words.constant(Scope.class, at) : Scope.WRITES;
    }

    private Duration time(int at) {
        return words.duration(at, null);
    }

    /// The upper end of a range, which is the lower one where nothing is said.
    private Duration longer(int least, int most) {
        Duration upper = words.duration(most, time(least));
        if (upper.compareTo(time(least)) < 0) {
            throw new IllegalArgumentException("a range goes from the shorter time to the longer");
        }
        return upper;
    }
}
