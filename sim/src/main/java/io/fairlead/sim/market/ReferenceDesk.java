package io.fairlead.sim.market;

import io.fairlead.sim.match.Exchange;
import io.fairlead.sim.match.Listing;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import quickfix.Message;
import quickfix.SessionID;

/// Tells what is listed, and whether it may be traded, now and when that changes. Owned by the desk's thread.
final class ReferenceDesk {
    private final BiConsumer<SessionID, Message> out;
    private final Map<Asked, Boolean> statuses = new LinkedHashMap<>();
    private final Map<Asked, Boolean> sessions = new HashMap<>();

    /// A request that wants to hear more; `symbol` is empty for the trading session.
    private record Asked(SessionID session, String reqId, String symbol) {}

    ReferenceDesk(BiConsumer<SessionID, Message> out) {
        this.out = out;
    }

    /// SecurityListRequest(x); an empty symbol means all.
    void list(SessionID session, String reqId, String symbol, Exchange exchange) {
        List<Listing> listings = exchange.listings().stream()
                .filter(each -> symbol.isEmpty() || each.symbol().equals(symbol))
                .toList();
        out.accept(session, ReferenceWords.list(reqId, listings));
    }

    /// SecurityDefinitionRequest(c).
    void define(SessionID session, String reqId, String symbol, Exchange exchange) {
        Listing found = exchange.listings().stream()
                .filter(each -> each.symbol().equals(symbol))
                .findFirst()
                .orElse(null);
        out.accept(session, ReferenceWords.definition(reqId, found));
    }

    /// SecurityStatusRequest(e): now, and if `updates` whenever it changes.
    void status(SessionID session, String reqId, String symbol, boolean updates, Exchange exchange) {
        if (exchange.depth(symbol, 1) == null) {
            out.accept(session, ReferenceWords.statusUnknown(reqId, symbol));
            return;
        }
        boolean halted = exchange.isHalted(symbol);
        out.accept(session, ReferenceWords.status(reqId, symbol, halted, false));
        if (updates) {
            statuses.put(new Asked(session, reqId, symbol), halted);
        }
    }

    /// TradingSessionStatusRequest(g), likewise. The session is halted when every market is.
    void tradingSession(SessionID session, String reqId, boolean updates, Exchange exchange) {
        boolean halted = allHalted(exchange);
        out.accept(session, ReferenceWords.tradingSession(reqId, halted, false));
        if (updates) {
            sessions.put(new Asked(session, reqId, ""), halted);
        }
    }

    /// No more of what a request asked for.
    void cancel(SessionID session, String reqId) {
        statuses.keySet().removeIf(each -> each.session.equals(session) && each.reqId.equals(reqId));
        sessions.keySet().removeIf(each -> each.session.equals(session) && each.reqId.equals(reqId));
    }

    void cancelAll(SessionID session) {
        statuses.keySet().removeIf(each -> each.session.equals(session));
        sessions.keySet().removeIf(each -> each.session.equals(session));
    }

    /// Tells what changed.
    void stepped(Exchange exchange) {
        statuses.replaceAll((asked, was) -> {
            boolean halted = exchange.isHalted(asked.symbol);
            if (halted != was) {
                out.accept(asked.session, ReferenceWords.status(asked.reqId, asked.symbol, halted, true));
            }
            return halted;
        });
        boolean all = !sessions.isEmpty() && allHalted(exchange);
        sessions.replaceAll((asked, was) -> {
            if (all != was) {
                out.accept(asked.session, ReferenceWords.tradingSession(asked.reqId, all, true));
            }
            return all;
        });
    }

    private static boolean allHalted(Exchange exchange) {
        return exchange.listings().stream().allMatch(each -> exchange.isHalted(each.symbol()));
    }
}
