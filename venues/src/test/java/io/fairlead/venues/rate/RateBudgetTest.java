package io.fairlead.venues.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RateBudgetTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 86_400 * SECOND;
    private static final long NOW = 1_700_000_000L * SECOND;
    private static final BudgetShares NO_MARGIN = BudgetShares.STANDARD.withoutMargin();

    private static RateWindow window(String name, int most, long per) {
        return new RateWindow(BudgetLimit.ofAll(name, most, per), NO_MARGIN);
    }

    private static boolean take(RateBudget budget, Lane lane, long nowNanos) {
        if (!budget.admits(lane, nowNanos)) {
            return false;
        }
        budget.sent(lane, nowNanos);
        return true;
    }

    private static int takeAll(RateBudget budget, Lane lane, long nowNanos) {
        int taken = 0;
        while (taken < 10_000 && take(budget, lane, nowNanos)) {
            taken++;
        }
        return taken;
    }

    @ParameterizedTest(name = "{0} with margin {1} %: new {2}, query {3}, reduce {4}, cancel {5}")
    @CsvSource({
        "100,  0, 65, 70, 80, 100",
        "100, 10, 58, 63, 72,  90",
        " 10,  0,  6,  7,  8,  10", // reserves are rounded up: 2, 1, 1
        "  4,  0,  1,  2,  3,   4",
        "  3,  0,  1,  1,  2,   3",
        "  2,  0,  1,  1,  1,   2",
        "  1,  0,  1,  1,  1,   1",
        "  1, 10,  1,  1,  1,   1",
    })
    void eachLaneLeavesWhatIsKeptForThoseBeforeIt(
            int most, int margin, int forNew, int forQuery, int forReduce, int forCancel) {
        BudgetShares shares = new BudgetShares(margin, 20, 10, 5);
        int[] expected = {forCancel, forReduce, forQuery, forNew};
        for (Lane lane : Lane.values()) {
            RateBudget alone =
                    new RateBudget("r", List.of(new RateWindow(BudgetLimit.ofAll("l", most, SECOND), shares)));
            assertThat(takeAll(alone, lane, NOW)).as(lane.name()).isEqualTo(expected[lane.rank()]);
        }
        RateBudget inTurn = new RateBudget("r", List.of(new RateWindow(BudgetLimit.ofAll("l", most, SECOND), shares)));
        for (Lane lane : List.of(Lane.NEW, Lane.QUERY, Lane.REDUCE, Lane.CANCEL)) {
            takeAll(inTurn, lane, NOW);
        }
        assertThat(inTurn.view(NOW).limits().getFirst().spent()).isEqualTo(forCancel);
    }

    @Test
    void countsOnlyTheLanesOfALimit() {
        RateBudget orders = new RateBudget("r", List.of(new RateWindow(BudgetLimit.ordersPerSecond(2), NO_MARGIN)));
        assertThat(takeAll(orders, Lane.NEW, NOW)).isEqualTo(1);
        assertThat(takeAll(orders, Lane.REDUCE, NOW)).isEqualTo(1);
        assertThat(takeAll(orders, Lane.CANCEL, NOW)).isEqualTo(10_000);
        assertThat(takeAll(orders, Lane.QUERY, NOW)).isEqualTo(10_000);
    }

    @Test
    void saysWhichLimitWhatIsLeftAndWhenItReturns() {
        RateBudget budget = new RateBudget("r", List.of(window("second", 10, SECOND), window("minute", 14, MINUTE)));
        assertThat(budget.shortage(Lane.NEW, NOW)).isNull();
        assertThat(takeAll(budget, Lane.NEW, NOW)).isEqualTo(6);
        assertThat(budget.shortage(Lane.NEW, NOW + 1))
                .isEqualTo(new RateBudget.Shortage("second", Lane.NEW, 0, 10, NOW + SECOND));
        assertThat(takeAll(budget, Lane.NEW, NOW + SECOND)).isEqualTo(2);
        RateBudget.Shortage minute = budget.shortage(Lane.NEW, NOW + SECOND);
        assertThat(minute).isEqualTo(new RateBudget.Shortage("minute", Lane.NEW, 0, 14, NOW + MINUTE));
        assertThat(minute.text())
                .isEqualTo("rate budget spent by minute; 0 of 14 left for NEW, free again at 2023-11-14T22:14:20Z");
        assertThat(budget.shortage(Lane.CANCEL, NOW + SECOND)).isNull();
    }

    @Test
    void routesOfOneLoginShareItsLimits() {
        RateWindow login = window("login", 100, SECOND);
        RateBudget orders = new RateBudget("orders", List.of(login, window("orders", 1000, SECOND)));
        RateBudget history = new RateBudget("history", List.of(login, window("history", 10, SECOND)));
        assertThat(takeAll(history, Lane.QUERY, NOW)).isEqualTo(7);
        assertThat(takeAll(orders, Lane.NEW, NOW)).isEqualTo(58);
        assertThat(takeAll(history, Lane.CANCEL, NOW)).isEqualTo(3);
        assertThat(takeAll(orders, Lane.CANCEL, NOW)).isEqualTo(32);
    }

    @Test
    void leavesTheVenueAloneForAsLongAsItSays() {
        RateBudget budget = new RateBudget("r", List.of(window("second", 10, SECOND)));
        budget.throttled(7 * SECOND, NOW);
        budget.throttled(0, NOW + SECOND); // no earlier end
        for (Lane lane : Lane.values()) {
            assertThat(budget.freeAtNanos(lane, NOW + SECOND)).isEqualTo(NOW + 7 * SECOND);
        }
        assertThat(budget.shortage(Lane.CANCEL, NOW).text())
                .isEqualTo("rate budget spent by the venue's own word; free again at 2023-11-14T22:13:27Z");
        assertThat(budget.view(NOW).pausedUntilNanos()).isEqualTo(NOW + 7 * SECOND);
        assertThat(budget.admits(Lane.NEW, NOW + 7 * SECOND)).isTrue();
        assertThat(budget.view(NOW + 7 * SECOND).pausedUntilNanos()).isZero();
    }

    @Test
    void aClockSetBackHoldsNobodyUpForLongerThanTheLimitsTimeAndLetsNobodyPassTwice() {
        RateBudget budget = new RateBudget("r", List.of(window("second", 10, SECOND)));
        takeAll(budget, Lane.CANCEL, NOW);
        budget.throttled(SECOND, NOW);
        long earlier = NOW - DAY;
        assertThat(budget.admits(Lane.CANCEL, earlier)).isFalse();
        assertThat(budget.admits(Lane.CANCEL, earlier + SECOND)).isTrue();
    }

    /// As an engine does that asks by the time at which its turn began, and sends by the time at which it sends.
    @Test
    void aTimeThatWasReadBeforeTheLastRequestFreesNothing() {
        RateBudget budget = new RateBudget("r", List.of(window("second", 100, SECOND)));
        int sent = 0;
        for (int turn = 0; turn < 2; turn++) {
            long began = NOW + turn * SECOND / 4;
            for (int i = 0; i < 100; i++) {
                budget.shortage(Lane.NEW, began);
                sent += take(budget, Lane.NEW, began + i * SECOND / 500) ? 1 : 0;
                budget.view(began);
            }
        }
        assertThat(sent).isEqualTo(65);
        assertThat(budget.admits(Lane.NEW, NOW + SECOND - 1)).isFalse();
        assertThat(budget.admits(Lane.NEW, NOW + SECOND)).isTrue();
    }

    @Test
    void countsWhatWasSentAndRefusedByLane() {
        RateBudget budget = new RateBudget("r", List.of(window("second", 10, SECOND)));
        takeAll(budget, Lane.NEW, NOW);
        budget.refused(Lane.NEW);
        take(budget, Lane.CANCEL, NOW);
        BudgetView view = budget.view(NOW);
        assertThat(view.sent()).containsEntry(Lane.NEW, 6L).containsEntry(Lane.CANCEL, 1L);
        assertThat(view.refused()).containsEntry(Lane.NEW, 1L).containsEntry(Lane.CANCEL, 0L);
        assertThat(view.limits()).containsExactly(new BudgetView.Limit("second", 10, 10, SECOND, 7, 0, NOW + SECOND));
        assertThat(view.spentFraction()).isEqualTo(0.7);
        assertThat(budget.view(NOW + SECOND).spentFraction()).isZero();
    }

    @Test
    void aLimitThatCannotBeKeptIsRefused() {
        assertThatThrownBy(() -> BudgetLimit.ofAll("l", 0, SECOND)).hasMessageContaining("was 0 in");
        assertThatThrownBy(() -> new BudgetLimit("l", 1, SECOND, Set.of())).hasMessageContaining("counts none");
        assertThatThrownBy(() -> new BudgetShares(0, 50, 30, 20)).hasMessageContaining("0 to 90 %");
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 200);
    }

    private record Sent(long atNanos, Lane lane) {}

    /// Limits, shares, times and lanes by chance. Slow and obviously correct: every stretch of every limit is counted.
    @ParameterizedTest
    @MethodSource("seeds")
    void neverMoreThanAnyLimitInAnyStretchAndCancelsAlwaysFindTheirReserve(int seed) {
        Random random = new Random(seed);
        List<BudgetLimit> limits = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            Set<Lane> counts = EnumSet.of(Lane.CANCEL);
            Arrays.stream(Lane.values()).filter(_ -> random.nextInt(4) > 0).forEach(counts::add);
            limits.add(new BudgetLimit("l" + i, 5 + random.nextInt(40), 100 + random.nextInt(5000), counts));
        }
        BudgetShares shares = new BudgetShares(random.nextInt(20), 20, random.nextInt(20), random.nextInt(20));
        RateBudget budget = new RateBudget(
                "r", limits.stream().map(limit -> new RateWindow(limit, shares)).toList());
        List<Sent> sent = new ArrayList<>();
        long nowNanos = NOW;
        for (int i = 0; i < 2000; i++) {
            nowNanos += random.nextInt(3) == 0 ? random.nextInt(400) : 0;
            nowNanos += i % 100 == 0 ? 6000 : 0; // everything is free again
            Lane lane = Lane.values()[random.nextInt(4)];
            boolean mustPass = lane == Lane.CANCEL && cancelsAreWithinTheirReserve(limits, shares, sent, nowNanos);
            boolean passed = take(budget, lane, nowNanos);
            assertThat(passed || !mustPass).as("cancel at %s", nowNanos).isTrue();
            if (passed) {
                sent.add(new Sent(nowNanos, lane));
            } else {
                budget.refused(lane);
                long free = budget.freeAtNanos(lane, nowNanos);
                assertThat(free).isGreaterThan(nowNanos);
                assertThat(budget.admits(lane, free)).as("free when it says so").isTrue();
                assertThat(budget.admits(lane, free - 1)).as("not earlier").isFalse();
            }
        }
        for (BudgetLimit limit : limits) {
            assertThat(most(limit, sent)).isLessThanOrEqualTo(limit.most() * (100 - shares.margin()) / 100);
        }
        assertThat(sent).extracting(Sent::lane).contains(Lane.values());
    }

    private static boolean cancelsAreWithinTheirReserve(
            List<BudgetLimit> limits, BudgetShares shares, List<Sent> sent, long nowNanos) {
        return limits.stream().allMatch(limit -> {
            long usable = limit.most() * (100L - shares.margin()) / 100;
            long cancels = sent.stream()
                    .filter(each -> each.lane() == Lane.CANCEL && each.atNanos() > nowNanos - limit.perNanos())
                    .count();
            return cancels * 100 < usable * shares.cancel();
        });
    }

    private static int most(BudgetLimit limit, List<Sent> sent) {
        List<Sent> counted = sent.stream()
                .filter(each -> limit.counts().contains(each.lane()))
                .toList();
        int most = 0;
        int oldest = 0;
        for (int newest = 0; newest < counted.size(); newest++) {
            while (counted.get(oldest).atNanos() <= counted.get(newest).atNanos() - limit.perNanos()) {
                oldest++;
            }
            most = Math.max(most, newest - oldest + 1);
        }
        return most;
    }
}
