package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.metrics.Metrics;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.MarketData;
import io.fairlead.core.model.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The books that one client follows, conflated: at each look the newest picture of those that changed, and how many
/// changes were passed over for it. Owned by the client's writer thread.
///
/// Nothing is queued for a client. What changed is told by comparing the books' own count with what this client was
/// shown, so a slow one costs the market thread nothing and holds one picture a symbol, however fast prices move.
final class BookTopics {
    private static final int MAX_BOOKS = 64;
    private static final long NEVER = -1;

    private final Views views;
    private final Metrics metrics;
    private final Map<Symbol, Shown> followed = new HashMap<>();

    /// What a client was shown last of a symbol; `changes` is -1 where nobody counts.
    private record Shown(boolean ever, long changes, List<BookSnapshot> books) {}

    BookTopics(Views views, Metrics metrics) {
        this.views = views;
        this.metrics = metrics;
    }

    void add(Symbol symbol) {
        if (views.instrument(symbol) == null) {
            throw new ProblemException(
                    ApiError.FIELD_VALUE.problem("symbol", symbol.value(), "no instrument has this symbol"));
        }
        if (followed.size() >= MAX_BOOKS && !followed.containsKey(symbol)) {
            throw new ProblemException(
                    ApiError.FIELD_VALUE.problem("symbol", symbol.value(), "at most " + MAX_BOOKS + " books"));
        }
        followed.put(symbol, new Shown(false, NEVER, List.of()));
    }

    void remove(Symbol symbol) {
        followed.remove(symbol);
    }

    /// A symbol that nobody quotes yet is shown once, with no books.
    List<ObjectNode> changes() {
        List<ObjectNode> messages = new ArrayList<>();
        followed.replaceAll((symbol, shown) -> look(symbol, shown, messages));
        return messages;
    }

    private Shown look(Symbol symbol, Shown shown, List<ObjectNode> messages) {
        MarketData market = views.readSide().marketData();
        long changes = market.changes(symbol); // before the books: what comes in between is shown again, never missed
        if (shown.ever() && changes != NEVER && changes == shown.changes()) {
            return shown;
        }
        List<BookSnapshot> now = views.books(symbol);
        if (shown.ever() && now.equals(shown.books())) {
            return new Shown(true, changes, now);
        }
        boolean counted = shown.ever() && changes != NEVER && shown.changes() != NEVER;
        long skipped = counted ? Math.max(0, changes - shown.changes() - 1) : 0;
        ObjectNode message = JsonViews.object().put("topic", "book");
        message.setAll(views.book(symbol, now));
        messages.add(message.put("skipped", skipped));
        metrics.bookShown(skipped);
        return new Shown(true, changes, now);
    }
}
