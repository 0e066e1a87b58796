package io.fairlead.venues.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.quote.QuoteAsk;
import io.fairlead.core.quote.VenueQuote;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuoteLedgerTest {
    private static final VenueId VENUE = new VenueId("lp");
    private static final Symbol EURUSD = new Symbol("EURUSD");

    private final QuoteLedger ledger = new QuoteLedger(VENUE);

    @BeforeEach
    void ask() {
        QuoteAsk.Leg leg = new QuoteAsk.Leg(EURUSD, true, null, null, null);
        ledger.ask(new QuoteAsk(VENUE, "q1", List.of(leg)), 1);
    }

    private static VenueQuote quote(String id, @Nullable LocalDate settlDate) {
        VenueQuote.Price price = new VenueQuote.Price(Decimal.ONE, null, null, null, null);
        return new VenueQuote(VENUE, id, "q1", EURUSD, true, price, price, settlDate, 2, 0, "");
    }

    private String shown() {
        return String.join(
                " ",
                Objects.requireNonNull(ledger.asked("q1")).quotes().stream()
                        .map(each -> each.id() + (each.ended().isEmpty() ? "" : "!"))
                        .toList());
    }

    @Test
    void quoteThatANewerOneReplacedIsOverAndCannotPushThatOut() {
        ledger.quoted(quote("a", null));
        ledger.quoted(quote("b", null));
        assertThat(Objects.requireNonNull(ledger.find("a")).ended()).isEqualTo("the venue quoted again");
        ledger.canceled("a", "late", 3);
        assertThat(shown()).isEqualTo("b");
        ledger.canceledAll("q1", "all", 4);
        assertThat(shown()).isEqualTo("b!");
    }

    @Test
    void venueThatQuotesForEverIsRememberedWithinBounds() {
        for (int i = 0; i < 2_000; i++) {
            ledger.quoted(quote("a" + i, null));
        }
        assertThat(shown()).isEqualTo("a1999");
        assertThat(ledger.find("a1999")).isNotNull();
        assertThat(ledger.find("a1900")).isNotNull();
        assertThat(ledger.find("a0")).isNull();
    }

    @Test
    void oneRequestHasSoManyQuotesAtMost() {
        for (int i = 0; i < 500; i++) {
            ledger.quoted(quote("a" + i, LocalDate.EPOCH.plusDays(i)));
        }
        assertThat(Objects.requireNonNull(ledger.asked("q1")).quotes()).hasSize(100);
        assertThat(shown()).endsWith("a499");
    }
}
