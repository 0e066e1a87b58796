package io.fairlead.gateway.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.bar.Bar;
import io.fairlead.core.bar.BarBuilder;
import io.fairlead.core.bar.BarDesk;
import io.fairlead.core.bar.BarHistory;
import io.fairlead.core.bar.BarSize;
import io.fairlead.core.bar.BarSource;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PastBarsTest {
    private static final VenueId VENUE = new VenueId("tl");
    private static final BarDesk.Series SERIES = new BarDesk.Series(VENUE, new Symbol("EURUSD"), BarSource.MIDS);
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    private final PastBars past = new PastBars();
    private final List<BarHistory.Query> asked = new ArrayList<>();
    private final List<Consumer<BarHistory.Answer>> waiting = new ArrayList<>();

    private void offer() {
        past.offer(VENUE, (query, answer) -> {
            asked.add(query);
            waiting.add(answer);
        });
    }

    private static Bar bar(int minute) {
        Bar.Prices prices = new Bar.Prices(Decimal.ONE, Decimal.ONE, Decimal.ONE, Decimal.ONE);
        return new Bar(BarSize.M1, minute * MINUTE, (minute + 1) * MINUTE, prices, Decimal.ZERO, 0, true);
    }

    private CompletableFuture<PastBars.Past> ask(int from, int limit, long nowNanos) {
        BarBuilder.Range range = new BarBuilder.Range(from * MINUTE, 10 * MINUTE, limit);
        return past.of(SERIES, BarSize.M1, range, nowNanos);
    }

    @Test
    void venueWithoutHistorySaysSo() {
        assertThat(ask(0, 5, 0).join().why()).isEqualTo("the venue keeps no bars");
    }

    @Test
    void asksOnceForTheSamePastHoweverManyLookAtIt() {
        offer();
        CompletableFuture<PastBars.Past> first = ask(0, 3, 0);
        CompletableFuture<PastBars.Past> second = ask(8, 1, SECOND);
        waiting.getFirst().accept(new BarHistory.Answer.Bars(List.of(bar(7), bar(8), bar(9))));
        assertThat(first.join().bars()).containsExactly(bar(7), bar(8), bar(9));
        assertThat(second.join().bars()).containsExactly(bar(9));
        assertThat(ask(8, 3, MINUTE).join().bars()).containsExactly(bar(8), bar(9));
        assertThat(asked).hasSize(1);
        var _ = ask(0, 4, MINUTE);
        assertThat(asked).as("more is wanted than was asked for").hasSize(2);
    }

    @Test
    void whatCouldNotBeHadIsAskedForAgainAfterAWhile() {
        offer();
        var _ = ask(0, 3, 0);
        waiting.getFirst().accept(new BarHistory.Answer.Failed("the venue can't be asked now"));
        assertThat(ask(0, 3, 14 * SECOND).join().why()).isEqualTo("the venue can't be asked now");
        assertThat(asked).hasSize(1);
        var _ = ask(0, 3, 15 * SECOND);
        assertThat(asked).hasSize(2);
    }
}
