package io.fairlead.proof.world;

import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.sim.match.Depth;
import io.fairlead.sim.match.Exchange;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The prices that a provider sends over one of its sessions: the whole book of each symbol that was asked for,
/// whenever the market has moved. Owned by the world's thread; a subscription ends with its connection.
final class ProviderFeed {
    private static final int LEVELS = 3;

    private static final int OFTEN = 5;

    private final Map<String, String> subscriptions = new LinkedHashMap<>();
    private final Map<String, Depth> newest = new HashMap<>();
    private int told;

    /// A MarketDataRequest(V) came in.
    void subscribe(FixMessage request) {
        String id = request.string(Tag.MD_REQ_ID);
        String symbol = request.string(Tag.SYMBOL);
        if (id != null && symbol != null) {
            subscriptions.put(id, symbol);
            told = 0;
        }
    }

    /// A connection began: nothing is asked for.
    void forget() {
        subscriptions.clear();
    }

    /// Whether so many symbols are asked for, and were told several times since then and since their prices changed:
    /// what the gateway makes of a price takes it a moment.
    boolean hasTold(int symbols) {
        return subscriptions.size() >= symbols && told >= OFTEN;
    }

    /// Sends the book of now to whoever asked. What a slow line has no room for is left out.
    void publish(FixSession session, Exchange exchange, long nowNanos) {
        if (!session.loggedOn()) {
            return;
        }
        told++;
        subscriptions.forEach((id, symbol) -> {
            Depth depth = exchange.depth(symbol, LEVELS);
            if (depth != null) {
                told = depth.equals(newest.put(symbol, depth)) ? told : 0;
                FixEncoder out = session.begin(MsgType.MARKET_DATA_SNAPSHOT);
                out.put(Tag.MD_REQ_ID, id)
                        .put(Tag.SYMBOL, symbol)
                        .put(
                                Tag.NO_MD_ENTRIES,
                                depth.bids().size() + depth.asks().size());
                levels(out, '0', depth.bids());
                levels(out, '1', depth.asks());
                session.commit(nowNanos);
            }
        });
    }

    private static void levels(FixEncoder out, char type, List<Depth.Level> levels) {
        for (Depth.Level level : levels) {
            out.put(Tag.MD_ENTRY_TYPE, type);
            VenueWords.put(out, Tag.MD_ENTRY_PX, level.price());
            VenueWords.put(out, Tag.MD_ENTRY_SIZE, level.qty());
        }
    }
}
