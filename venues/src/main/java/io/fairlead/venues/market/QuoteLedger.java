package io.fairlead.venues.market;

import io.fairlead.core.model.VenueId;
import io.fairlead.core.quote.QuoteAsk;
import io.fairlead.core.quote.VenueQuote;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The quote requests of one venue and what came of them, the newest few hundred. Any thread asks and looks; what the
/// venue says is written by the thread that polls its session.
public final class QuoteLedger {
    private static final int MOST_WAITING = 64;
    private static final int REMEMBERED = 512;
    private static final int MOST_QUOTES = 100;
    private static final long ANSWER_NANOS = 30_000_000_000L;

    /// A request and its answers. `problem` says why there will be none, empty while there may be; immutable.
    public record Asked(QuoteAsk ask, long atNanos, List<VenueQuote> quotes, String problem) {
        public Asked {
            quotes = List.copyOf(quotes);
        }

        /// Whether nothing more is to come.
        public boolean isDone() {
            return !problem.isEmpty() || quotes.size() >= ask.legs().size();
        }
    }

    /// What happened since the start: requests taken, quotes kept, requests that got none or no more, quotes that could
    /// not be read. Immutable.
    public record Totals(long requests, long quotes, long refusals, long unreadable) {}

    private record Waiting(QuoteAsk ask, long atNanos) {}

    private final VenueId venue;
    private final Queue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Map<String, Asked> byRequest = new LinkedHashMap<>();
    private final Map<String, VenueQuote> byId = new ConcurrentHashMap<>();
    private final ArrayDeque<String> outdated = new ArrayDeque<>();
    private final AtomicLong unreadable = new AtomicLong();
    private long requests;
    private long quotes;
    private long refusals;

    public QuoteLedger(VenueId venue) {
        this.venue = venue;
    }

    public VenueId venue() {
        return venue;
    }

    /// Has a request sent; false if too many wait already, or its id was used lately.
    public boolean ask(QuoteAsk ask, long nowNanos) {
        synchronized (byRequest) {
            if (byRequest.containsKey(ask.id()) || !waiting.offer(new Waiting(ask, nowNanos))) {
                return false;
            }
            byRequest.put(ask.id(), new Asked(ask, nowNanos, List.of(), ""));
            requests++;
            if (byRequest.size() > REMEMBERED) {
                @Nullable
                Asked oldest = byRequest.remove(byRequest.keySet().iterator().next());
                if (oldest != null) {
                    oldest.quotes().forEach(quote -> byId.remove(quote.id()));
                }
            }
            return true;
        }
    }

    /// The next request to be sent; null if none is. One that waited too long for a session is given up.
    public @Nullable QuoteAsk nextToSend(long nowNanos) {
        Waiting next = waiting.poll();
        if (next == null) {
            return null;
        }
        if (nowNanos - next.atNanos > ANSWER_NANOS) {
            refused(next.ask.id(), "it waited too long to be sent", nowNanos);
            return null;
        }
        return next.ask;
    }

    /// What came of a request; null if it is not known, or no more.
    public @Nullable Asked asked(String request) {
        synchronized (byRequest) {
            return byRequest.get(request);
        }
    }

    /// Newest first.
    public List<Asked> all() {
        synchronized (byRequest) {
            return new ArrayList<>(byRequest.values()).reversed();
        }
    }

    /// The quote of this id; null if it is not known, or no more.
    public @Nullable VenueQuote find(String id) {
        return byId.get(id);
    }

    /// Quotes that could not be read.
    public long unreadableCount() {
        return unreadable.get();
    }

    /// What happened since the start.
    public Totals totals() {
        synchronized (byRequest) {
            return new Totals(requests, quotes, refusals, unreadable.get());
        }
    }

    public void unreadable() {
        unreadable.incrementAndGet();
    }

    /// A quote came; one that nobody asked for is not kept. A venue may quote an instrument again: the newer one
    /// counts.
    public void quoted(VenueQuote quote) {
        synchronized (byRequest) {
            if (keep(quote)) {
                quotes++;
            }
        }
    }

    /// False if nobody asked for it.
    private boolean keep(VenueQuote quote) {
        synchronized (byRequest) {
            Asked asked = byRequest.get(quote.request());
            if (asked == null) {
                return false;
            }
            List<VenueQuote> now = new ArrayList<>();
            for (VenueQuote each : asked.quotes) {
                if (!each.id().equals(quote.id()) && sameLeg(each, quote)) {
                    outdate(each);
                } else if (!each.id().equals(quote.id())) {
                    now.add(each);
                }
            }
            if (now.size() == MOST_QUOTES) {
                outdate(now.removeFirst());
            }
            now.add(quote);
            byRequest.put(quote.request(), new Asked(asked.ask, asked.atNanos, now, ""));
            byId.put(quote.id(), quote);
            return true;
        }
    }

    /// The newest of these are known for a while, as over.
    private void outdate(VenueQuote quote) {
        byId.put(quote.id(), quote.end("the venue quoted again"));
        outdated.add(quote.id());
        if (outdated.size() > REMEMBERED) {
            byId.computeIfPresent(outdated.remove(), (_, known) -> known.ended().isEmpty() ? known : null);
        }
    }

    private static boolean sameLeg(VenueQuote one, VenueQuote other) {
        return one.symbol().equals(other.symbol())
                && Objects.equals(one.settlDate(), other.settlDate())
                && one.firm() == other.firm();
    }

    /// Nothing more will come of a request.
    public void refused(String request, String why, long nowNanos) {
        synchronized (byRequest) {
            byRequest.computeIfPresent(request, (_, asked) -> end(asked, why));
        }
    }

    /// What is not answered will not be.
    public void unanswered(String why, long nowNanos) {
        synchronized (byRequest) {
            waiting.clear();
            byRequest.replaceAll((_, asked) -> asked.isDone() ? asked : end(asked, why));
        }
    }

    private Asked end(Asked asked, String why) {
        refusals += asked.isDone() ? 0 : 1;
        return new Asked(asked.ask, asked.atNanos, asked.quotes, why);
    }

    /// The venue took a quote back.
    public void canceled(String id, String why, long nowNanos) {
        VenueQuote quote = byId.get(id);
        if (quote != null && quote.ended().isEmpty()) {
            keep(quote.end(why));
        }
    }

    /// The venue took back every quote of a request, or if that is empty, all of them.
    public void canceledAll(String request, String why, long nowNanos) {
        for (VenueQuote each : List.copyOf(byId.values())) {
            if (each.ended().isEmpty() && (request.isEmpty() || each.request().equals(request))) {
                keep(each.end(why));
            }
        }
    }
}
