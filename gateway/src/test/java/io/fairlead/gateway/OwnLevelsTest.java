package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookSide;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.OwnLevels.Place;
import io.fairlead.gateway.OwnLevels.Resting;
import org.junit.jupiter.api.Test;

class OwnLevelsTest {
    private static final Symbol EURUSD = new Symbol("EURUSD");
    private static final BookKey BOOK = new BookKey(new VenueId("lp"), EURUSD);
    private static final Decimal PRICE = Decimal.of("1.0851");
    private static final Decimal MOST = Decimal.of("999999999999999999");
    private static final Decimal LEAST = Decimal.of("0.000000000001");

    private final OwnLevels own = new OwnLevels();

    private void rests(String order, Decimal units) {
        own.rests(new OrderId(order), EURUSD, new Resting(new Place(BOOK, BookSide.BID, PRICE), units));
    }

    private void leaves(String order) {
        own.rests(new OrderId(order), EURUSD, null);
    }

    private Decimal shown() {
        return own.units(BOOK, BookSide.BID, PRICE);
    }

    @Test
    void addsUpWhatRestsAtAPriceAndForgetsWhatLeft() {
        rests("a", Decimal.of(3));
        rests("b", Decimal.of("0.5"));
        rests("a", Decimal.of(2));
        assertThat(shown()).isEqualTo(Decimal.of("2.5"));
        assertThat(own.units(BOOK, BookSide.ASK, PRICE)).isEqualTo(Decimal.ZERO);
        leaves("a");
        leaves("b");
        leaves("b");
        assertThat(shown()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void absurdQuantitiesOfAVenueNeitherEndTheThreadNorAreLost() {
        rests("a", MOST);
        rests("b", MOST);
        assertThat(shown()).as("more than a quantity can be").isEqualTo(MOST);
        rests("c", LEAST);
        leaves("a");
        leaves("b");
        assertThat(shown()).as("exact again").isEqualTo(LEAST);
        rests("d", Decimal.of("99999999999999999"));
        assertThat(shown()).as("as exact as a quantity can be").isEqualTo(Decimal.of("99999999999999999"));
    }
}
