package io.fairlead.sim.market;

import io.fairlead.sim.match.Exchange;
import io.fairlead.sim.match.Listing;
import java.util.ArrayList;
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

    /// By request: what it was told last, and whether each was halted.
    private final Map<Asked, Map<Listing, Boolean>> lists = new LinkedHashMap<>();

    /// A request that wants to hear more; `symbol` is empty for the trading session, and for the list of all.
    private record Asked(SessionID session, String reqId, String symbol) {}

    ReferenceDesk(BiConsumer<SessionID, Message> out) {
        this.out = out;
    }

    /// SecurityListRequest(x): now, and if `updates` whenever it changes. An empty symbol means all.
    void list(SessionID session, String reqId, String symbol, boolean updates, Exchange exchange) {
        Asked asked = new Asked(session, reqId, symbol);
        Map<Listing, Boolean> listed = listed(asked, exchange);
        out.accept(session, ReferenceWords.list(reqId, List.copyOf(listed.keySet())));
        if (updates) {
            lists.put(asked, listed);
        }
    }

    private static Map<Listing, Boolean> listed(Asked asked, Exchange exchange) {
        Map<Listing, Boolean> listed = new LinkedHashMap<>();
        for (Listing each : exchange.listings()) {
            if (asked.symbol.isEmpty() || each.symbol().equals(asked.symbol)) {
                listed.put(each, exchange.isHalted(each.symbol()));
            }
        }
        return listed;
    }

    /// What was added, deleted, halted or let go on since.
    private static List<ReferenceWords.Change> changes(Map<Listing, Boolean> before, Map<Listing, Boolean> now) {
        List<ReferenceWords.Change> changes = new ArrayList<>();
        now.forEach((listing, halted) -> {
            Boolean was = before.get(listing);
            if (!halted.equals(was)) {
                changes.add(new ReferenceWords.Change(was == null ? 'A' : 'M', listing, halted));
            }
        });
        for (Listing listing : before.keySet()) {
            if (!now.containsKey(listing)) {
                changes.add(new ReferenceWords.Change('D', listing, true));
            }
        }
        return changes;
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
        lists.keySet().removeIf(each -> each.session.equals(session) && each.reqId.equals(reqId));
    }

    void cancelAll(SessionID session) {
        statuses.keySet().removeIf(each -> each.session.equals(session));
        sessions.keySet().removeIf(each -> each.session.equals(session));
        lists.keySet().removeIf(each -> each.session.equals(session));
    }

    /// Tells what changed.
    void stepped(Exchange exchange) {
        lists.replaceAll((asked, before) -> {
            Map<Listing, Boolean> now = listed(asked, exchange);
            if (!now.equals(before)) {
                out.accept(asked.session, ReferenceWords.update(asked.reqId, changes(before, now)));
            }
            return now;
        });
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
