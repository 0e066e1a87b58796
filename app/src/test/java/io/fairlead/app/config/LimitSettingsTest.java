package io.fairlead.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.StandardLimits;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Limits as the file says them.
class LimitSettingsTest {
    private static String file(String limits) {
        return Template.of("fixlp").orElseThrow() + "\nlimits:\n" + limits;
    }

    private static List<Limit> limits(String items) {
        ConfigFile parsed = ConfigFile.parse(file(items), Path.of("/etc/fairlead"), Map.of());
        if (parsed instanceof ConfigFile.Sound sound) {
            return sound.settings().limits();
        }
        throw new AssertionError(parsed.problems().toString());
    }

    @Test
    void areTheStandardOnesWhereNothingIsSaid() {
        ConfigFile parsed = ConfigFile.parse(Template.of("fixlp").orElseThrow(), Path.of("/etc/fairlead"), Map.of());
        assertThat(parsed)
                .isInstanceOfSatisfying(
                        ConfigFile.Sound.class,
                        sound -> assertThat(sound.settings().limits())
                                .containsExactlyInAnyOrderElementsOf(StandardLimits.ALL));
    }

    @Test
    void standInTheScopeOfTheirItem() {
        List<Limit> limits = limits("""
                  - max-order-lots: 20
                  - {account: main, max-leverage: 20}
                  - {account: main, symbol: EURUSD, trading-hours: mon-fri 08:00-17:00 Europe/London}
                  - {symbol: USDJPY, tradable: no}
                  - {venue: lp, max-repeats: 5 in 2s}
                  - {strategy: mm, duplicate-window: 1s}
                """);
        AccountId main = new AccountId("main");
        assertThat(limits)
                .contains(
                        Limit.of(Scope.gateway(), LimitKind.MAX_ORDER_LOTS, "20"),
                        Limit.of(Scope.of(main), LimitKind.MAX_LEVERAGE, "20"),
                        Limit.of(
                                Scope.of(main, new Symbol("EURUSD")),
                                LimitKind.TRADING_HOURS,
                                "mon-fri 08:00-17:00 Europe/London"),
                        Limit.of(Scope.of(new Symbol("USDJPY")), LimitKind.TRADABLE, "no"),
                        Limit.of(Scope.of(new VenueId("lp")), LimitKind.MAX_REPEATS, "5 in 2s"),
                        Limit.of(Scope.of(new StrategyId("mm")), LimitKind.DUPLICATE_WINDOW, "1s"))
                .as("the others stay")
                .contains(StandardLimits.of(LimitKind.MAX_OPEN_ORDERS).orElseThrow())
                .as("and are not there twice")
                .doesNotContain(StandardLimits.of(LimitKind.MAX_ORDER_LOTS).orElseThrow());
    }

    @Test
    void offTakesAStandardLimitAway() {
        assertThat(limits("  - {price-collar: off}\n"))
                .contains(new Limit(Scope.gateway(), LimitKind.PRICE_COLLAR, null))
                .doesNotContain(StandardLimits.of(LimitKind.PRICE_COLLAR).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {account: mian, max-order-lots: 5} | no account is called 'mian'; did you mean 'main'?
            {symbol: EURUSDX, max-order-lots: 5} | no symbol is called 'EURUSDX'
            {venue: pl, max-order-lots: 5} | no venue is called 'pl'
            {venue: lp, account: main, max-order-lots: 5} | give each its own item
            {max-order-lots: many} | max-order-lots
            {max-repeats: 5} | max-repeats
            {trading-hours: always} | trading-hours
            """)
    void tellWhatCannotBe(String item, String says) {
        assertThat(ConfigProblemsTest.problems(file("  - " + item + "\n"), Map.of()))
                .anySatisfy(problem -> {
                    assertThat(problem.isError()).isTrue();
                    assertThat(problem.key() + " " + problem.text() + "; " + problem.remedy())
                            .contains(says);
                });
    }

    @Test
    void tellTwoItemsOfOneScope() {
        String twice = file("  - {account: main, max-order-lots: 5}\n  - {account: main, max-leverage: 5}\n");
        assertThat(ConfigProblemsTest.problems(twice, Map.of()))
                .extracting(Problem::text)
                .contains("a second item for account main");
    }
}
