package io.fairlead.venues.tradelocker;

import io.fairlead.core.event.AccountValues;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.venues.tradelocker.live.Money;
import org.jspecify.annotations.Nullable;

/// What the venue says an account is worth, as far as that can be believed. Pure.
///
/// The venue is known to tell no equity, or zero, for accounts that have some. A zero that balance and open result bear
/// out is one; any other is not handed on, so that no guard acts on it.
final class Worth {
    /// Figures of one moment may be drawn up a moment apart.
    private static final Decimal TOLERANCE = Decimal.of("0.01");

    private Worth() {}

    /// Either values, or why they are not believed.
    record Word(@Nullable AccountValues values, String doubt) {}

    static Word of(Account account, Money told) {
        String doubt = doubt(told);
        if (!doubt.isEmpty()) {
            return new Word(null, doubt);
        }
        AccountValues.Figures figures = new AccountValues.Figures(
                told.balance(), told.equity(), told.marginUsed(), told.freeMargin(), told.unrealised());
        return new Word(
                new AccountValues(account.venue(), account.id(), told.source().word(), account.currency(), figures, 0),
                "");
    }

    private static String doubt(Money told) {
        Decimal balance = told.balance();
        return switch (told.word()) {
            case GIVEN -> "";
            case MISSING -> "the venue told no equity";
            case ZERO ->
                balance != null && isEmpty(balance, told.unrealised())
                        ? ""
                        : "the venue told an equity of 0 with a balance of " + balance;
        };
    }

    private static boolean isEmpty(Decimal balance, @Nullable Decimal unrealised) {
        if (balance.isZero()) {
            return true;
        }
        Decimal bound = balance.abs().times(TOLERANCE);
        return unrealised != null && balance.plus(unrealised).abs().compareTo(bound) <= 0;
    }
}
