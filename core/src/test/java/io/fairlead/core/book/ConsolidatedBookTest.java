package io.fairlead.core.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairlead.core.book.BookSnapshot.Level;
import io.fairlead.core.book.ConsolidatedBook.LeftOut;
import io.fairlead.core.book.ConsolidatedBook.VenueLevel;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsolidatedBookTest {
    private static final Symbol GOLD = new Symbol("XAUUSD");
    private static final VenueId FIRST = new VenueId("first");
    private static final VenueId SECOND = new VenueId("second");
    private static final VenueId THIRD = new VenueId("third");

    private static BookSnapshot book(VenueId venue, Health health, String bid, String ask) {
        return BookSnapshot.of(
                new BookKey(venue, GOLD),
                new BookSnapshot.State(health, 5, 9, TradingStatus.OPEN),
                List.of(new Level(Decimal.of(bid), Decimal.of(1)), new Level(Decimal.of("1"), Decimal.of(2))),
                List.of(new Level(Decimal.of(ask), Decimal.of(3))));
    }

    @Test
    void hasEachLevelWithItsVenueAndLeavesOutWhatIsNotFresh() {
        OwnOrders ours =
                (key, side, price) -> key.venue().equals(SECOND) && side == BookSide.BID && price.equals(Decimal.of(9))
                        ? Decimal.ONE
                        : Decimal.ZERO;
        ConsolidatedBook all = ConsolidatedBook.of(
                GOLD,
                List.of(
                        book(FIRST, Health.FRESH, "8", "10"),
                        book(SECOND, Health.FRESH, "9", "11").marked(ours),
                        book(THIRD, Health.GAPPED, "20", "1")),
                Set.of(FIRST, SECOND, THIRD));
        assertThat(all.bids())
                .containsExactly(
                        level(SECOND, 9, 1, 1), level(FIRST, 8, 1, 0), level(FIRST, 1, 2, 0), level(SECOND, 1, 2, 0));
        assertThat(all.asks()).containsExactly(level(FIRST, 10, 3, 0), level(SECOND, 11, 3, 0));
        assertThat(all.leftOut()).containsExactly(new LeftOut(THIRD, Health.GAPPED, 5));
    }

    @Test
    void marksLevelsOfAVenueThatTakesNoOrdersAndPutsThemBehindThoseThatCanBeHad() {
        ConsolidatedBook all = ConsolidatedBook.of(
                GOLD,
                List.of(book(FIRST, Health.FRESH, "8", "10"), book(SECOND, Health.FRESH, "8", "9")),
                Set.of(SECOND));
        assertThat(all.bids())
                .extracting(VenueLevel::venue, VenueLevel::tradable)
                .containsExactly(tuple(SECOND, true), tuple(FIRST, false), tuple(SECOND, true), tuple(FIRST, false));
        assertThat(all.asks())
                .extracting(VenueLevel::venue, VenueLevel::tradable)
                .containsExactly(tuple(SECOND, true), tuple(FIRST, false));
    }

    @Test
    void takesNoOtherInstrumentsBooks() {
        ConsolidatedBook none =
                ConsolidatedBook.of(new Symbol("EURUSD"), List.of(book(FIRST, Health.FRESH, "8", "10")), Set.of(FIRST));
        assertThat(none.bids()).isEmpty();
        assertThat(none.leftOut()).isEmpty();
    }

    private static VenueLevel level(VenueId venue, long price, long units, long own) {
        return new VenueLevel(venue, Decimal.of(price), Decimal.of(units), Decimal.of(own), true);
    }
}
