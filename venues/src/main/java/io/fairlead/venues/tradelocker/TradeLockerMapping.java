package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExitLevels;
import io.fairlead.core.model.ExitOffsets;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.port.PositionChange;
import io.fairlead.venues.tradelocker.rest.Bracket;
import io.fairlead.venues.tradelocker.rest.ModifyOrderRequest;
import io.fairlead.venues.tradelocker.rest.ModifyPositionRequest;
import io.fairlead.venues.tradelocker.rest.ModifyPositionRequest.Level;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.PlaceRequest;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Our words ↔ TradeLocker's. Pure.
final class TradeLockerMapping {
    /// The length of the ids that we make.
    private static final int OUR_ID = 18;

    private TradeLockerMapping() {}

    /// Where an order stands by the venue's word.
    enum Standing {
        OPEN,
        FILLED,
        CANCELLED,
        /// The venue took it and then did not.
        REFUSED,
        /// A word that we do not know, of an order that is final.
        UNREADABLE;

        boolean isFinal() {
            return this != OPEN;
        }

        @Nullable
        OrdStatus ordStatus(boolean partly) {
            return switch (this) {
                case OPEN -> partly ? OrdStatus.PARTIALLY_FILLED : OrdStatus.NEW;
                case FILLED -> OrdStatus.FILLED;
                case CANCELLED -> OrdStatus.CANCELED;
                case REFUSED -> partly ? OrdStatus.CANCELED : OrdStatus.REJECTED;
                case UNREADABLE -> null;
            };
        }
    }

    /// The venue's words for final orders are published; for open ones only `New` is, so the flag decides there.
    static Standing standing(OrderRow row) {
        String status = row.status() == null ? "" : row.status().toLowerCase(Locale.ROOT);
        return switch (status) {
            case "filled", "executed" -> Standing.FILLED;
            case "cancelled", "canceled", "removed" -> Standing.CANCELLED;
            case "refused", "rejected", "unplaced" -> Standing.REFUSED;
            case "new", "pending" -> Boolean.FALSE.equals(row.isOpen()) ? Standing.UNREADABLE : Standing.OPEN;
            default -> Boolean.TRUE.equals(row.isOpen()) ? Standing.OPEN : Standing.UNREADABLE;
        };
    }

    /// An id of ours in `strategyId`; null if there is none. Others may write there, too: what does not look like ours
    /// is not.
    static @Nullable OrderId ourId(@Nullable String strategyId) {
        if (strategyId == null || strategyId.length() != OUR_ID) {
            return null;
        }
        for (int i = 0; i < OUR_ID; i++) {
            char c = strategyId.charAt(i);
            boolean ours = (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || ".-_~".indexOf(c) >= 0;
            if (!ours) {
                return null;
            }
        }
        return new OrderId(strategyId);
    }

    static PlaceRequest place(Ticket ticket, Listed listed, Decimal lots, Decimal pip) {
        OrderTerms terms = ticket.terms();
        ExitOffsets exits = terms.instructions().exits();
        PlaceRequest.Type type = type(terms.type());
        return new PlaceRequest(
                listed.tradableInstrumentId(),
                listed.route(),
                ticket.side(),
                type,
                lots,
                type == PlaceRequest.Type.LIMIT ? terms.price() : null,
                type == PlaceRequest.Type.STOP ? terms.stopPx() : null,
                stopLoss(terms, exits, pip),
                takeProfit(terms, exits, pip),
                ticket.id().value());
    }

    /// Why these terms can't be said there; null if they can. The type alone decides how long an order is in force.
    static @Nullable String objection(OrderTerms terms) {
        boolean market = terms.type() == OrdType.MARKET;
        TimeInForce taken = market ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL;
        return terms.timeInForce() == taken
                ? null
                : "TradeLocker takes " + terms.type() + " orders as " + taken + " alone, not as " + terms.timeInForce();
    }

    /// The capabilities let no other type pass.
    private static PlaceRequest.Type type(OrdType type) {
        return switch (type) {
            case MARKET -> PlaceRequest.Type.MARKET;
            case LIMIT -> PlaceRequest.Type.LIMIT;
            case STOP -> PlaceRequest.Type.STOP;
            case STOP_LIMIT,
                    WITH_OR_WITHOUT,
                    LIMIT_OR_BETTER,
                    LIMIT_WITH_OR_WITHOUT,
                    ON_BASIS,
                    PREVIOUSLY_QUOTED,
                    PREVIOUSLY_INDICATED,
                    FOREX_SWAP,
                    FUNARI,
                    MARKET_IF_TOUCHED,
                    MARKET_WITH_LEFTOVER_AS_LIMIT,
                    PREVIOUS_FUND_VALUATION_POINT,
                    NEXT_FUND_VALUATION_POINT,
                    PEGGED ->
                throw new IllegalArgumentException("TradeLocker takes MARKET, LIMIT and STOP, was " + type);
        };
    }

    private static @Nullable Bracket stopLoss(OrderTerms terms, @Nullable ExitOffsets exits, Decimal pip) {
        if (terms.stopLoss() != null) {
            return Bracket.at(terms.stopLoss());
        }
        if (exits == null || exits.stopLoss() == null) {
            return null;
        }
        Bracket.Kind kind = exits.trailing() ? Bracket.Kind.TRAILING_OFFSET : Bracket.Kind.OFFSET;
        return new Bracket(kind, exits.stopLoss().dividedBy(pip));
    }

    private static @Nullable Bracket takeProfit(OrderTerms terms, @Nullable ExitOffsets exits, Decimal pip) {
        if (terms.takeProfit() != null) {
            return Bracket.at(terms.takeProfit());
        }
        return exits == null || exits.takeProfit() == null
                ? null
                : new Bracket(Bracket.Kind.OFFSET, exits.takeProfit().dividedBy(pip));
    }

    /// What a replace changes; null if that is nothing.
    static @Nullable ModifyOrderRequest modify(VenueOrderId order, OrderTerms before, OrderTerms after, Decimal lots) {
        boolean resized = !before.units().equals(after.units());
        Decimal price = Objects.equals(before.price(), after.price()) ? null : after.price();
        Decimal stop = Objects.equals(before.stopPx(), after.stopPx()) ? null : after.stopPx();
        if (!resized && price == null && stop == null) {
            return null;
        }
        return new ModifyOrderRequest(order.value(), resized ? lots : null, price, stop, null, null);
    }

    static ModifyPositionRequest modify(PositionChange change, Decimal pip) {
        ExitLevels before = change.before();
        ExitLevels after = change.after();
        Decimal offset = after.trailingOffset();
        return new ModifyPositionRequest(
                change.position().value(),
                level(before.stopLoss(), after.stopLoss(), offset != null),
                level(before.takeProfit(), after.takeProfit(), false),
                offset == null ? Level.KEEP : Level.at(offset.dividedBy(pip)));
    }

    /// A stop loss that begins to trail is no level that is taken away.
    private static Level level(@Nullable Decimal before, @Nullable Decimal after, boolean trails) {
        if (Objects.equals(before, after) || (after == null && trails)) {
            return Level.KEEP;
        }
        return after == null ? Level.REMOVE : Level.at(after);
    }

    /// What stands at the venue, as far as the row tells it.
    static OrderTerms terms(OrderRow row, Listed listed) {
        String word = row.type() == null ? "" : row.type().toLowerCase(Locale.ROOT);
        OrdType type = switch (word) {
            case "limit" -> OrdType.LIMIT;
            case "stop" -> OrdType.STOP;
            default -> OrdType.MARKET;
        };
        boolean immediate =
                "IOC".equalsIgnoreCase(row.validity()) || (row.validity() == null && type == OrdType.MARKET);
        return new OrderTerms(
                type,
                immediate ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL,
                listed.units(row.qty()),
                type == OrdType.LIMIT ? row.price() : null,
                type == OrdType.STOP ? row.stopPrice() : null,
                null,
                OrderTerms.Flags.NONE,
                null,
                null);
    }

    /// The price of what was executed last, from what it cost in all and before: exact where a decimal can hold it.
    static Decimal lastPrice(Decimal cum, BigDecimal cost, Decimal told, BigDecimal toldCost) {
        return Decimal.quotient(cost.subtract(toldCost), cum.minus(told).toBigDecimal());
    }
}
