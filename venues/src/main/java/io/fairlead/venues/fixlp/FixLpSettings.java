package io.fairlead.venues.fixlp;

import io.fairlead.core.book.BookLayout;
import io.fairlead.core.breaker.BreakerSettings;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.CancelOnDisconnect;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.venues.fixmd.MarketDataFormat;
import io.fairlead.venues.market.SubscriptionSettings;
import io.fairlead.venues.rate.BudgetSettings;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is special about one liquidity provider, beyond its sessions. Immutable.
///
/// @param breaker when it gets no new orders and subscriptions because it keeps failing; null for the gateway's own
public record FixLpSettings(
        VenueId venue,
        Capabilities capabilities,
        Orders orders,
        Feed feed,
        Pool pool,
        BudgetSettings budget,
        CancelOnDisconnect cancelOnDisconnect,
        FixLpAsking asking,
        @Nullable BreakerSettings breaker) {
    /// With the budget of a provider that says nothing about rates, and orders that outlive a connection.
    public FixLpSettings(VenueId venue, Capabilities capabilities, Orders orders, Feed feed, Pool pool) {
        this(
                venue,
                capabilities,
                orders,
                feed,
                pool,
                BudgetSettings.STANDARD,
                CancelOnDisconnect.OFF,
                FixLpAsking.STANDARD,
                null);
    }

    /// What order messages look like. `handlInst` is HandlInst(21), `NOT_SENT` for venues that refuse it; `accountTag`
    /// whether Account(1) is sent; `massStatusReqType` is MassStatusReqType(585), 7 for all orders; `expiry` how an
    /// order that is good till a date says when it ends.
    public record Orders(
            QuantityUnit quantityUnit,
            char handlInst,
            boolean accountTag,
            ReduceOnly reduceOnly,
            int massStatusReqType,
            Expiry expiry) {
        public static final char NOT_SENT = 0;
        public static final Orders STANDARD = new Orders(QuantityUnit.UNITS, '1', true, ReduceOnly.NOT_SENT, 7);

        /// Those of a provider that takes ExpireTime(126).
        public Orders(
                QuantityUnit quantityUnit,
                char handlInst,
                boolean accountTag,
                ReduceOnly reduceOnly,
                int massStatusReqType) {
            this(quantityUnit, handlInst, accountTag, reduceOnly, massStatusReqType, Expiry.TIME);
        }

        Orders withExpiry(Expiry other) {
            return new Orders(quantityUnit, handlInst, accountTag, reduceOnly, massStatusReqType, other);
        }
    }

    /// How the wire says when a GTD order ends.
    public enum Expiry {
        /// ExpireTime(126), to the second.
        TIME,
        /// ExpireDate(432), the last day on which it can trade: it must end with a day of UTC.
        DATE
    }

    /// How the wire says that an order may only reduce a position; FIX 4.4 has no one way.
    public enum ReduceOnly {
        NOT_SENT,
        /// ExecInst(18)=E.
        DO_NOT_INCREASE,
        /// PositionEffect(77)=C.
        POSITION_EFFECT_CLOSE
    }

    /// How several order sessions work together.
    public record Pool(Choice choice, Shared shared) {
        /// For any provider: no session knows of another's orders.
        public static final Pool STANDARD = new Pool(Choice.LEAST_IN_FLIGHT, Shared.NONE);
    }

    /// Which session a new order goes to, among those that are logged on.
    public enum Choice {
        /// The one that waits for the fewest answers; among equals, in turn.
        LEAST_IN_FLIGHT,
        ROUND_ROBIN
    }

    /// What the provider lets a session do about orders that another session carries.
    public enum Shared {
        NONE,
        /// Ask about them.
        QUERIES,
        /// Ask about them, replace and cancel them.
        ALL
    }

    /// Whether a provider gives quotes on request, and over which session.
    public enum Quotes {
        NONE,
        /// The one that carries market data.
        WITH_MARKET_DATA,
        /// The first of those that carry orders.
        WITH_ORDERS
    }

    /// Market data: how it is asked for and told, at what pace, what reference data is asked for behind a logon, and
    /// where the provider gives quotes on request.
    public record Feed(
            MarketDataFormat format, SubscriptionSettings subscriptions, Reference reference, Quotes quotes) {
        public static final Feed STANDARD =
                new Feed(MarketDataFormat.STANDARD, SubscriptionSettings.STANDARD, Reference.NONE, Quotes.NONE);

        public Feed {
            if (format.depth() < 0 || format.depth() > BookLayout.MAX_DEPTH) {
                throw new IllegalArgumentException(
                        "MarketDepth(264) must be 0 to " + BookLayout.MAX_DEPTH + ", was " + format.depth());
            }
        }

        /// Snapshots of so many levels.
        public Feed(int depth, int requestsPerSecond) {
            this(
                    MarketDataFormat.STANDARD.withDepth(depth),
                    SubscriptionSettings.STANDARD.withRequestsPerSecond(requestsPerSecond),
                    Reference.NONE,
                    Quotes.NONE);
        }

        /// How books of it are kept: a full one shows as many levels as readers may see.
        BookLayout layout() {
            boolean full = format.depth() == 0;
            return new BookLayout(
                    format.keying(), full ? BookLayout.MAX_DEPTH : format.depth(), full, BookLayout.Patience.STANDARD);
        }
    }

    /// What is asked for behind each logon: SecurityList(y), SecurityStatus(f) of each instrument that is traded,
    /// TradingSessionStatus(h).
    public record Reference(boolean list, boolean status, boolean tradingSession) {
        public static final Reference NONE = new Reference(false, false, false);
    }

    /// What an ordinary provider can do.
    public static final Capabilities STANDARD_CAPABILITIES = new Capabilities(
            Set.of(OrdType.MARKET, OrdType.LIMIT, OrdType.STOP, OrdType.STOP_LIMIT),
            Set.of(
                    TimeInForce.DAY,
                    TimeInForce.GOOD_TILL_CANCEL,
                    TimeInForce.IMMEDIATE_OR_CANCEL,
                    TimeInForce.FILL_OR_KILL,
                    TimeInForce.GOOD_TILL_DATE),
            Set.of(
                    Capability.REPLACE,
                    Capability.ORDER_STATUS_QUERY,
                    Capability.MASS_STATUS_QUERY,
                    Capability.MARKET_DATA));

    /// What the reference provider can do: all that FIX 4.4 has and does not deprecate.
    public static final Capabilities REFERENCE_CAPABILITIES = new Capabilities(
            Arrays.stream(OrdType.values())
                    .filter(type -> !type.isDeprecated())
                    .collect(Collectors.toUnmodifiableSet()),
            Set.of(TimeInForce.values()),
            Set.of(
                    Capability.REPLACE,
                    Capability.ORDER_STATUS_QUERY,
                    Capability.MASS_STATUS_QUERY,
                    Capability.MARKET_DATA,
                    Capability.MASS_CANCEL,
                    Capability.MAX_FLOOR,
                    Capability.MIN_QTY));

    /// The settings of the reference provider.
    public static FixLpSettings reference(VenueId venue) {
        return new FixLpSettings(venue, REFERENCE_CAPABILITIES, Orders.STANDARD, Feed.STANDARD, Pool.STANDARD);
    }

    /// The settings of an ordinary provider.
    public static FixLpSettings standard(VenueId venue) {
        return new FixLpSettings(venue, STANDARD_CAPABILITIES, Orders.STANDARD, Feed.STANDARD, Pool.STANDARD);
    }

    /// The same of a provider whose GTD orders end in another way.
    public FixLpSettings withExpiry(Expiry other) {
        return new FixLpSettings(
                venue, capabilities, orders.withExpiry(other), feed, pool, budget, cancelOnDisconnect, asking, breaker);
    }

    /// The same, with sessions that work together in another way.
    public FixLpSettings withPool(Pool other) {
        return new FixLpSettings(venue, capabilities, orders, feed, other, budget, cancelOnDisconnect, asking, breaker);
    }

    /// The same with another rate budget.
    public FixLpSettings withBudget(BudgetSettings other) {
        return new FixLpSettings(venue, capabilities, orders, feed, pool, other, cancelOnDisconnect, asking, breaker);
    }

    /// The same with another word on what a lost connection leaves behind. `VENUE` declares that the provider cancels.
    public FixLpSettings withCancelOnDisconnect(CancelOnDisconnect policy) {
        FixLpSettings declaring =
                policy == CancelOnDisconnect.VENUE ? withCapability(Capability.CANCEL_ON_DISCONNECT) : this;
        return new FixLpSettings(venue, declaring.capabilities, orders, feed, pool, budget, policy, asking, breaker);
    }

    /// The same of a provider that can do one thing more.
    public FixLpSettings withCapability(Capability capability) {
        Set<Capability> others = new HashSet<>(capabilities.others());
        others.add(capability);
        Capabilities more = new Capabilities(
                capabilities.ordTypes(), capabilities.timesInForce(), Set.copyOf(others), capabilities.routing());
        return new FixLpSettings(venue, more, orders, feed, pool, budget, cancelOnDisconnect, asking, breaker);
    }

    /// The same with other market data.
    public FixLpSettings withFeed(Feed other) {
        return new FixLpSettings(venue, capabilities, orders, other, pool, budget, cancelOnDisconnect, asking, breaker);
    }

    /// The same, asked otherwise.
    public FixLpSettings withAsking(FixLpAsking other) {
        return new FixLpSettings(venue, capabilities, orders, feed, pool, budget, cancelOnDisconnect, other, breaker);
    }

    /// The same with a circuit breaker of its own.
    public FixLpSettings withBreaker(BreakerSettings other) {
        return new FixLpSettings(venue, capabilities, orders, feed, pool, budget, cancelOnDisconnect, asking, other);
    }
}
