package io.fairlead.bench.locker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.bench.locker.Applied.News;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.sim.log.Asked;
import io.fairlead.sim.log.TradeLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventDelaysTest {
    private static TradeLog.Execution fill(String order, String cumLots, long nanos) {
        Decimal cum = Decimal.of(cumLots);
        return new TradeLog.Execution(
                "x" + nanos, "1", order, "s", "a", "EURUSD", Side.BUY, cum, Decimal.of("1.1"), cum, false, nanos);
    }

    private static Asked cancel(String order, String refusal, long nanos) {
        return new Asked("s", "a", "cancel", "", order, "", "", refusal, nanos);
    }

    private static TradeLog log(List<TradeLog.Execution> fills, List<Asked> asked) {
        return new TradeLog("", fills, List.of(), Map.of(), Map.of(), asked, new TradeLog.Counts(0, 0), 0, false);
    }

    @Test
    void aFillIsKnownFromTheFirstWordThatCountsIt() {
        TradeLog venue = log(List.of(fill("A", "0.01", 1_000), fill("A", "0.03", 2_000)), List.of());
        List<News> told = List.of(
                new News.Filled("B", Decimal.of(3_000), 1_100),
                new News.Filled("A", Decimal.of(3_000), 2_500),
                new News.Filled("A", Decimal.of(3_000), 9_000));
        EventDelays delays = EventDelays.between(venue, told);
        assertThat(delays).isEqualTo(new EventDelays(List.of(1_500L, 500L), List.of(), 0));
    }

    @Test
    void whatTheGatewayNeverToldIsCountedAndNoDelay() {
        TradeLog venue = log(
                List.of(fill("A", "0.02", 1_000)),
                List.of(cancel("B", "", 1_000), cancel("C", "", 1_000), cancel("D", "it is filled", 1_000)));
        List<News> told = List.of(new News.Filled("A", Decimal.of(1_000), 1_100), new News.Cancelled("C", 1_400));
        assertThat(EventDelays.between(venue, told)).isEqualTo(new EventDelays(List.of(), List.of(400L), 2));
    }
}
