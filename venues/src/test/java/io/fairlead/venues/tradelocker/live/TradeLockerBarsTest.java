package io.fairlead.venues.tradelocker.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.bar.Bar;
import io.fairlead.core.bar.BarBuilder;
import io.fairlead.core.bar.BarDesk;
import io.fairlead.core.bar.BarHistory.Answer;
import io.fairlead.core.bar.BarHistory.Query;
import io.fairlead.core.bar.BarSize;
import io.fairlead.core.bar.BarSource;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.BarHistory;
import io.fairlead.venues.tradelocker.rest.BarRow;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Bars of the past, in virtual time.
class TradeLockerBarsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final VenueId VENUE = new VenueId("tl");
    private static final Symbol EURUSD = new Symbol("EUR/USD");
    private static final AccountRef ACCOUNT = LiveWorld.account(1);
    private static final Decimal ONE = Decimal.ONE;

    private final FakeRest rest = new FakeRest(new FakeAccounts());
    private final List<Answer> answers = new ArrayList<>();
    private final TradeLockerBars bars = new TradeLockerBars(
            VENUE,
            List.of(new Instrument(
                    EURUSD,
                    new Currency("EUR"),
                    new Currency("USD"),
                    new Instrument.Contract(ONE, ONE, ONE, ONE, ONE),
                    Map.of(VENUE, "EURUSD"))),
            rest);
    private long nowNanos = 30_000_000 * MINUTE + 30 * SECOND;

    private void ask(Symbol symbol, BarSize size, BarBuilder.Range range) {
        bars.ask(new Query(new BarDesk.Series(VENUE, symbol, BarSource.MIDS), size, range), answers::add);
        for (int i = 0; i < 10; i++) {
            nowNanos += SECOND / 10;
            rest.poll(nowNanos);
            bars.poll(nowNanos);
        }
    }

    private static BarRow row(long minutesAgo, String close) {
        Decimal price = Decimal.of(close);
        return new BarRow((30_000_000 - minutesAgo) * MINUTE, price, price, price, price, null);
    }

    @Test
    void answersWithTheNewestOfWhatIsWantedOldestFirst() {
        bars.up(ACCOUNT, List.of(FakeAccounts.EURUSD));
        rest.bars.put("278", new BarHistory(List.of(row(0, "1.3"), row(1, "1.2"), row(2, "1.1")), 0));
        ask(EURUSD, BarSize.M1, BarBuilder.Range.newest(2));
        Answer.Bars told = (Answer.Bars) answers.getFirst();
        assertThat(told.bars().stream()
                        .map(each -> each.prices().close().toString())
                        .toList())
                .containsExactly("1.2", "1.3");
        assertThat(told.bars().stream().map(Bar::settled).toList()).containsExactly(true, false);
        assertThat(told.bars().getFirst().endNanos())
                .isEqualTo(told.bars().getLast().startNanos());
    }

    @Test
    void saysWhatCanNotBeHad() {
        ask(EURUSD, BarSize.M1, BarBuilder.Range.newest(2));
        bars.up(ACCOUNT, List.of(FakeAccounts.EURUSD));
        ask(new Symbol("GBP/USD"), BarSize.M1, BarBuilder.Range.newest(2));
        ask(EURUSD, BarSize.S5, BarBuilder.Range.newest(2));
        rest.fate = (_, route) -> route == Route.HISTORY ? () -> new Reply.Refused<>(200, "too many bars") : null;
        ask(EURUSD, BarSize.D1, new BarBuilder.Range(nowNanos, 0, 5));
        rest.fate = (_, _) -> () -> new Reply.Unknown<>("lost");
        ask(EURUSD, BarSize.H1, BarBuilder.Range.newest(2));
        rest.fate = (_, _) -> () -> new Reply.NotSent<>(Reply.Cause.BUDGET, "budget", 0);
        ask(EURUSD, BarSize.H4, BarBuilder.Range.newest(2));
        bars.down();
        ask(EURUSD, BarSize.M15, BarBuilder.Range.newest(2));
        assertThat(answers)
                .containsExactly(
                        new Answer.Failed("the venue can't be asked now"),
                        new Answer.NotOffered("the venue does not list the instrument"),
                        new Answer.NotOffered("the venue has no bars of 5s"),
                        new Answer.Failed("too many bars"),
                        new Answer.Failed("lost"),
                        new Answer.Failed("budget"),
                        new Answer.Failed("the venue can't be asked now"));
    }

    @Test
    void holdsNoMoreQuestionsThanItMay() {
        for (int i = 0; i < 65; i++) {
            bars.ask(
                    new Query(
                            new BarDesk.Series(VENUE, EURUSD, BarSource.MIDS), BarSize.M5, BarBuilder.Range.newest(1)),
                    answers::add);
        }
        assertThat(answers).containsExactly(new Answer.Failed("too many questions about bars at once"));
    }
}
