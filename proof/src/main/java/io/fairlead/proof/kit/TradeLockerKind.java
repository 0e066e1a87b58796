package io.fairlead.proof.kit;

import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capability;
import io.fairlead.venues.web.Http;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// TradeLocker, played by its simulator behind real HTTP and WebSockets. Immutable.
///
/// @param streams whether its gateways have a developer key: then accounts are followed by streams
/// @param around what stands in front of the HTTP client of the gateways, as a planted bug does
public record TradeLockerKind(boolean streams, UnaryOperator<Http> around) implements KitVenue.Kind {
    /// Orders in a second: more than the venue's demo takes, so that cases do not wait for their turn.
    private static final int RATE = 40;

    /// As it is without a developer key.
    public static final TradeLockerKind POLLED = new TradeLockerKind(false, UnaryOperator.identity());

    /// As it is with one.
    public static final TradeLockerKind STREAMED = new TradeLockerKind(true, UnaryOperator.identity());

    @Override
    public String name() {
        return streams ? "tradelocker-streaming" : "tradelocker";
    }

    @Override
    public Set<Flavour> flavours() {
        return EnumSet.of(Flavour.STANDARD, Flavour.STRANGER);
    }

    @Override
    public KitVenue start(Path folder) {
        return new TradeLockerKitVenue(this, folder);
    }

    /// In what is asked for and told over HTTP, which both modes have in common.
    @Override
    public List<Mistake> mistakes() {
        return streams ? List.of() : TradeLockerMistakes.ALL;
    }

    /// The type alone decides how long an order is in force.
    public static boolean takes(OrdType type, TimeInForce timeInForce) {
        TimeInForce taken = type == OrdType.MARKET ? TimeInForce.IMMEDIATE_OR_CANCEL : TimeInForce.GOOD_TILL_CANCEL;
        return timeInForce == taken;
    }

    /// What its public interface documents, but for two routes that nobody could use in good faith: DELETE orders, as
    /// nobody says whether it takes the stop losses of positions along; and DELETE positions, as it names none of
    /// them before it closes them.
    @Override
    public Sheet sheet() {
        return new Sheet(
                "TradeLocker",
                List.of(
                        Sheet.type(OrdType.MARKET, "POST orders, type market"),
                        Sheet.type(OrdType.LIMIT, "POST orders, type limit"),
                        Sheet.type(OrdType.STOP, "POST orders, type stop"),
                        Sheet.inForce(TimeInForce.IMMEDIATE_OR_CANCEL, "validity IOC, of market orders"),
                        Sheet.inForce(TimeInForce.GOOD_TILL_CANCEL, "validity GTC, of limit and stop orders"),
                        Sheet.can(Capability.REPLACE, "PATCH orders/{id}"),
                        Sheet.can(Capability.ORDER_STATUS_QUERY, "GET orders and ordersHistory"),
                        Sheet.can(Capability.MASS_STATUS_QUERY, "GET orders"),
                        Sheet.can(Capability.ATTACHED_BRACKETS, "stopLoss and takeProfit of an order"),
                        Sheet.can(Capability.EXIT_OFFSETS, "stopLossType and takeProfitType offset"),
                        Sheet.can(Capability.TRAILING_STOP, "stopLossType trailingOffset"),
                        Sheet.can(Capability.HEDGING, "a position for each order"),
                        Sheet.can(Capability.POSITION_QUERY, "GET positions"),
                        Sheet.can(Capability.POSITION_IDS, "DELETE positions/{id}"),
                        Sheet.can(Capability.MODIFY_POSITION, "PATCH positions/{id}"),
                        Sheet.can(Capability.ACCOUNT_VALUES, "GET state"),
                        Sheet.can(Capability.MARKET_DATA, "GET quotes")),
                RATE);
    }
}
