package io.fairlead.sim.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds in every market, whatever clients do: checked over random days of trading by seed.
class ExchangePropertyTest {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final List<OrdType> TYPES = List.of(
            OrdType.MARKET,
            OrdType.LIMIT,
            OrdType.LIMIT,
            OrdType.LIMIT,
            OrdType.STOP,
            OrdType.STOP_LIMIT,
            OrdType.MARKET_IF_TOUCHED,
            OrdType.WITH_OR_WITHOUT,
            OrdType.MARKET_WITH_LEFTOVER_AS_LIMIT);
    private static final List<TimeInForce> TIMES = List.of(
            TimeInForce.DAY, TimeInForce.GOOD_TILL_CANCEL, TimeInForce.IMMEDIATE_OR_CANCEL, TimeInForce.FILL_OR_KILL);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void fillsAddUpAndNeverPassTheOrder(long seed) {
        Map<String, Decimal> filled = new HashMap<>();
        Set<String> execIds = new HashSet<>();
        for (Answer answer : day(seed)) {
            if (!(answer instanceof Answer.Report report) || report.type() == ExecType.ORDER_STATUS) {
                continue;
            }
            assertThat(execIds.add(report.execId())).as("a fresh ExecID").isTrue();
            OrderSnapshot order = report.order();
            String id = order.ids().orderId();
            Answer.Trade trade = report.trade();
            if (trade != null) {
                filled.merge(id, trade.lastQty(), Decimal::plus);
                assertThat(trade.lastQty().signum()).isPositive();
            }
            Decimal cumQty = order.fills().cumQty();
            assertThat(cumQty).isEqualTo(filled.getOrDefault(id, Decimal.ZERO));
            assertThat(cumQty).isLessThanOrEqualTo(order.terms().qty());
            Decimal leaves = order.open() ? order.terms().qty().minus(cumQty) : Decimal.ZERO;
            assertThat(order.fills().leavesQty()).isEqualTo(leaves);
        }
        assertThat(filled).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void noFillIsWorseThanTheLimit(long seed) {
        for (Answer answer : day(seed)) {
            if (answer instanceof Answer.Report report && report.trade() != null) {
                Terms terms = report.order().terms();
                if (terms.price() != null && terms.type() != OrdType.MARKET_WITH_LEFTOVER_AS_LIMIT) {
                    int better = terms.price()
                            .compareTo(Objects.requireNonNull(report.trade()).lastPx());
                    assertThat(terms.side() == Side.BUY ? better : -better).isNotNegative();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void theSameSeedGivesTheSameDay(long seed) {
        assertThat(day(seed)).isEqualTo(day(seed)).isNotEqualTo(day(seed + 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void theBookIsNeverCrossed(long seed) {
        Exchange exchange = venue(seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            act(exchange, random, i);
            Depth depth = Objects.requireNonNull(exchange.depth("EUR/USD", 1));
            if (!depth.bids().isEmpty() && !depth.asks().isEmpty()) {
                assertThat(depth.bids().getFirst().price())
                        .isLessThan(depth.asks().getFirst().price());
            }
        }
    }

    private static List<Answer> day(long seed) {
        Exchange exchange = venue(seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Answer> all = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            all.addAll(act(exchange, random, i));
        }
        return all;
    }

    private static Exchange venue(long seed) {
        return new Exchange(new Exchange.Settings(ReferenceMarket.listings(), seed, "P", 0));
    }

    private static List<Answer> act(Exchange exchange, SplittableRandom random, int i) {
        long now = START + i * 1_000_000L;
        Request.Named earlier = new Request.Named("c" + random.nextInt(i + 1), "");
        return switch (random.nextInt(5)) {
            case 0 -> exchange.step(now);
            case 1 -> exchange.on(new Request.Cancel("me", "c" + i, earlier), now);
            case 2 -> exchange.on(new Request.Replace("me", "c" + i, earlier, terms(random)), now);
            default -> exchange.on(new Request.New("me", "", "c" + i, "EUR/USD", terms(random)), now);
        };
    }

    private static Terms terms(SplittableRandom random) {
        OrdType type = TYPES.get(random.nextInt(TYPES.size()));
        boolean limit = type == OrdType.LIMIT || type == OrdType.STOP_LIMIT;
        boolean stop = type == OrdType.STOP || type == OrdType.STOP_LIMIT || type == OrdType.MARKET_IF_TOUCHED;
        return new Terms(
                random.nextBoolean() ? Side.BUY : Side.SELL,
                type,
                TIMES.get(random.nextInt(TIMES.size())),
                Decimal.of(random.nextLong(1, 600_000)),
                limit ? price(random) : null,
                stop ? price(random) : null,
                0,
                Instructions.NONE);
    }

    private static Decimal price(SplittableRandom random) {
        return new Decimal(108_500 + random.nextLong(-30, 31), 5);
    }
}
