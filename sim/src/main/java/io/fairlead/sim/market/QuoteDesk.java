package io.fairlead.sim.market;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.fault.FeedFault;
import io.fairlead.sim.fault.FeedFault.QuoteAnswer;
import io.fairlead.sim.match.Depth;
import io.fairlead.sim.match.Exchange;
import io.fairlead.sim.match.Listing;
import io.fairlead.sim.match.QuoteSizes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.QuoteRequestRejectReason;

/// Answers quote requests with the best prices of now, and holds the firm ones for a while. Owned by the desk's thread.
final class QuoteDesk {
    private static final long VALID_NANOS = 10_000_000_000L;

    private final BiConsumer<SessionID, Message> out;
    private final Map<SessionID, QuoteAnswer> answers = new HashMap<>();
    private final Map<String, Given> given = new LinkedHashMap<>();
    private long indications;

    /// A firm quote that was given and is not known to be traded.
    private record Given(SessionID session, String quoteReqId, String symbol, long endNanos) {}

    QuoteDesk(BiConsumer<SessionID, Message> out) {
        this.out = out;
    }

    /// Quotes each symbol that the request names, or refuses it whole.
    void request(SessionID session, QuoteWords.Request request, Exchange exchange, long nanos) {
        given.values().removeIf(each -> each.endNanos <= nanos);
        switch (answers.getOrDefault(session, QuoteAnswer.QUOTED)) {
            case IGNORED -> {}
            case REFUSED -> refuse(session, request, QuoteRequestRejectReason.PASS, "simulated refusal");
            case QUOTED -> serve(session, request, exchange, nanos);
        }
    }

    private void serve(SessionID session, QuoteWords.Request request, Exchange exchange, long nanos) {
        List<QuoteWords.Quoted> quotes = new ArrayList<>();
        for (QuoteWords.Leg leg : request.legs()) {
            Depth depth = exchange.depth(leg.symbol(), 1);
            if (depth == null) {
                refuse(session, request, QuoteRequestRejectReason.UNKNOWN_SYMBOL, "not listed: " + leg.symbol());
                return;
            }
            if (exchange.isHalted(leg.symbol())) {
                refuse(session, request, QuoteRequestRejectReason.EXCHANGE_CLOSED, "halted: " + leg.symbol());
                return;
            }
            if (depth.bids().isEmpty() || depth.asks().isEmpty()) {
                refuse(session, request, QuoteRequestRejectReason.NO_MARKET_FOR_INSTRUMENT, "nothing to quote from");
                return;
            }
            Listing listing = listing(exchange, leg.symbol());
            if (leg.qty() != null && leg.qty().compareTo(listing.maxQty()) > 0) {
                refuse(session, request, QuoteRequestRejectReason.QUOTE_REQUEST_EXCEEDS_LIMIT, "too much to quote");
                return;
            }
            quotes.add(quote(request, leg, listing, depth, nanos));
        }
        quotes.forEach(quoted -> send(session, request, quoted, exchange));
    }

    private static Listing listing(Exchange exchange, String symbol) {
        return exchange.listings().stream()
                .filter(each -> each.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private static QuoteWords.Quoted quote(
            QuoteWords.Request request, QuoteWords.Leg leg, Listing listing, Depth depth, long nanos) {
        // A forward costs a tick for each day.
        Decimal points = listing.tick().times(Decimal.of(leg.days(nanos)));
        Decimal most = leg.qty() == null ? listing.market().maxLevelQty() : leg.qty();
        return new QuoteWords.Quoted(
                request,
                leg,
                depth.bids().getFirst().price(),
                depth.asks().getFirst().price(),
                points,
                new QuoteSizes(listing.minQty(), most),
                nanos + VALID_NANOS);
    }

    private void send(SessionID session, QuoteWords.Request request, QuoteWords.Quoted quoted, Exchange exchange) {
        String symbol = quoted.leg().symbol();
        if (!quoted.leg().firm()) {
            indications++;
            out.accept(session, QuoteWords.quote(quoted, "N" + indications));
            return;
        }
        String id = exchange.quote(symbol, quoted.bidPx(), quoted.offerPx(), quoted.sizes(), quoted.endNanos());
        given.put(id, new Given(session, request.quoteReqId(), symbol, quoted.endNanos()));
        out.accept(session, QuoteWords.quote(quoted, id));
    }

    /// The client does not want what it asked for any more: one quote, or if `quoteId` is `*` all of its request.
    void cancel(SessionID session, String quoteReqId, String quoteId, Exchange exchange) {
        given.entrySet().removeIf(each -> {
            Given of = each.getValue();
            boolean meant = of.session.equals(session)
                    && (each.getKey().equals(quoteId) || (quoteId.equals("*") && of.quoteReqId.equals(quoteReqId)));
            if (meant) {
                exchange.withdraw(each.getKey());
            }
            return meant;
        });
    }

    void strike(FeedFault fault, SessionID session, Exchange exchange) {
        switch (fault) {
            case FeedFault.QuoteAnswers how -> answers.put(session, how.answer());
            case FeedFault.CancelQuotes _ -> takeBack(session, exchange);
            case FeedFault.BadUpdates _, FeedFault.Ghosts _, FeedFault.Slow _, FeedFault.Levels _ -> {} // the feed's
        }
    }

    private void takeBack(SessionID session, Exchange exchange) {
        given.entrySet().removeIf(each -> {
            Given of = each.getValue();
            if (!of.session.equals(session)) {
                return false;
            }
            if (exchange.withdraw(each.getKey())) {
                out.accept(session, QuoteWords.cancel(of.quoteReqId, each.getKey(), of.symbol));
            }
            return true;
        });
    }

    private void refuse(SessionID session, QuoteWords.Request request, int reason, String text) {
        out.accept(session, QuoteWords.reject(request, reason, text));
    }
}
