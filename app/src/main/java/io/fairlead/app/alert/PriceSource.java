package io.fairlead.app.alert;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Health;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.SessionView;
import io.fairlead.venues.market.SubscriptionState;
import io.fairlead.venues.market.SubscriptionView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Prices that have been missing for too long while their venue is connected: subscriptions that are lost, books that
/// are not fresh; and venues of prices alone that are not connected. One alert for each venue, as what ails one of its
/// books mostly ails many. Owned by the `alerts` thread.
public final class PriceSource implements AlertSource {
    private static final int NAMED = 5;

    private final Supplier<List<SessionView>> sessions;
    private final Supplier<List<SubscriptionView>> subscriptions;
    private final Supplier<List<BookSnapshot>> books;
    private final Enduring<BookKey> lost;
    private final Enduring<BookKey> doubtful;
    private final Enduring<String> down;

    public PriceSource(
            Supplier<List<SessionView>> sessions,
            Supplier<List<SubscriptionView>> subscriptions,
            Supplier<List<BookSnapshot>> books,
            AlertLimits limits) {
        this.sessions = sessions;
        this.subscriptions = subscriptions;
        this.books = books;
        lost = new Enduring<>(limits.prices());
        doubtful = new Enduring<>(limits.prices());
        down = new Enduring<>(limits.prices());
    }

    @Override
    public void find(long nowNanos, Consumer<Condition> found) {
        List<SessionView> now = sessions.get();
        Set<VenueId> sending = sending(now);
        List<SubscriptionView> asked = subscriptions.get();
        Set<BookKey> notSent = lost(asked);
        Set<BookKey> lostLong = lost.of(in(notSent, sending), nowNanos);
        tell(AlertKind.SUBSCRIPTION_LOST, "the venue does not send ", lostLong, found);
        Set<BookKey> notFresh = notFresh();
        notFresh.removeAll(notSent);
        notFresh.removeAll(unread(asked));
        Set<BookKey> doubtfulLong = doubtful.of(in(notFresh, sending), nowNanos);
        tell(AlertKind.BOOK_NOT_FRESH, "no prices that may be acted on: ", doubtfulLong, found);
        references(now, nowNanos, found);
    }

    /// The venues whose prices can come: what is wrong with a session has alerts of its own.
    private static Set<VenueId> sending(List<SessionView> sessions) {
        Set<VenueId> sending = new HashSet<>();
        sessions.stream().filter(each -> each.link().loggedOn()).forEach(each -> sending.add(each.venue()));
        sessions.stream()
                .filter(each -> each.purpose() != SessionView.Purpose.ORDERS)
                .filter(each -> each.purpose() != SessionView.Purpose.DROP_COPY)
                .filter(each -> !each.link().loggedOn())
                .forEach(each -> sending.remove(each.venue()));
        return sending;
    }

    private static Set<BookKey> lost(List<SubscriptionView> asked) {
        return keys(asked, SubscriptionState.LOST);
    }

    /// Nobody reads these, so nothing of them is sent.
    private static Set<BookKey> unread(List<SubscriptionView> asked) {
        return keys(asked, SubscriptionState.IDLE);
    }

    private static Set<BookKey> keys(List<SubscriptionView> asked, SubscriptionState state) {
        return asked.stream()
                .filter(each -> each.state() == state)
                .map(each -> new BookKey(each.venue(), each.symbol()))
                .collect(Collectors.toSet());
    }

    /// A halted book is what the venue says, not trouble.
    private Set<BookKey> notFresh() {
        return books.get().stream()
                .filter(book -> !book.health().isFresh() && book.health() != Health.HALTED)
                .map(BookSnapshot::key)
                .collect(Collectors.toSet());
    }

    private static Set<BookKey> in(Set<BookKey> books, Set<VenueId> venues) {
        return books.stream().filter(key -> venues.contains(key.venue())).collect(Collectors.toSet());
    }

    private static void tell(AlertKind kind, String what, Set<BookKey> books, Consumer<Condition> found) {
        books.stream().map(BookKey::venue).distinct().forEach(venue -> {
            List<String> symbols = books.stream()
                    .filter(key -> key.venue().equals(venue))
                    .map(key -> key.symbol().value())
                    .sorted()
                    .toList();
            found.accept(new Condition(kind, venue.value(), Severity.WARNING, what + names(symbols)));
        });
    }

    private static String names(List<String> symbols) {
        int more = symbols.size() - NAMED;
        return String.join(", ", symbols.subList(0, Math.min(NAMED, symbols.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private void references(List<SessionView> now, long nowNanos, Consumer<Condition> found) {
        List<SessionView> off = now.stream()
                .filter(each -> each.purpose() == SessionView.Purpose.REFERENCE)
                .filter(each -> !each.link().loggedOn())
                .toList();
        Set<String> offLong = down.of(off.stream().map(SessionView::id).toList(), nowNanos);
        for (SessionView each : off) {
            if (offLong.contains(each.id())) {
                found.accept(new Condition(
                        AlertKind.REFERENCE_DOWN,
                        each.id(),
                        Severity.WARNING,
                        "no prices for reference" + (each.lastError().isEmpty() ? "" : ": " + each.lastError())));
            }
        }
    }
}
