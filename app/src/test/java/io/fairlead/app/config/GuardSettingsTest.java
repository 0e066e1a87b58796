package io.fairlead.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.GuardRules.WindowAction;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.NewsTime;
import io.fairlead.core.model.TradingDay;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the file says of guarded accounts, and what it may not.
class GuardSettingsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String ACCOUNT = "firm: acme\n    guard: acme-100k\n    start-balance: 100000";

    /// The template with these keys of its account, and these of `guard`.
    private static String file(String account, String guard) {
        return Template.of("fixlp").orElseThrow().replaceFirst("  - id: main ", "  - " + account + "\n    id: main ")
                + "\nguard:\n" + guard.indent(2);
    }

    private static GuardSettings sound(String account, String guard) {
        ConfigFile parsed = ConfigFile.parse(file(account, guard), Path.of("/etc/fairlead"), Map.of());
        if (parsed instanceof ConfigFile.Sound sound) {
            return sound.settings().guard();
        }
        throw new AssertionError(parsed.problems().toString());
    }

    private static GuardRules rules(String keys) {
        return sound(ACCOUNT, "rules:\n  - {id: acme-100k" + (keys.isEmpty() ? "" : ", ") + keys + "}\n")
                .rules()
                .get(new AccountId("main"));
    }

    @Test
    void rulesWithoutAKeyAreTheSafeOnes() {
        GuardRules rules = rules("");
        assertThat(rules.name()).isEqualTo("acme-100k");
        assertThat(rules.firm()).isEqualTo("acme");
        assertThat(rules.startBalance()).isEqualTo(Decimal.of(100_000));
        assertThat(rules.day()).isEqualTo(new TradingDay(ZoneId.of("UTC"), LocalTime.MIDNIGHT));
        assertThat(rules.watchesEquity()).isFalse();
        assertThat(rules.caps()).isEqualTo(new GuardRules.Caps(null, null, false));
        assertThat(rules.locking()).isEqualTo(GuardRules.Locking.STANDARD);
        assertThat(rules.trust()).isEqualTo(GuardRules.Trust.STANDARD);
        assertThat(rules.windows().weekend()).isNull();
        assertThat(rules.windows().news()).isEqualTo(WindowAction.NONE);
    }

    @Test
    void readsEveryLimitOfAFirm() {
        GuardRules rules =
                rules("time-zone: Europe/Prague, day-starts: \"17:00\", daily-loss: 5%, daily-loss-from: balance,"
                        + " unlock-next-day: false, max-drawdown: \"10% of start\", drawdown-from: equity-high,"
                        + " floor-rests-at-start: true, max-lots: 20.5, max-positions: 3, opposite-positions: true,"
                        + " buffer-percent: 8, warn-percents: [50, 80], worst-case-percent: 2, stale-after: 10s,"
                        + " jump-percent: 7, jump-settles: 2m, flatten-alone-after: 5m");
        assertThat(rules.day()).isEqualTo(new TradingDay(ZoneId.of("Europe/Prague"), LocalTime.of(17, 0)));
        assertThat(rules.dailyLoss())
                .isEqualTo(new GuardRules.DailyLoss(LossLimit.parse("5%"), GuardRules.Base.BALANCE, false));
        assertThat(rules.drawdown())
                .isEqualTo(new GuardRules.Drawdown(LossLimit.parse("10% of start"), GuardRules.From.EQUITY_HIGH, true));
        assertThat(rules.caps()).isEqualTo(new GuardRules.Caps(Decimal.of("20.5"), 3, true));
        assertThat(rules.locking()).isEqualTo(new GuardRules.Locking(List.of(50, 80), 8, Decimal.of(2)));
        assertThat(rules.trust()).isEqualTo(new GuardRules.Trust(10 * SECOND, 7, 120 * SECOND, 300 * SECOND));
    }

    @Test
    void readsWindowsAndNews() {
        GuardSettings settings = sound(
                ACCOUNT,
                "rules:\n  - {id: acme-100k, news: refuse, news-before: 5m, news-after: 1m, weekend: flatten,"
                        + " close-day: fri, close: \"21:00\", open-day: mon, open: \"00:05\","
                        + " weekend-ahead: 30m}\n"
                        + "news:\n  - {title: CPI, at: \"2026-12-10T13:30:00Z\", currency: USD}\n"
                        + "news-file: news.csv\n");
        assertThat(settings.rules().get(new AccountId("main")).windows())
                .isEqualTo(new GuardRules.Windows(
                        WindowAction.REFUSE,
                        300 * SECOND,
                        60 * SECOND,
                        new GuardRules.Weekend(
                                WindowAction.FLATTEN,
                                new GuardRules.WeekTime(DayOfWeek.FRIDAY, LocalTime.of(21, 0)),
                                new GuardRules.WeekTime(DayOfWeek.MONDAY, LocalTime.of(0, 5)),
                                1800 * SECOND)));
        assertThat(settings.news()).containsExactly(new NewsTime(1_796_909_400L * SECOND, new Currency("USD"), "CPI"));
        assertThat(settings.newsFile()).isEqualTo(Path.of("/etc/fairlead/news.csv"));
    }

    @Test
    void anAccountWithoutAGuardHasNoRules() {
        assertThat(sound("start-balance: 100000", "rules:\n  - {id: acme-100k}\n")
                        .rules())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            guard: other | daily-loss: 5% | accounts[main].guard | 'other' is not in guard.rules
            firm: acme | daily-loss: 5% | accounts[main].guard | a firm's accounts need the firm's rules
            guard: acme-100k | daily-loss: 5% | accounts[main].start-balance | starts from it
            guard: acme-100k | max-drawdown: 2500 | accounts[main].start-balance | starts from it
            guard: acme-100k | warn-percents: [96] | guard.rules[acme-100k].warn-percents | below the lock at 95 percent
            guard: acme-100k | daily-loss: 120% | guard.rules[acme-100k].daily-loss | at most 100 percent
            guard: acme-100k | daily-loss: 0 | guard.rules[acme-100k].daily-loss | above zero
            guard: acme-100k | drawdown-from: equity | guard.rules[acme-100k].drawdown-from | equity-high
            """)
    void tellsWhatCannotBe(String account, String rules, String key, String says) {
        String text = file(account, "rules:\n  - {id: acme-100k, " + rules + "}\n");
        assertThat(ConfigProblemsTest.problems(text, Map.of())).anySatisfy(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.isError()).isTrue();
            assertThat(problem.text() + "; " + problem.remedy()).contains(says);
        });
    }
}
