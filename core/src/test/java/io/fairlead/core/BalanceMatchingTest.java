package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountBreak;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.GuardCommand;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TradingDay;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.RecoveryProfile;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The venue's balance beside the one that our fills lead to.
final class BalanceMatchingTest {
    private static final long SECOND = 1_000_000_000L;

    private final Fixture fixture = new Fixture();

    BalanceMatchingTest() {
        fixture.port.profile = new RecoveryProfile(10 * SECOND, Set.of());
        fixture.up();
        GuardRules none = GuardRules.NONE;
        GuardRules rules = new GuardRules(
                "rules",
                "",
                Decimal.of(100_000),
                true,
                new TradingDay(ZoneOffset.UTC, LocalTime.MIDNIGHT),
                null,
                new GuardRules.Drawdown(LossLimit.parse("50%"), GuardRules.From.START, false),
                none.caps(),
                none.locking(),
                none.trust(),
                none.windows());
        fixture.core.guard(Fixture.SIM, rules, fixture.now);
        fixture.market.quote(Fixture.EURUSD, "1.1", "1.1");
    }

    private void told(String balance, int seconds) {
        told("state", balance, seconds);
    }

    /// Every second for so long.
    private void told(String source, String balance, int seconds) {
        for (int i = 0; i < seconds; i++) {
            fixture.now += SECOND;
            Decimal amount = Decimal.of(balance);
            fixture.hear(new AccountValues(
                    Fixture.VENUE,
                    Fixture.SIM,
                    source,
                    new Currency("USD"),
                    new AccountValues.Figures(amount, amount, null, null, null),
                    0));
        }
    }

    private Collection<AccountBreak> breaks() {
        return fixture.state.breakBook().ofAccounts();
    }

    private void traded(String price, String at) {
        LiveOrder in = fixture.working("in" + fixture.now, Side.BUY, Fixture.limit("100000", price));
        fixture.fill(in, "e" + in.id(), "100000", price, "100000");
        LiveOrder out = fixture.working("out" + fixture.now, Side.SELL, Fixture.limit("100000", at));
        fixture.fill(out, "e" + out.id(), "100000", at, "100000");
    }

    @Test
    void agreesWithWhatTheFillsRealised() {
        traded("1.1", "1.12");
        told("102000", 30);
        told("102009", 30);
        assertThat(breaks()).isEmpty();
    }

    @Test
    void breaksOnceADifferenceHasOutlastedTheSettleTime() {
        told("99950", 10);
        assertThat(breaks()).isEmpty();
        told("99950", 1);
        assertThat(breaks())
                .containsExactly(new AccountBreak(
                        Break.Kind.BALANCE_DIFFERS, Fixture.SIM, null, null, "100000", "99950 by state"));
        int logged = fixture.log.size();
        told("99951", 5);
        assertThat(fixture.log.size() - logged)
                .as("five words of the venue, no new break")
                .isEqualTo(5);
        told("99000", 1);
        assertThat(breaks()).extracting(AccountBreak::theirs).containsExactly("99000 by state");
    }

    @Test
    void endsWhenTheBalancesAgreeAgain() {
        told("99950", 12);
        told("100000", 1);
        assertThat(breaks()).isEmpty();
        told("99950", 12);
        fixture.command(new GuardCommand.StateBalance(
                Fixture.ANNA, Fixture.SIM, Decimal.of(99_950), false, "commission of the week"));
        told("99950", 1);
        assertThat(breaks()).isEmpty();
    }

    @Test
    void oneSourceThatAgreesDoesNotEndWhatAnotherSays() {
        told("state", "99950", 12);
        told("stream", "100000", 1);
        assertThat(breaks()).hasSize(1);
        told("state", "100000", 1);
        assertThat(breaks()).isEmpty();
    }

    @Test
    void comparesNothingWhileTheAccountMoves() {
        traded("1.1", "1.12");
        told("100000", 9);
        told("102000", 30);
        assertThat(breaks()).as("the venue was only late").isEmpty();
        LiveOrder underWay = fixture.placed("c9", Side.BUY, Fixture.limit("100000", "1.1"));
        told("95000", 30);
        assertThat(underWay.isInFlight()).isTrue();
        assertThat(breaks()).isEmpty();
    }

    @Test
    void comparesNothingWithoutAKnownBeginning() {
        fixture.core.guard(Fixture.SIM, GuardRules.NONE, fixture.now);
        told("95000", 30);
        assertThat(breaks()).isEmpty();
    }
}
