package io.fairlead.sim.market;

import io.fairlead.sim.fault.FeedFault;
import io.fairlead.sim.match.Exchange;
import java.util.Set;
import java.util.function.BiConsumer;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.MsgType;
import quickfix.field.QuoteID;
import quickfix.field.QuoteReqID;
import quickfix.field.SecurityReqID;
import quickfix.field.SecurityStatusReqID;
import quickfix.field.SubscriptionRequestType;
import quickfix.field.Symbol;
import quickfix.field.TradSesReqID;

/// Everything of the FIX door that is not about orders: market data, quotes, reference data. Owned by the desk's
/// thread, but for `read`.
public final class MarketDoor {
    private static final Set<String> TYPES = Set.of(
            MsgType.MARKET_DATA_REQUEST,
            MsgType.QUOTE_REQUEST,
            MsgType.QUOTE_CANCEL,
            MsgType.SECURITY_LIST_REQUEST,
            MsgType.SECURITY_DEFINITION_REQUEST,
            MsgType.SECURITY_STATUS_REQUEST,
            MsgType.TRADING_SESSION_STATUS_REQUEST);

    private final MarketFeed feed;
    private final QuoteDesk quotes;
    private final ReferenceDesk reference;

    /// `intervalNanos` is the least time between two updates of one subscription.
    public MarketDoor(long intervalNanos, BiConsumer<SessionID, Message> out) {
        feed = new MarketFeed(intervalNanos, out);
        quotes = new QuoteDesk(out);
        reference = new ReferenceDesk(out);
    }

    /// What is to be done about a request, on the desk's thread.
    @FunctionalInterface
    public interface Service {
        void by(MarketDoor door, Exchange exchange, long nanos);
    }

    /// Whether messages of this type are served here.
    public static boolean serves(String msgType) {
        return TYPES.contains(msgType);
    }

    /// Reads a request of one of these types. Pure; what is missing or makes no sense is thrown as QuickFIX/J wants it.
    public static Service read(String type, Message message, SessionID session)
            throws FieldNotFound, IncorrectTagValue {
        return switch (type) {
            case MsgType.MARKET_DATA_REQUEST -> {
                MarketFeed.Serve serve = MarketFeed.read(message, session);
                yield (door, exchange, _) -> serve.by(door.feed, exchange);
            }
            case MsgType.QUOTE_REQUEST -> {
                QuoteWords.Request request = QuoteWords.request(message);
                yield (door, exchange, nanos) -> door.quotes.request(session, request, exchange, nanos);
            }
            case MsgType.QUOTE_CANCEL -> quoteCancel(message, session);
            default -> reference(type, message, session);
        };
    }

    private static Service quoteCancel(Message message, SessionID session) throws FieldNotFound {
        String quoteId = message.getString(QuoteID.FIELD);
        String request = text(message, QuoteReqID.FIELD);
        return (door, exchange, _) -> door.quotes.cancel(session, request, quoteId, exchange);
    }

    private static Service reference(String type, Message message, SessionID session) throws FieldNotFound {
        boolean updates = subscription(message) == SubscriptionRequestType.SNAPSHOT_UPDATES;
        String symbol = text(message, Symbol.FIELD);
        return switch (type) {
            case MsgType.SECURITY_LIST_REQUEST -> {
                String id = message.getString(SecurityReqID.FIELD);
                yield isEnd(message)
                        ? (door, _, _) -> door.reference.cancel(session, id)
                        : (door, exchange, _) -> door.reference.list(session, id, symbol, updates, exchange);
            }
            case MsgType.SECURITY_DEFINITION_REQUEST -> {
                String id = message.getString(SecurityReqID.FIELD);
                yield (door, exchange, _) -> door.reference.define(session, id, symbol, exchange);
            }
            case MsgType.SECURITY_STATUS_REQUEST -> {
                String id = message.getString(SecurityStatusReqID.FIELD);
                yield isEnd(message)
                        ? (door, _, _) -> door.reference.cancel(session, id)
                        : (door, exchange, _) -> door.reference.status(session, id, symbol, updates, exchange);
            }
            default -> {
                String id = message.getString(TradSesReqID.FIELD);
                yield isEnd(message)
                        ? (door, _, _) -> door.reference.cancel(session, id)
                        : (door, exchange, _) -> door.reference.tradingSession(session, id, updates, exchange);
            }
        };
    }

    private static boolean isEnd(Message message) throws FieldNotFound {
        return subscription(message) == SubscriptionRequestType.DISABLE_PREVIOUS_SNAPSHOT_UPDATE_REQUEST;
    }

    private static char subscription(Message message) throws FieldNotFound {
        return message.isSetField(SubscriptionRequestType.FIELD)
                ? message.getChar(SubscriptionRequestType.FIELD)
                : SubscriptionRequestType.SNAPSHOT;
    }

    private static String text(Message message, int tag) throws FieldNotFound {
        return message.isSetField(tag) ? message.getString(tag) : "";
    }

    /// A session that ended asks for everything again.
    public void cancelAll(SessionID session) {
        feed.cancelAll(session);
        reference.cancelAll(session);
    }

    /// Every market made a step: sends what is due.
    public void stepped(Exchange exchange, long nanos) {
        feed.stepped(exchange, nanos);
        reference.stepped(exchange);
    }

    /// See `Door.flood`.
    public void flood(Exchange exchange, int messages) {
        feed.flood(exchange, messages);
    }

    public void strike(FeedFault fault, SessionID session, Exchange exchange) {
        feed.strike(fault, session);
        quotes.strike(fault, session, exchange);
    }
}
