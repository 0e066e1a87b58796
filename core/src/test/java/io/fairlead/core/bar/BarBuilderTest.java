package io.fairlead.core.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TradingDay;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.testing.Generator;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BarBuilderTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long LATE = 5 * SECOND;
    private static final TradingDay UTC = new TradingDay(ZoneId.of("UTC"), LocalTime.MIDNIGHT);
    private static final TradingDay NEW_YORK = new TradingDay(ZoneId.of("America/New_York"), LocalTime.of(17, 0));

    private static long at(String time) {
        Instant instant = Instant.parse(time);
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }

    private static BarBuilder builder(TradingDay day, BarSize... sizes) {
        return new BarBuilder(new BarBuilder.Settings(day, List.of(sizes), 100, LATE));
    }

    private static boolean trade(BarBuilder builder, String price, String size, String time) {
        Decimal p = Decimal.of(price);
        Decimal s = Decimal.of(size);
        return builder.trade(p.unscaled(), p.scale(), s.unscaled(), s.scale(), at(time), at(time));
    }

    private static List<String> shown(BarBuilder builder, BarSize size, long nowNanos) {
        return builder.bars(size, BarBuilder.Range.newest(100), nowNanos).stream()
                .map(BarBuilderTest::show)
                .toList();
    }

    private static String show(Bar bar) {
        Bar.Prices prices = bar.prices();
        return Instant.ofEpochSecond(0, bar.startNanos()) + " " + prices.open() + " " + prices.high() + " "
                + prices.low() + " " + prices.close() + " v" + bar.volume() + " n" + bar.ticks()
                + (bar.settled() ? "" : " forming");
    }

    @Test
    void ticksOfAMinuteBecomeItsBar() {
        BarBuilder builder = builder(UTC, BarSize.M1);
        trade(builder, "1.1", "10", "2026-11-20T10:00:01Z");
        trade(builder, "1.15", "0.5", "2026-11-20T10:00:20Z");
        trade(builder, "1.05", "2", "2026-11-20T10:00:40Z");
        trade(builder, "1.12", "1", "2026-11-20T10:01:00Z");

        assertThat(shown(builder, BarSize.M1, at("2026-11-20T10:01:06Z")))
                .containsExactly(
                        "2026-11-20T10:00:00Z 1.1 1.15 1.05 1.05 v12.5 n3",
                        "2026-11-20T10:01:00Z 1.12 1.12 1.12 1.12 v1 n1 forming");
    }

    @Test
    void nothingIsInventedAcrossAGap() {
        BarBuilder builder = builder(UTC, BarSize.S1);
        trade(builder, "1", "1", "2026-11-20T10:00:01Z");
        trade(builder, "2", "1", "2026-11-20T10:00:09Z");

        assertThat(shown(builder, BarSize.S1, at("2026-11-20T10:00:09Z"))).hasSize(2);
    }

    @Test
    void lateTickGoesIntoTheBarOfItsOwnTimeAndIsNoClose() {
        BarBuilder builder = builder(UTC, BarSize.S1);
        trade(builder, "10", "1", "2026-11-20T10:00:00.5Z");
        trade(builder, "20", "1", "2026-11-20T10:00:03Z");
        trade(builder, "8", "1", "2026-11-20T10:00:00.2Z");
        trade(builder, "12", "1", "2026-11-20T10:00:00.4Z");
        trade(builder, "15", "1", "2026-11-20T10:00:01Z");

        assertThat(shown(builder, BarSize.S1, at("2026-11-20T10:00:03Z")))
                .containsExactly(
                        "2026-11-20T10:00:00Z 8 12 8 10 v3 n3 forming",
                        "2026-11-20T10:00:01Z 15 15 15 15 v1 n1 forming",
                        "2026-11-20T10:00:03Z 20 20 20 20 v1 n1 forming");
    }

    @Test
    void tickThatIsTooLateOrFromTheFutureIsRefusedAndCounted() {
        BarBuilder builder = builder(UTC, BarSize.S1);
        trade(builder, "10", "1", "2026-11-20T10:00:10Z");

        assertThat(trade(builder, "10", "1", "2026-11-20T10:00:04.9Z")).isFalse();
        assertThat(builder.trade(10, 0, 1, 0, at("2099-01-01T00:00:00Z"), at("2026-11-20T10:00:10Z")))
                .isFalse();
        assertThat(trade(builder, "11", "1", "2026-11-20T10:00:11Z")).isTrue();

        assertThat(builder.late()).isEqualTo(1);
        assertThat(builder.refused()).isEqualTo(1);
        assertThat(shown(builder, BarSize.S1, 0)).hasSize(2);
    }

    @Test
    void pricesAndSizesThatAreNoneAreRefused() {
        BarBuilder builder = builder(UTC, BarSize.S1);
        assertThat(builder.trade(0, 0, 1, 0, 1, 1)).isFalse();
        assertThat(builder.trade(-5, 0, 1, 0, 1, 1)).isFalse();
        assertThat(builder.trade(5, 0, -1, 0, 1, 1)).isFalse();
        assertThat(builder.trade(5, 13, 1, 0, 1, 1)).isFalse();
        assertThat(builder.trade(5, 0, 1, 13, 1, 1)).isFalse();
        assertThat(builder.trade(Long.MAX_VALUE, 0, 1, 0, 1, 1)).isFalse();
        assertThat(builder.refused()).isEqualTo(6);
    }

    @Test
    void numbersThatWouldOverflowAreRefusedAndWhatIsThereStays() {
        BarBuilder builder = builder(UTC, BarSize.S1);
        assertThat(builder.trade(100_000_000_000_000_000L, 0, 900_000_000_000_000_000L, 0, 1, 1))
                .isTrue();
        assertThat(builder.trade(15, 1, 1, 0, 2, 2)).isFalse();
        assertThat(builder.trade(15, 0, 900_000_000_000_000_000L, 0, 2, 2)).isFalse();
        assertThat(builder.trade(15, 0, 15, 2, 2, 2)).isFalse();
        assertThat(shown(builder, BarSize.S1, 0))
                .containsExactly("1970-01-01T00:00:00Z 100000000000000000 100000000000000000 100000000000000000"
                        + " 100000000000000000 v900000000000000000 n1 forming");
    }

    @Test
    void dayBeginsAtFiveInTheAfternoonInNewYorkAlsoWhenClocksChange() {
        BarBuilder builder =
                new BarBuilder(new BarBuilder.Settings(NEW_YORK, List.of(BarSize.H4, BarSize.D1), 100, LATE));
        for (String time : List.of(
                "2026-10-30T20:59:59Z", // 16:59:59 in summer
                "2026-10-30T21:00:00Z",
                "2026-10-31T21:00:00Z",
                "2026-11-01T21:59:59Z", // the day of 25 hours ends at 22:00 UTC
                "2026-11-01T22:00:00Z")) {
            trade(builder, "1", "1", time);
        }

        assertThat(shown(builder, BarSize.D1, 0))
                .extracting(bar -> bar.substring(0, 20))
                .containsExactly(
                        "2026-10-29T21:00:00Z", "2026-10-30T21:00:00Z", "2026-10-31T21:00:00Z", "2026-11-01T22:00:00Z");
        Bar shortBar = builder.bars(BarSize.H4, BarBuilder.Range.newest(2), 0).getFirst();
        assertThat(Instant.ofEpochSecond(0, shortBar.startNanos())).isEqualTo("2026-11-01T21:00:00Z");
        assertThat(shortBar.endNanos() - shortBar.startNanos()).isEqualTo(3_600 * SECOND);
    }

    @Test
    void midIsExactAndACrossedBookHasNone() {
        BarBuilder builder = builder(UTC, BarSize.S1);
        assertThat(builder.mid(108500, 5, 108501, 5, 1, 1)).isTrue();
        assertThat(builder.mid(1085, 3, 108502, 5, 2, 2)).isTrue();
        assertThat(builder.mid(108510, 5, 108500, 5, 3, 3)).isFalse();
        assertThat(builder.mid(0, 5, 108500, 5, 3, 3)).isFalse();
        assertThat(shown(builder, BarSize.S1, 0))
                .containsExactly("1970-01-01T00:00:00Z 1.085005 1.08501 1.085005 1.08501 v0 n2 forming");
    }

    @Test
    void onlyTheNewestAreKept() {
        BarBuilder builder = new BarBuilder(new BarBuilder.Settings(UTC, List.of(BarSize.S1), 3, LATE));
        for (int i = 1; i <= 200; i++) {
            builder.trade(i, 0, 1, 0, i * SECOND, i * SECOND);
        }
        builder.trade(7, 0, 1, 0, 197 * SECOND, 200 * SECOND); // within lateness, but there is no place for it
        assertThat(builder.bars(BarSize.S1, BarBuilder.Range.newest(10), 0))
                .extracting(bar -> bar.startNanos() / SECOND)
                .containsExactly(198L, 199L, 200L);
    }

    @Test
    void aRangeIsCutByTimeAndNumber() {
        BarBuilder builder = builder(UTC, BarSize.S1);
        for (int i = 1; i <= 20; i++) {
            builder.trade(i, 0, 1, 0, i * SECOND, i * SECOND);
        }
        assertThat(builder.bars(BarSize.S1, new BarBuilder.Range(5 * SECOND, 10 * SECOND, 3), 0))
                .extracting(bar -> bar.startNanos() / SECOND)
                .containsExactly(7L, 8L, 9L);
        assertThat(builder.bars(BarSize.M1, BarBuilder.Range.newest(3), 0)).isEmpty();
    }

    /// The same ticks in any order within the lateness give what sorting them by time would give.
    @Test
    void everySizeIsWhatTheSortedTicksAmountTo() {
        Generator.forSeeds(200, random -> {
            TradingDay day = random.oneOf(UTC, NEW_YORK);
            BarSize[] sizes = {BarSize.S1, BarSize.S5, BarSize.M1, BarSize.H1, BarSize.D1};
            BarBuilder builder = new BarBuilder(new BarBuilder.Settings(day, List.of(sizes), 10_000, LATE));
            List<Tick> taken = new ArrayList<>();
            long now = at("2026-11-01T20:00:00Z");
            for (int i = 0; i < 300; i++) {
                now += random.chance(5) ? random.between(0, 7_200) * SECOND : random.between(0, 1_500) * 1_000_000L;
                long time = now - random.between(0, 4_999) * 1_000_000L;
                Tick tick = new Tick(
                        new Decimal(random.between(1, 5_000), random.between(0, 4)),
                        new Decimal(random.between(0, 900), random.between(0, 3)),
                        time,
                        i);
                if (builder.trade(
                        tick.price.unscaled(),
                        tick.price.scale(),
                        tick.size.unscaled(),
                        tick.size.scale(),
                        time,
                        now)) {
                    taken.add(tick);
                }
            }
            assertThat(builder.refused()).isZero();
            assertThat(builder.late() + taken.size()).isEqualTo(300);
            for (BarSize size : sizes) {
                assertThat(builder.bars(size, BarBuilder.Range.newest(10_000), now).stream()
                                .map(bar -> show(bar).replace(" forming", ""))
                                .toList())
                        .as("%s", size)
                        .isEqualTo(sorted(day, size, taken));
            }
        });
    }

    private record Tick(Decimal price, Decimal size, long atNanos, int order) {}

    private static List<String> sorted(TradingDay day, BarSize size, List<Tick> ticks) {
        List<Tick> inTime = new ArrayList<>(ticks);
        inTime.sort(Comparator.comparingLong(Tick::atNanos).thenComparingInt(Tick::order));
        Map<Long, List<Tick>> byStart = new TreeMap<>();
        for (Tick tick : inTime) {
            long dayStart = day.beginNanos(day.at(tick.atNanos));
            long into = size == BarSize.D1 ? 0 : (tick.atNanos - dayStart) / size.nanos() * size.nanos();
            byStart.computeIfAbsent(dayStart + into, _ -> new ArrayList<>()).add(tick);
        }
        List<String> shown = new ArrayList<>();
        byStart.forEach((start, of) -> {
            // Of ticks at the same time the first to come is the open and the last to come is the close.
            Decimal high = of.stream().map(Tick::price).reduce(Decimal::max).orElseThrow();
            Decimal low = of.stream().map(Tick::price).reduce(Decimal::min).orElseThrow();
            Decimal volume = of.stream().map(Tick::size).reduce(Decimal.ZERO, Decimal::plus);
            shown.add(show(new Bar(
                    size,
                    start,
                    start,
                    new Bar.Prices(of.getFirst().price, high, low, of.getLast().price),
                    volume,
                    of.size(),
                    true)));
        });
        return shown;
    }

    @Test
    void sizesAreKnownByTheirText() {
        assertThat(BarSize.of("4h")).isEqualTo(BarSize.H4);
        assertThatThrownBy(() -> BarSize.of("2h"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1s, 5s");
        assertThatThrownBy(() -> new BarBuilder.Settings(UTC, List.of(), 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deskKeepsSeriesApartAndCountsWhatWasRefused() {
        BarDesk desk = new BarDesk(new BarBuilder.Settings(UTC, List.of(BarSize.S1), 10, LATE));
        BarDesk.Series trades = new BarDesk.Series(new VenueId("ref"), new Symbol("BTC/USD"), BarSource.TRADES);
        desk.open(trades).trade(0, 0, 1, 0, 1, 1);
        BarDesk.Series mids = new BarDesk.Series(new VenueId("ref"), new Symbol("BTC/USD"), BarSource.MIDS);

        assertThat(desk.open(trades)).isSameAs(desk.find(trades));
        assertThat(desk.find(mids)).isNull();
        assertThat(desk.series()).containsExactly(trades);
        assertThat(desk.counts()).containsExactly(new BarDesk.Count(trades, 0, 1));
        assertThat(desk.settings().keep()).isEqualTo(10);
    }

    @Test
    void venueWithoutBarsSaysSo() {
        List<BarHistory.Answer> answers = new ArrayList<>();
        BarDesk.Series series = new BarDesk.Series(new VenueId("ref"), new Symbol("BTC/USD"), BarSource.TRADES);
        BarHistory.NONE.ask(new BarHistory.Query(series, BarSize.M1, BarBuilder.Range.newest(5)), answers::add);
        assertThat(answers).containsExactly(new BarHistory.Answer.NotOffered("the venue keeps no bars"));
    }
}
