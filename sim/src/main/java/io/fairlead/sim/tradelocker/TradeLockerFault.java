package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.time.Duration;

/// Something that goes wrong. A setting holds until it is set otherwise; everything else happens once. Shares
/// are in percent.
public sealed interface TradeLockerFault {
    /// Which requests a fault is for: those that change what the venue has, the others of accounts, or both.
    enum Scope {
        WRITES,
        READS,
        ALL;

        boolean covers(Route route) {
            return !route.ofLogin() && (this == ALL || (this == WRITES) == route.writes());
        }
    }

    /// Setting: so many requests are served, and the reply never arrives.
    record LostReplies(int percent, Scope scope) implements TradeLockerFault {}

    /// Setting: so many requests never arrive.
    record LostRequests(int percent, Scope scope) implements TradeLockerFault {}

    /// Setting: so many requests are served only `least` to `most` later, and the reply never arrives.
    record LateRequests(int percent, Duration least, Duration most, Scope scope) implements TradeLockerFault {}

    /// Setting: every reply leaves `base`, and up to `jitter` more, after it was made.
    record Latency(Duration base, Duration jitter) implements TradeLockerFault {}

    /// Setting: so many orders, changes and cancels that were accepted are answered 204 without a body.
    record NoContent(int percent) implements TradeLockerFault {}

    /// Setting: so many of them are answered 200 without a body.
    record EmptyBodies(int percent) implements TradeLockerFault {}

    /// Setting: so many requests are answered 502 by the edge, unserved or, with `served`, after they were.
    record ServerErrors(int percent, boolean served, Scope scope) implements TradeLockerFault {}

    /// The next `count` requests are turned away by the edge: 403 with HTML.
    record EdgeRefusals(int count) implements TradeLockerFault {}

    /// The next `count` requests are answered 429, with Retry-After unless `retryAfter` is zero.
    record TooMany(int count, Duration retryAfter) implements TradeLockerFault {}

    /// Setting: how long an accepted order waits before it trades.
    record FillDelay(Duration least, Duration most) implements TradeLockerFault {}

    /// Setting: at each price there are at most so many hundredths of a lot, so that orders fill bit by bit; 0
    /// ends it.
    record ThinBook(long hundredths) implements TradeLockerFault {}

    /// Setting: so many good orders are refused at once.
    record RefusedOrders(int percent) implements TradeLockerFault {}

    /// Setting: so many are accepted, and refused when they are to trade.
    record RefusedLater(int percent) implements TradeLockerFault {}

    /// Setting: so many closing orders are cancelled by the venue, and the position stays.
    record StuckCloses(int percent) implements TradeLockerFault {}

    /// Setting: whether columns come in another order than the venue's documents have.
    record Columns(boolean shuffled) implements TradeLockerFault {}

    /// Setting: so many INFO routes of every instrument, from the first, answer errors.
    record DeadInfoRoutes(int count) implements TradeLockerFault {}

    /// Setting: orders and positions appear in lists only so much after they came to be.
    record LateLists(Duration by) implements TradeLockerFault {}

    /// Setting: another limit for a kind of request.
    record Limit(RateLimit limit) implements TradeLockerFault {}

    /// Every token of a login is void; of all logins if `email` is empty.
    record Evict(String email) implements TradeLockerFault {}

    /// The next `count` readings of an account's state, or status on its stream, say that it holds nothing.
    record ZeroEquity(int count) implements TradeLockerFault {}

    /// Setting: a market is halted and takes no orders.
    record Halt(String symbol, boolean on) implements TradeLockerFault {}

    /// Somebody trades on the account from another terminal, at the market; `strategyId` may be any, and is
    /// none if empty.
    record TradeElsewhere(String account, String symbol, Side side, Decimal lots, String strategyId)
            implements TradeLockerFault {}

    /// Somebody closes a position from another terminal.
    record CloseElsewhere(String positionId) implements TradeLockerFault {}

    /// Setting: streams stay open and say nothing.
    record SilentStreams(boolean on) implements TradeLockerFault {}

    /// Every stream is told `Disconnected`, and then closed.
    record Disconnected() implements TradeLockerFault {}

    /// Every stream is closed without a word.
    record CutStreams() implements TradeLockerFault {}

    /// The next `count` subscriptions are answered with an error of this code.
    record SubscribeErrors(String code, int count) implements TradeLockerFault {}
}
