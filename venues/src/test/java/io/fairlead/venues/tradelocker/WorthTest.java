package io.fairlead.venues.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.VenueId;
import io.fairlead.venues.tradelocker.live.LiveSource;
import io.fairlead.venues.tradelocker.live.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorthTest {
    private static final Account ACCOUNT = new Account(
            new AccountId("a"), new VenueId("tl"), AccountKind.DEMO, new Currency("USD"), PositionMode.HEDGING, "1");

    private static final long SECOND = 1_000_000_000L;

    private final Worth worth = new Worth(ACCOUNT);
    private long nowNanos = 1_700_000_000_000_000_000L;

    private Worth.Word told(@Nullable String balance, @Nullable String equity, @Nullable String unrealised) {
        Decimal value = decimal(equity);
        Money.EquityWord word = value == null
                ? Money.EquityWord.MISSING
                : value.isZero() ? Money.EquityWord.ZERO : Money.EquityWord.GIVEN;
        return worth.of(new Money(
                LiveSource.POLL, decimal(balance), value, null, null, decimal(unrealised), word, nowNanos, nowNanos));
    }

    private static @Nullable Decimal decimal(@Nullable String text) {
        return text == null ? null : Decimal.of(text);
    }

    @Test
    void handsOnWhatTheVenueSays() {
        Worth.Word word = told("100000", "99500.5", "-499.5");
        assertThat(word.doubt()).isEmpty();
        assertThat(word.values()).satisfies(values -> {
            assertThat(values.figures().equity()).isEqualTo(Decimal.of("99500.5"));
            assertThat(values.source()).isEqualTo("state");
        });
    }

    @Test
    void believesNoEquityOfZeroBesideABalance() {
        assertThat(told("100000", "0", "0").values()).isNull();
        assertThat(told("100000", "0", "0").doubt()).contains("an equity of 0");
        assertThat(told("100000", null, "0").doubt()).contains("no equity");
        assertThat(told(null, "0", null).values()).isNull();
    }

    @Test
    void believesAZeroThatBalanceAndOpenResultBearOut() {
        assertThat(told("0", "0", "0").values()).isNotNull();
        assertThat(told("1000", "0", "-1000").values()).isNotNull();
    }

    @Test
    void believesARowOfZerosBehindABalanceOnceItHasStoodForAMinute() {
        told("1000", "1000", "0");
        assertThat(told("0", "0", "0").doubt()).contains("to be empty");
        nowNanos += 59 * SECOND;
        assertThat(told("0", "0", "0").values()).isNull();
        nowNanos += SECOND;
        assertThat(told("0", "0", "0").values()).isNotNull();
    }

    @Test
    void believesNoRowsOfZerosBetweenOthers() {
        for (int i = 0; i < 10; i++) {
            assertThat(told("1000", "900", "-100").values()).isNotNull();
            nowNanos += 30 * SECOND;
            assertThat(told("0", "0", "0").values()).isNull();
            nowNanos += 30 * SECOND;
        }
    }
}
