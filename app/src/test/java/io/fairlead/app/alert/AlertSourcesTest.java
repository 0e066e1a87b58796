package io.fairlead.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.breaker.Circuit;
import io.fairlead.core.breaker.Circuits;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.BreakerEvent.Endpoint;
import io.fairlead.core.guard.Assessment;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.view.BreakView;
import io.fairlead.gateway.GuardView;
import io.fairlead.gateway.ReadSide.VenueBudget;
import io.fairlead.gateway.SessionView;
import io.fairlead.gateway.SessionView.Trouble;
import io.fairlead.journal.DiskState;
import io.fairlead.venues.rate.BudgetView;
import io.fairlead.venues.rate.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each source makes of what it sees.
class AlertSourcesTest {
    private static final long NOW = 1_700_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final VenueId VENUE = new VenueId("lp");

    private final List<SessionView> sessions = new ArrayList<>();
    private final AlertSource source = new SessionSource(() -> sessions, AlertLimits.STANDARD);

    private static List<String> found(AlertSource of, long now) {
        List<String> found = new ArrayList<>();
        of.find(now, condition -> found.add(condition.kind() + " " + condition.subject() + " " + condition.severity()));
        return found;
    }

    private void session(boolean up, boolean inSync, long gaps, long misses, Trouble trouble) {
        sessions.clear();
        sessions.add(new SessionView(
                "s1",
                VENUE,
                SessionView.Purpose.ORDERS,
                false,
                new SessionView.Link(up ? "UP" : "DOWN", up, up, "", NOW, NOW, NOW, NOW),
                new SessionView.SequenceNumbers(1, 1, inSync),
                new SessionView.Counts(Map.of(), Map.of(), gaps, misses, Map.of(), 0, 0, 0),
                trouble,
                "",
                null));
    }

    @Test
    void aSessionThatWorksIsNoNews() {
        session(true, true, 0, 0, Trouble.NONE);
        assertThat(found(source, NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, LOGON_REFUSED s1 CRITICAL",
        "5, 1, LOGON_REFUSED s1 CRITICAL",
        "3, 0, CONNECTION_FAILED s1 CRITICAL",
        "2, 0, ''",
    })
    void attemptsThatFail(int dials, int logons, String expected) {
        session(false, true, 0, 0, new Trouble(0, dials, logons, "why"));
        assertThat(found(source, NOW)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void aMissedHeartbeatStandsForAMinute() {
        session(true, true, 0, 0, Trouble.NONE);
        found(source, NOW);
        session(true, true, 0, 1, Trouble.NONE);
        assertThat(found(source, NOW + SECOND)).containsExactly("HEARTBEAT_TIMEOUT s1 WARNING");
        assertThat(found(source, NOW + 60 * SECOND)).hasSize(1);
        assertThat(found(source, NOW + 61 * SECOND)).isEmpty();
    }

    @Test
    void aGapStandsWhileItIsOpenAndAMinuteWhenItWasQuick() {
        session(true, false, 1, 0, Trouble.NONE);
        assertThat(found(source, NOW)).containsExactly("SEQUENCE_GAP s1 WARNING");
        session(true, true, 1, 0, Trouble.NONE);
        assertThat(found(source, NOW + SECOND)).isEmpty();
        session(true, true, 2, 0, Trouble.NONE);
        assertThat(found(source, NOW + 2 * SECOND)).containsExactly("SEQUENCE_GAP s1 WARNING");
        assertThat(found(source, NOW + 62 * SECOND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"499, true, 0", "501, true, 1", "-501, true, 1", "501, false, 0"})
    void clocksThatAreApart(long millis, boolean up, int expected) {
        session(up, true, 0, 0, new Trouble(millis * 1_000_000, 0, 0, ""));
        assertThat(found(source, NOW)).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource({"OK, ''", "LOW, DISK journal WARNING", "FULL, DISK journal CRITICAL", "FAILED, DISK journal CRITICAL"})
    void disks(DiskState state, String expected) {
        assertThat(found(new DiskSource(() -> state, () -> "halted"), NOW))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void breaksThatStand() {
        BreakView open = new BreakView(
                Break.Kind.ADOPTED,
                new BreakView.Subject(null, new OrderId("o1"), null, null),
                new BreakView.Values("", "", "who is this?"),
                new BreakView.Times(NOW, NOW, 1, 0, ""));
        BreakSource breaks = new BreakSource(() -> List.of(open, open.cleared(NOW, "anna")));
        assertThat(found(breaks, NOW)).containsExactly("RECONCILIATION_BREAK ADOPTED o1 CRITICAL");
    }

    private static VenueBudget budget(int spent, long perNanos, long pausedUntil, long refused) {
        return new VenueBudget(
                VENUE,
                new BudgetView(
                        "s1",
                        List.of(new BudgetView.Limit("day", 100, 100, perNanos, spent, 100 - spent, 0)),
                        pausedUntil,
                        Map.of(Lane.NEW, 0L),
                        Map.of(Lane.NEW, refused)));
    }

    @Test
    void budgetsThatAreNearlySpentOrRefuse() {
        List<VenueBudget> budgets = new ArrayList<>();
        AlertSource venue = new VenueSource(() -> budgets, List::of, AlertLimits.STANDARD);
        budgets.add(budget(79, 60 * SECOND, 0, 0));
        assertThat(found(venue, NOW)).isEmpty();
        budgets.set(0, budget(80, 60 * SECOND, 0, 0));
        assertThat(found(venue, NOW)).containsExactly("RATE_BUDGET lp/s1/day WARNING");
        budgets.set(0, budget(100, SECOND, 0, 0));
        assertThat(found(venue, NOW)).as("short ones only when they refuse").isEmpty();
        budgets.set(0, budget(0, SECOND, NOW + 1, 0));
        assertThat(found(venue, NOW)).containsExactly("RATE_BUDGET lp/s1 CRITICAL");
        budgets.set(0, budget(0, SECOND, 0, 1));
        assertThat(found(venue, NOW)).containsExactly("RATE_BUDGET lp/s1 WARNING");
        assertThat(found(venue, NOW + 59 * SECOND)).hasSize(1);
        assertThat(found(venue, NOW + 60 * SECOND)).isEmpty();
    }

    private static GuardView locked(GuardLimit... limits) {
        Map<GuardLimit, GuardLedger.Lock> locks = new HashMap<>();
        for (GuardLimit limit : limits) {
            locks.put(limit, new GuardLedger.Lock(NOW, null, "why"));
        }
        Account account = new Account(
                new AccountId("prop"), VENUE, AccountKind.DEMO, new Currency("USD"), PositionMode.HEDGING, "1");
        GuardLedger ledger = new GuardLedger(
                new GuardLedger.Terms(GuardRules.NONE, null, GuardRules.NONE),
                new GuardLedger.Measures(null, null, null, null),
                new GuardLedger.Bars(locks, Set.of(), Map.of(), null));
        return new GuardView(account, ledger, new Assessment(List.of(), null, null, null));
    }

    @Test
    void aLimitThatLocksIsToldAtOnceAndAWorthThatIsNotKnownOnceItLasts() {
        List<GuardView> guards = new ArrayList<>();
        AlertSource stops = new StopSource(List::of, _ -> guards);
        guards.add(locked(GuardLimit.VALUES, GuardLimit.DRAWDOWN));
        assertThat(found(stops, NOW)).containsExactly("GUARD prop/DRAWDOWN CRITICAL");
        guards.set(0, locked(GuardLimit.VALUES));
        assertThat(found(stops, NOW + 29 * SECOND)).isEmpty();
        assertThat(found(stops, NOW + 30 * SECOND)).containsExactly("GUARD prop/VALUES CRITICAL");
        guards.set(0, locked());
        assertThat(found(stops, NOW + 31 * SECOND)).isEmpty();
        guards.set(0, locked(GuardLimit.VALUES));
        assertThat(found(stops, NOW + 32 * SECOND)).as("a new one").isEmpty();
    }

    @Test
    void breakersThatAreNotClosed() {
        Circuits.Standing open = new Circuits.Standing(VENUE, Endpoint.ORDERS, new Circuit.Open("why", NOW, NOW, 1));
        AlertSource venue = new VenueSource(List::of, () -> List.of(open), AlertLimits.STANDARD);
        assertThat(found(venue, NOW)).containsExactly("CIRCUIT_BREAKER lp/ORDERS CRITICAL");
    }

    @Test
    void aSourceThatFailsNeitherSilencesOthersNorEndsWhatItFound() {
        List<String> told = new ArrayList<>();
        List<Condition> first = new ArrayList<>(List.of(new Condition(AlertKind.DISK, "d", Severity.CRITICAL, "")));
        AlertSource failing = (now, found) -> {
            if (now > NOW) {
                throw new IllegalStateException("no view");
            }
            first.forEach(found);
        };
        AlertWatch watch = new AlertWatch(
                new AlertBoard(SECOND),
                List.of(
                        failing,
                        (now, found) -> found.accept(new Condition(AlertKind.GUARD, "g", Severity.WARNING, ""))),
                List.of(
                        notice -> {
                            throw new IllegalStateException("no sink");
                        },
                        notice -> told.add(notice.event() + " "
                                + notice.alert().condition().kind())),
                () -> {},
                () -> NOW);
        watch.turn(NOW);
        watch.turn(NOW + 1);
        assertThat(told).containsExactly("RAISED DISK", "RAISED GUARD");
    }
}
