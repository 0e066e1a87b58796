package io.fairlead.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Orders that belong together, as the client asked for them. Immutable.
///
/// Where the shape has an entry, that is the order of client order id `client`, and `legs` are what follows its fills;
/// otherwise `client` is that of the first leg. `side` is the side of that order, `units` its quantity.
public record GroupPlan(
        GroupId id,
        Shape shape,
        AccountId account,
        ClientOrderId client,
        Symbol symbol,
        Side side,
        StrategyId strategy,
        Decimal units,
        List<Leg> legs,
        OnRace onRace) {
    /// Room for what names the orders of the legs.
    public static final int LONGEST_CLIENT_ID = 56;

    /// How the orders hang together.
    public enum Shape {
        /// An entry, and behind its fills a stop loss, a take profit, or both: one cancels the other.
        BRACKET,
        /// An entry, and another order behind its fills.
        IF_THEN,
        /// Two orders: what one fills, the other loses.
        ONE_CANCELS_OTHER,
        /// An order that closes a position, and behind its end one that opens as much on the other side.
        REVERSE;

        public boolean hasEntry() {
            return switch (this) {
                case BRACKET, IF_THEN, REVERSE -> true;
                case ONE_CANCELS_OTHER -> false;
            };
        }
    }

    /// What a leg is for.
    public enum Role {
        STOP_LOSS,
        TAKE_PROFIT,
        THEN,
        FIRST,
        SECOND
    }

    /// What to do when more was executed than the group was for, as two legs filled at once. It is a break in any case.
    public enum OnRace {
        REPORT,
        /// Trade the excess back at the market.
        FLATTEN
    }

    /// An order that the group places, of as many units as are to be worked. A `reduceOnly` one never asks for more
    /// than is held against it.
    public record Leg(
            Role role,
            Side side,
            OrdType type,
            TimeInForce timeInForce,
            @Nullable Decimal price,
            @Nullable Decimal stopPx,
            @Nullable Long expireNanos,
            boolean reduceOnly) {

        /// The same at other prices; null keeps what stands.
        public Leg at(@Nullable Decimal newPrice, @Nullable Decimal newStopPx) {
            return new Leg(
                    role,
                    side,
                    type,
                    timeInForce,
                    newPrice == null ? price : newPrice,
                    newStopPx == null ? stopPx : newStopPx,
                    expireNanos,
                    reduceOnly);
        }
    }

    public GroupPlan {
        legs = List.copyOf(legs);
        if (legs.isEmpty() || legs.size() > 2) {
            throw new IllegalArgumentException("a group has one or two legs, was given " + legs.size());
        }
        if (client.value().length() > LONGEST_CLIENT_ID) {
            throw new IllegalArgumentException("the client order id of a group must have at most " + LONGEST_CLIENT_ID
                    + " characters, had " + client.value().length());
        }
    }

    /// The client order id of a leg's order: `attempt` counts those placed for it before.
    public ClientOrderId clientOf(int leg, int attempt) {
        if (!shape.hasEntry() && leg == 0 && attempt == 0) {
            return client;
        }
        return new ClientOrderId(client.value() + "~" + (leg + 1) + "-" + (attempt + 1));
    }

    /// The client order id of the order that trades an excess back.
    public ClientOrderId clientOfExcess() {
        return new ClientOrderId(client.value() + "~x");
    }

    /// Whether this asks for the same as another plan, whatever its id.
    public boolean asksSameAs(GroupPlan other) {
        return new GroupPlan(other.id, shape, account, client, symbol, side, strategy, units, legs, onRace)
                .equals(other);
    }
}
