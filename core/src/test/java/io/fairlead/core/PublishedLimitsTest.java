package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.GuardCommand;
import io.fairlead.core.event.LimitsPublished;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.ProposedLimits;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TradingDay;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Limits that a venue publishes: a proposal, until an admin accepts it.
final class PublishedLimitsTest {
    private static final ProposedLimits PROPOSED = new ProposedLimits(
            LossLimit.parse("4%"),
            new ProposedLimits.Drawdown(LossLimit.parse("8% of start"), GuardRules.From.EQUITY_HIGH),
            Decimal.of(5),
            2);

    private final Fixture fixture = new Fixture().up();

    private void guard(@Nullable Decimal start) {
        GuardRules none = GuardRules.NONE;
        fixture.core.guard(
                Fixture.SIM,
                new GuardRules(
                        "rules",
                        "firm",
                        start,
                        false,
                        new TradingDay(ZoneOffset.UTC, LocalTime.MIDNIGHT),
                        new GuardRules.DailyLoss(LossLimit.parse("5%"), GuardRules.Base.BALANCE, false),
                        null,
                        new GuardRules.Caps(Decimal.of(20), null, false),
                        none.locking(),
                        none.trust(),
                        none.windows()),
                fixture.now);
    }

    private void publishes(ProposedLimits limits) {
        fixture.hear(new LimitsPublished(Fixture.VENUE, Fixture.SIM, "riskRules", limits));
    }

    private Outcome accept() {
        return fixture.command(new GuardCommand.AcceptLimits(Fixture.ANNA, Fixture.SIM, "as the firm says"));
    }

    private GuardRules inForce(CoreState state) {
        return Objects.requireNonNull(state.guards().ledger(Fixture.SIM)).rules();
    }

    private static void refused(Outcome outcome, DenialCode code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void countsOnlyOnceAnAdminHasAcceptedIt() {
        guard(Decimal.of(100_000));
        GuardRules configured = inForce(fixture.state);
        publishes(PROPOSED);
        assertThat(inForce(fixture.state)).isEqualTo(configured);
        assertThat(accept()).isEqualTo(new Outcome.Accepted(List.of()));
        GuardRules now = inForce(fixture.state);
        assertThat(now.dailyLoss())
                .as("the figure is the venue's, what it is measured from ours")
                .isEqualTo(new GuardRules.DailyLoss(LossLimit.parse("4%"), GuardRules.Base.BALANCE, false));
        assertThat(now.drawdown())
                .isEqualTo(new GuardRules.Drawdown(LossLimit.parse("8% of start"), GuardRules.From.EQUITY_HIGH, false));
        assertThat(now.caps()).isEqualTo(new GuardRules.Caps(Decimal.of(5), 2, false));
        refused(
                fixture.command(Fixture.place("c1", Side.BUY, Fixture.limit("600000", "1.1"))),
                DenialCode.GUARD_MAX_LOTS);
    }

    @Test
    void aLaterPublicationWaitsForAWordOfItsOwn() {
        guard(Decimal.of(100_000));
        publishes(PROPOSED);
        accept();
        publishes(new ProposedLimits(LossLimit.parse("1%"), null, null, null));
        assertThat(Objects.requireNonNull(inForce(fixture.state).dailyLoss()).limit())
                .isEqualTo(LossLimit.parse("4%"));
        assertThat(Objects.requireNonNull(fixture.state.guards().published(Fixture.SIM))
                        .said()
                        .limits()
                        .dailyLoss())
                .isEqualTo(LossLimit.parse("1%"));
    }

    @Test
    void dropsBackToTheConfigurationWhichMayHaveChanged() {
        guard(Decimal.of(100_000));
        publishes(PROPOSED);
        accept();
        guard(Decimal.of(200_000));
        assertThat(inForce(fixture.state).startBalance()).isEqualTo(Decimal.of(200_000));
        assertThat(inForce(fixture.state).caps().maxPositions()).isEqualTo(2);
        GuardCommand drop = new GuardCommand.DropLimits(Fixture.ANNA, Fixture.SIM, "wrong plan");
        assertThat(fixture.command(drop)).isEqualTo(new Outcome.Accepted(List.of()));
        assertThat(inForce(fixture.state).caps().maxPositions()).isNull();
        refused(fixture.command(drop), DenialCode.GUARD_NOTHING_ACCEPTED);
    }

    @Test
    void refusesWhatItCannotHoldTheAccountTo() {
        refused(accept(), DenialCode.GUARD_NOT_CONFIGURED);
        guard(null);
        refused(accept(), DenialCode.GUARD_NOTHING_PUBLISHED);
        publishes(ProposedLimits.NONE);
        refused(accept(), DenialCode.GUARD_NOTHING_PUBLISHED);
        publishes(PROPOSED);
        refused(accept(), DenialCode.GUARD_START_UNKNOWN);
        guard(Decimal.of(100_000));
        refused(
                fixture.command(new GuardCommand.AcceptLimits(Fixture.ANNA, Fixture.SIM, " ")),
                DenialCode.REASON_MISSING);
    }

    @Test
    void survivesARestartAndASnapshot() {
        guard(Decimal.of(100_000));
        publishes(PROPOSED);
        accept();
        List<Event> log = new ArrayList<>(fixture.log);
        CoreState again = new Fixture(log).state;
        assertThat(inForce(again)).isEqualTo(inForce(fixture.state));
        CoreState restored = SnapshotTest.restored(fixture.state);
        GuardLedger ledger = restored.guards().ledger(Fixture.SIM);
        assertThat(ledger).isEqualTo(fixture.state.guards().ledger(Fixture.SIM));
        assertThat(restored.guards().published())
                .isEqualTo(fixture.state.guards().published());
        assertThat(restored.stateHash()).isEqualTo(fixture.state.stateHash());
    }
}
