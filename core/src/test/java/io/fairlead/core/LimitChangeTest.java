package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.LimitCommand;
import io.fairlead.core.event.LimitEvent;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import io.fairlead.core.limit.StandardLimits;
import io.fairlead.core.limit.TradingHours;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.risk.LimitUsage;
import io.fairlead.core.risk.StandingLimit;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Where limits come from, who changes them, and what is left of a change after a restart.
final class LimitChangeTest {
    private static final LimitKind LOTS = LimitKind.MAX_ORDER_LOTS;

    private final Fixture fixture = new Fixture().up();

    private Outcome set(Fixture at, Scope scope, @Nullable String value, String because) {
        LimitValue parsed = value == null ? null : LOTS.parse(value);
        return at.command(new LimitCommand.SetLimit(Fixture.ANNA, new Limit(scope, LOTS, parsed), because));
    }

    private static StandingLimit standing(Fixture at) {
        return Objects.requireNonNull(at.state.limits().standing(Scope.gateway(), LOTS));
    }

    @Test
    void aChangeIsLoggedWithWhoWhenAndWhyAndSurvivesARestartInFrontOfTheConfiguration() {
        fixture.core.define(StandardLimits.ALL, fixture.now);
        assertThat(standing(fixture).source()).isEqualTo(StandingLimit.Source.STANDARD);
        assertThat(set(fixture, Scope.gateway(), "2", "less, please")).isEqualTo(new Outcome.Accepted(List.of()));
        assertThat(fixture.log.getLast())
                .isEqualTo(new LimitEvent.LimitSet(
                        fixture.now, Fixture.ANNA, Limit.of(Scope.gateway(), LOTS, "2"), "less, please"));
        Fixture restarted = new Fixture(fixture.log);
        restarted.core.define(List.of(Limit.of(Scope.gateway(), LOTS, "7")), restarted.now);
        assertThat(standing(restarted))
                .isEqualTo(new StandingLimit(
                        Scope.gateway(),
                        LOTS,
                        LOTS.parse("2"),
                        LOTS.parse("7"),
                        new StandingLimit.Change(LOTS.parse("2"), fixture.now, Fixture.ANNA, "less, please")));
        assertThat(restarted.replayed().stateHash()).isEqualTo(restarted.state.stateHash());
    }

    @Test
    void aResetBringsTheConfigurationBack() {
        fixture.core.define(List.of(Limit.of(Scope.gateway(), LOTS, "7")), fixture.now);
        LimitCommand reset = new LimitCommand.ResetLimit(Fixture.ANNA, Scope.gateway(), LOTS, "enough");
        assertThat(((Outcome.Refused) fixture.command(reset)).code()).isEqualTo(DenialCode.LIMIT_NOT_CHANGED);
        set(fixture, Scope.gateway(), null, "off for the test");
        assertThat(standing(fixture).value()).isNull();
        assertThat(standing(fixture).source()).isEqualTo(StandingLimit.Source.CHANGED);
        assertThat(fixture.command(reset)).isInstanceOf(Outcome.Accepted.class);
        assertThat(standing(fixture).value()).isEqualTo(LOTS.parse("7"));
        assertThat(standing(fixture).source()).isEqualTo(StandingLimit.Source.CONFIGURATION);
    }

    @Test
    void aChangeNeedsAReasonAndAScopeThatIsKnown() {
        assertThat(((Outcome.Refused) set(fixture, Scope.gateway(), "1", " ")).code())
                .isEqualTo(DenialCode.REASON_MISSING);
        assertThat(((Outcome.Refused) set(fixture, Scope.of(new AccountId("nobody")), "1", "x")).code())
                .isEqualTo(DenialCode.SCOPE_UNKNOWN);
    }

    @Test
    void aChangeCountsFromTheNextOrderOn() {
        set(fixture, Scope.of(Fixture.SIM), "1", "less");
        Outcome refused = fixture.command(Fixture.place("c1", Side.BUY, Fixture.limit("200000", "1.1")));
        assertThat(((Outcome.Refused) refused).code()).isEqualTo(DenialCode.ORDER_QUANTITY_LIMIT);
        set(fixture, Scope.of(Fixture.SIM), "2", "more");
        assertThat(fixture.command(Fixture.place("c2", Side.BUY, Fixture.limit("200000", "1.1"))))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void theSameConfigurationIsLoggedOnce() {
        fixture.core.define(StandardLimits.ALL, fixture.now);
        int logged = fixture.log.size();
        fixture.core.define(StandardLimits.ALL, fixture.now);
        assertThat(fixture.log).hasSize(logged);
    }

    @Test
    void showsWhatIsUsedAndWhatIsLeft() {
        fixture.core.define(StandardLimits.ALL, fixture.now);
        fixture.quotes.quote(Fixture.EURUSD, "1.0999", "1.1", fixture.now);
        fixture.working("c1", Side.BUY, Fixture.limit("200000", "1.1"));
        List<LimitUsage> usages = fixture.core.limits(fixture.now);
        assertThat(usages).hasSize(StandardLimits.ALL.size());
        assertThat(usage(usages, LimitKind.MAX_POSITION_LOTS)).isEqualTo("2 of 100, 98 left, sim EURUSD");
        assertThat(usage(usages, LimitKind.MAX_GROSS_EXPOSURE)).isEqualTo("220000 of 50000000, 49780000 left, sim");
        assertThat(usage(usages, LimitKind.MAX_OPEN_ORDERS)).isEqualTo("1 of 500, 499 left, ");
        assertThat(usage(usages, LimitKind.MAX_ORDERS_PER_SECOND)).isEqualTo("1 of 50, 49 left, ");
        assertThat(usage(usages, LOTS)).isEqualTo(" of 50,  left, ");
    }

    private static String usage(List<LimitUsage> usages, LimitKind kind) {
        LimitUsage usage = usages.stream()
                .filter(each -> each.limit().kind() == kind)
                .findFirst()
                .orElseThrow();
        return usage.used() + " of " + usage.limit().value() + ", " + usage.headroom() + " left, " + usage.where();
    }

    @Test
    void valuesReadAsTheyAreWritten() {
        for (String text : List.of("500ms", "30s", "5m", "24h")) {
            assertThat(LimitKind.DUPLICATE_WINDOW.parse(text)).hasToString(text);
        }
        assertThat(LimitKind.MAX_REPEATS.parse("30 in 5s")).hasToString("30 in 5s");
        assertThat(LimitKind.SELF_MATCH.parse("YES")).hasToString("yes");
        assertThat(LimitKind.MAX_ORDER_NOTIONAL.parse("1000000.50")).hasToString("1000000.5");
        for (String wrong : List.of("-1", "1e3", "0.0000001", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> LOTS.parse(wrong));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> LimitKind.MAX_ORDERS_PER_SECOND.parse("100001"));
        assertThatIllegalArgumentException().isThrownBy(() -> LimitKind.MAX_REPEATS.parse("5 per 1s"));
    }

    @Test
    void tradingHoursKeepToTheirZoneThroughMidnightAndSummerTime() {
        TradingHours hours = TradingHours.parse("sun-thu 17:05-16:59 America/New_York");
        assertThat(hours).hasToString("sun-thu 17:05-16:59 America/New_York");
        assertThat(TradingHours.parse(hours.toString())).isNotNull();
        assertThat(hours.isOpen(nanos("2026-03-06T21:58:59Z"))).isTrue(); // a Friday in winter, 16:58 there
        assertThat(hours.isOpen(nanos("2026-03-06T21:59:00Z"))).isFalse();
        assertThat(hours.isOpen(nanos("2026-03-08T21:04:59Z"))).isFalse(); // the Sunday on which summer time begins
        assertThat(hours.isOpen(nanos("2026-03-08T21:05:00Z"))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> TradingHours.parse("mon-fri 08:00-17:00 Europe/Londn"));
        assertThatIllegalArgumentException().isThrownBy(() -> TradingHours.parse("mon-fri 8-17 UTC"));
    }

    private static long nanos(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
    }
}
