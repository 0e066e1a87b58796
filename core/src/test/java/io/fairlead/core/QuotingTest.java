package io.fairlead.core;

import static io.fairlead.core.Fixture.EURUSD;
import static io.fairlead.core.Fixture.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.QuoteEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.quote.VenueQuote;
import io.fairlead.core.quote.VenueQuote.Price;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuotingTest {
    private static final long LATER = 1_000_000_000_000L;

    private final Fixture fixture = new Fixture().up();

    @Test
    void logsTheQuoteThatAnOrderTakes() {
        hold(quote("Q1", true, 2 * LATER, ""));
        assertThat(place("a", Side.BUY, "Q1", "5000", null)).isInstanceOf(Outcome.Accepted.class);
        Event event = fixture.log.stream()
                .filter(QuoteEvent.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(event).isInstanceOfSatisfying(QuoteEvent.QuoteTaken.class, taken -> {
            assertThat(taken.quote()).isEqualTo("Q1");
            assertThat(taken.price()).isEqualTo(Decimal.of("1.0852"));
            assertThat(taken.most()).isEqualTo(Decimal.of("100000"));
        });
        assertThat(fixture.log.indexOf(event))
                .isLessThan(fixture.log.indexOf(fixture.log.stream()
                        .filter(Event.OrderAccepted.class::isInstance)
                        .findFirst()
                        .orElseThrow()));
    }

    @Test
    void refusesAQuoteThatIsOverOrTaken() {
        hold(quote("old", true, LATER - 1, ""));
        assertThat(code(place("a", Side.BUY, "old", "5000", null))).isEqualTo(DenialCode.QUOTE_OVER);
        hold(quote("gone", true, 2 * LATER, "taken back by the venue"));
        assertThat(code(place("b", Side.BUY, "gone", "5000", null))).isEqualTo(DenialCode.QUOTE_OVER);
        hold(quote("once", true, 2 * LATER, ""));
        assertThat(place("c", Side.SELL, "once", "5000", null)).isInstanceOf(Outcome.Accepted.class);
        assertThat(code(place("d", Side.SELL, "once", "5000", null))).isEqualTo(DenialCode.QUOTE_OVER);
    }

    @Test
    void refusesWhatTheQuoteDoesNotHoldFor() {
        hold(quote("maybe", false, 2 * LATER, ""));
        assertThat(code(place("a", Side.BUY, "maybe", "5000", null))).isEqualTo(DenialCode.QUOTE_NOT_FOR_THIS);
        hold(quote("Q1", true, 2 * LATER, ""));
        assertThat(code(place("b", Side.BUY, "Q1", "200000", null))).isEqualTo(DenialCode.QUOTE_NOT_FOR_THIS);
        assertThat(code(place("c", Side.BUY, "Q1", "1000", null))).isEqualTo(DenialCode.QUOTE_NOT_FOR_THIS);
        assertThat(code(place("d", Side.BUY, "Q1", "5000", "1.0851"))).isEqualTo(DenialCode.QUOTE_NOT_FOR_THIS);
        assertThat(code(place("e", Side.SELL, "Q1", "5000", "1.0851"))).isEqualTo(DenialCode.QUOTE_NOT_FOR_THIS);
        VenueQuote offerOnly =
                new VenueQuote(VENUE, "half", "r", EURUSD, true, null, price("1.0852"), null, LATER, 2 * LATER, "");
        hold(offerOnly);
        assertThat(code(place("f", Side.SELL, "half", "5000", null))).isEqualTo(DenialCode.QUOTE_NOT_FOR_THIS);
        hold(new VenueQuote(
                VENUE, "yen", "r", new Symbol("USDJPY"), true, price("155"), price("155.1"), null, LATER, 0, ""));
        assertThat(code(place("g", Side.SELL, "yen", "5000", null))).isEqualTo(DenialCode.QUOTE_NOT_FOR_THIS);
    }

    @Test
    void leavesAQuoteThatItDoesNotKnowToTheVenue() {
        assertThat(place("a", Side.BUY, "elsewhere", "5000", null)).isInstanceOf(Outcome.Accepted.class);
        assertThat(fixture.log).noneMatch(QuoteEvent.class::isInstance);
    }

    private void hold(VenueQuote quote) {
        fixture.quoted.put(quote.id(), quote);
    }

    private static VenueQuote quote(String id, boolean firm, long validUntilNanos, String ended) {
        return new VenueQuote(
                VENUE, id, "r", EURUSD, firm, price("1.0850"), price("1.0852"), null, LATER, validUntilNanos, ended);
    }

    private static Price price(String price) {
        return new Price(Decimal.of(price), Decimal.of("2000"), Decimal.of("100000"), null, null);
    }

    private Outcome place(String client, Side side, String quote, String units, @Nullable String limit) {
        Instructions instructions = new Instructions(null, null, null, quote, null);
        return fixture.command(Fixture.place(
                client,
                side,
                new Command.Request(
                        OrdType.PREVIOUSLY_QUOTED,
                        TimeInForce.DAY,
                        Quantity.units(Decimal.of(units)),
                        Decimal.of(limit != null ? limit : side == Side.BUY ? "1.0852" : "1.0850"),
                        null,
                        null,
                        new OrderTerms.Flags(false, false, instructions),
                        null,
                        null,
                        RoutingTags.NONE)));
    }

    private static DenialCode code(Outcome outcome) {
        return ((Outcome.Refused) outcome).code();
    }
}
