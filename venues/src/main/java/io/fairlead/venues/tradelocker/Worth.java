package io.fairlead.venues.tradelocker;

import io.fairlead.core.event.AccountValues;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.venues.tradelocker.live.Money;
import org.jspecify.annotations.Nullable;

/// What the venue says one account is worth, as far as that can be believed. Owned by the venue's thread.
///
/// The venue is known to tell no equity, or zero, for accounts that have some. A zero that balance and open result bear
/// out is one; any other is not handed on, so that no guard acts on it. A row of nothing but zeros bears itself out: if
/// the account had something before, it is believed once the venue has told nothing else for a minute.
final class Worth {
    /// Figures of one moment may be drawn up a moment apart.
    private static final Decimal TOLERANCE = Decimal.of("0.01");

    private static final long STANDS_NANOS = 60_000_000_000L;

    private final Account account;
    private Before before = new Before.Nothing();

    /// What was told before.
    private sealed interface Before {
        record Nothing() implements Before {}

        record Some() implements Before {}

        /// The account had something, and has been told to be empty since.
        record Emptied(long sinceNanos) implements Before {}
    }

    Worth(Account account) {
        this.account = account;
    }

    /// Either values, or why they are not believed.
    record Word(@Nullable AccountValues values, String doubt) {}

    Word of(Money told) {
        String doubt = doubt(told);
        if (doubt.isEmpty() && told.word() == Money.EquityWord.ZERO) {
            doubt = emptied(told);
        } else if (told.word() == Money.EquityWord.GIVEN) {
            before = new Before.Some();
        }
        if (!doubt.isEmpty()) {
            return new Word(null, doubt);
        }
        AccountValues.Figures figures = new AccountValues.Figures(
                told.balance(), told.equity(), told.marginUsed(), told.freeMargin(), told.unrealised());
        return new Word(
                new AccountValues(account.venue(), account.id(), told.source().word(), account.currency(), figures, 0),
                "");
    }

    /// Why a row of zeros is not believed yet; empty if it is.
    private String emptied(Money told) {
        Decimal balance = told.balance();
        if (balance == null || !balance.isZero()) {
            return "";
        }
        long sinceNanos = switch (before) {
            case Before.Nothing _ -> Long.MIN_VALUE;
            case Before.Some _ -> told.toldNanos();
            case Before.Emptied(long since) -> Math.min(since, told.toldNanos());
        };
        if (sinceNanos == Long.MIN_VALUE) {
            return "";
        }
        before = new Before.Emptied(sinceNanos);
        return told.toldNanos() - sinceNanos >= STANDS_NANOS
                ? ""
                : "the venue told an account that had something to be empty, and has not done so for a minute";
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
