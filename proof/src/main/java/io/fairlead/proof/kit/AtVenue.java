package io.fairlead.proof.kit;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.gateway.ReadSide.FillFilter;
import io.fairlead.gateway.ReadSide.OrderFilter;
import io.fairlead.gateway.ReadSide.Page;
import io.fairlead.proof.kit.VenueBook.Placed;
import io.fairlead.proof.truth.JournalTruth;
import io.fairlead.proof.truth.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The judge: what the venue's own log says, and whether what was asked and what the gateway reports are the same.
/// Owned by the thread that plays the case.
final class AtVenue {
    /// Fewer than the orders of a case that spends a rate, so that following pages is tried by every run of the kit.
    private static final int PAGE = 50;

    private final Stand stand;

    AtVenue(Stand stand) {
        this.stand = stand;
    }

    VenueBook book() {
        return stand.venue().book(stand.flavour());
    }

    /// The order as the log has it now; it must be there, once.
    Placed order(OrderId id) {
        VenueBook book = book();
        Placed found = book.find(id, stand.view(id).state().venueOrder());
        if (found == null) {
            throw new CaseFailed("the venue does not have " + id);
        }
        Stand.holds(book.count(id) <= 1, "the venue has " + id + " " + book.count(id) + " times");
        return found;
    }

    /// Something gets to be so of an order in the log.
    void becomes(OrderId id, Predicate<Placed> so, String words) {
        stand.soon(
                () -> {
                    Placed found = book().find(id, null);
                    return found != null && so.test(found);
                },
                () -> id + " must be " + words + " at the venue, which has " + book().find(id, null));
    }

    void stands(OrderId id, Standing standing) {
        becomes(id, each -> each.standing() == standing, standing.name());
    }

    /// The venue never hears of it.
    void lacks(OrderId id) {
        Stand.holds(book().count(id) == 0, "the venue has " + id + ", which must not have got there");
    }

    /// The venue was asked for exactly this.
    void isAsAsked(OrderId id, Ask ask) {
        becomes(id, _ -> true, "there");
        Placed found = order(id);
        Stand.holds(found.side() == ask.side(), "asked for " + ask + ", the venue has a " + found.side());
        Stand.holds(
                same(found.terms(), ask.terms()),
                "asked for " + words(ask.terms()) + ", the venue has " + words(found.terms()));
    }

    private static boolean same(OrderTerms there, OrderTerms asked) {
        // A market order with leftover has got its price from the venue.
        boolean priced = asked.type() == OrdType.MARKET_WITH_LEFTOVER_AS_LIMIT;
        return there.type() == asked.type()
                && there.timeInForce() == asked.timeInForce()
                && same(there.units(), asked.units())
                && (priced || same(there.price(), asked.price()))
                && same(there.stopPx(), asked.stopPx())
                && Objects.equals(there.expireNanos(), asked.expireNanos())
                && there.flags().equals(asked.flags())
                && same(there.stopLoss(), asked.stopLoss())
                && same(there.takeProfit(), asked.takeProfit());
    }

    static boolean same(@Nullable Decimal there, @Nullable Decimal asked) {
        if (there == null || asked == null) {
            return there == null && asked == null;
        }
        return there.compareTo(asked) == 0;
    }

    /// What is set of them.
    private static String words(OrderTerms terms) {
        StringBuilder words = new StringBuilder(terms.type() + " " + terms.timeInForce() + " " + terms.units());
        add(words, " at ", terms.price());
        add(words, ", stop ", terms.stopPx());
        add(words, ", until ", terms.expireNanos());
        add(words, ", ", terms.flags().equals(OrderTerms.Flags.NONE) ? null : terms.flags());
        add(words, ", stop loss ", terms.stopLoss());
        add(words, ", take profit ", terms.takeProfit());
        return words.toString();
    }

    private static void add(StringBuilder words, String name, @Nullable Object value) {
        if (value != null) {
            words.append(name).append(value);
        }
    }

    /// The gateway's books and the log become the same: each order of the case, whatever was adopted, each fill, and
    /// the position.
    void agrees() {
        stand.agrees(this::differences);
    }

    private List<String> differences() {
        VenueBook book = book();
        List<String> differences = new ArrayList<>();
        for (OrderView order : known()) {
            Placed there = book.find(order.identity().id(), order.state().venueOrder());
            if (there == null) {
                absent(order, differences);
            } else {
                compare(order, there, book, differences);
            }
        }
        for (Placed there : book.orders()) {
            if (there.standing() == Standing.LIVE && !there.exit() && !isKnown(there)) {
                differences.add("the venue has the live order " + there.venueOrder() + ", the gateway does not");
            }
        }
        if (stand.position().compareTo(book.position()) != 0) {
            differences.add("the gateway holds " + stand.position() + " units, the venue " + book.position());
        }
        return differences;
    }

    /// The orders of this case and whatever was adopted.
    private List<OrderView> known() {
        OrderFilter ours =
                new OrderFilter(stand.account().id(), stand.instrument().symbol(), Set.of(), false);
        List<OrderView> known = new ArrayList<>();
        everyPage(cursor -> stand.reads().orders(ours, cursor, PAGE), order -> {
            if (stand.made(order)
                    || order.identity().adopted()
                    || order.state().status().isLive()) {
                known.add(order);
            }
        });
        return known;
    }

    private static <T> void everyPage(Function<@Nullable String, Page<T>> pages, Consumer<T> each) {
        String cursor = null;
        do {
            Page<T> page = pages.apply(cursor);
            page.items().forEach(each);
            cursor = page.next();
        } while (cursor != null);
    }

    /// Whether the gateway has this order of the venue.
    boolean isKnown(Placed there) {
        return known().stream().anyMatch(order -> isOf(order, there));
    }

    private static boolean isOf(OrderView order, Placed there) {
        return there.ids().contains(order.identity().id().value())
                || (order.state().venueOrder() != null
                        && there.venueOrder().equals(order.state().venueOrder().value()));
    }

    private static void absent(OrderView order, List<String> differences) {
        if (order.terms().flags().instructions().held()) {
            return; // it never left us
        }
        switch (order.state().status()) {
            case NOT_SENT, NEVER_ARRIVED, HELD -> {}
            case REJECTED -> differences.add(order.identity().id() + " is rejected, and the venue never heard of it");
            case ACCEPTED,
                    SENT,
                    PENDING_NEW,
                    NEW,
                    PARTIALLY_FILLED,
                    PENDING_CANCEL,
                    PENDING_REPLACE,
                    STOPPED,
                    SUSPENDED,
                    CALCULATED,
                    DONE_FOR_DAY,
                    UNKNOWN,
                    FILLED,
                    CANCELED,
                    EXPIRED ->
                differences.add(order.identity().id() + " is " + order.state().status() + ", the venue lacks it");
        }
    }

    private void compare(OrderView order, Placed there, VenueBook book, List<String> differences) {
        OrderId id = order.identity().id();
        if (JournalTruth.standing(order.state().status()) != there.standing()) {
            differences.add(id + " is " + order.state().status() + ", at the venue " + there.standing());
        }
        if (order.identity().side() != there.side()) {
            differences.add(id + " is a " + order.identity().side() + ", at the venue a " + there.side());
        }
        if (order.state().cumQty().compareTo(there.cumUnits()) != 0) {
            differences.add(id + " has " + order.state().cumQty() + " filled, at the venue " + there.cumUnits());
        }
        FillComparison fills = new FillComparison(stand.venue().tellsSums(), stand.losesFills());
        fills.differences(fills(id), book.fillsOf(there)).forEach(each -> differences.add(id + " " + each));
    }

    /// Those that count.
    List<FillView> fills(OrderId id) {
        List<FillView> standing = new ArrayList<>();
        everyPage(cursor -> stand.reads().fills(new FillFilter(null, null, id), cursor, PAGE), fill -> {
            if (fill.state() == FillView.State.STANDS) {
                standing.add(fill);
            }
        });
        return standing;
    }
}
