package io.fairlead.venues.fixlp;

import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.venues.book.LiveBooks;
import java.util.List;
import java.util.Set;

/// What is special about one liquidity provider, beyond its session profiles. Immutable.
///
/// At most `ordersPerSecond` new orders and replaces go out in the long run, up to a second's worth of them at once.
/// Cancels and queries always pass and don't count.
public record FixLpSettings(VenueId venue, Capabilities capabilities, Orders orders, Feed feed, int ordersPerSecond) {
    /// More than can be sent.
    public static final int ANY_RATE = 1_000_000_000;

    /// How long a provider may take to show an order whose connection closed.
    public static final long SETTLE_NANOS = 10_000_000_000L;

    /// What order messages look like. `handlInst` is HandlInst(21), `NOT_SENT` for venues that refuse it; `accountTag`
    /// whether Account(1) is sent; `extraTags` go into every new order and replace; `massStatusReqType` is
    /// MassStatusReqType(585), 7 for all orders.
    public record Orders(
            QuantityUnit quantityUnit,
            char handlInst,
            boolean accountTag,
            ReduceOnly reduceOnly,
            int massStatusReqType,
            List<ExtraTag> extraTags) {
        public static final char NOT_SENT = 0;
        public static final Orders STANDARD =
                new Orders(QuantityUnit.UNITS, '1', true, ReduceOnly.NOT_SENT, 7, List.of());

        public Orders {
            extraTags = List.copyOf(extraTags);
        }
    }

    /// How the wire says that an order may only reduce a position; FIX 4.4 has no one way.
    public enum ReduceOnly {
        NOT_SENT,
        /// ExecInst(18)=E.
        DO_NOT_INCREASE,
        /// PositionEffect(77)=C.
        POSITION_EFFECT_CLOSE
    }

    /// A field with a fixed value.
    public record ExtraTag(int tag, String value) {}

    /// Market data: `depth` is MarketDepth(264), 1 for the top alone; at most `requestsPerSecond` MarketDataRequests go
    /// out.
    public record Feed(int depth, int requestsPerSecond) {
        public static final Feed STANDARD = new Feed(5, 20);

        public Feed {
            if (depth < 1 || depth > LiveBooks.MAX_DEPTH) {
                throw new IllegalArgumentException(
                        "MarketDepth(264) must be 1 to " + LiveBooks.MAX_DEPTH + ", was " + depth);
            }
            if (requestsPerSecond < 1 || requestsPerSecond > 1000) {
                throw new IllegalArgumentException(
                        "market-data requests per second must be 1 to 1000, was " + requestsPerSecond);
            }
        }
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

    /// The settings of an ordinary provider that bears any rate of orders.
    public static FixLpSettings standard(VenueId venue) {
        return new FixLpSettings(venue, STANDARD_CAPABILITIES, Orders.STANDARD, Feed.STANDARD, ANY_RATE);
    }

    /// The same, with a limit on new orders and replaces.
    public FixLpSettings withOrdersPerSecond(int perSecond) {
        return new FixLpSettings(venue, capabilities, orders, feed, perSecond);
    }
}
