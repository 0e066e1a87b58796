package io.fairlead.core;

import io.fairlead.core.event.AccountValues;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.guard.OwnEquity;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import org.jspecify.annotations.Nullable;

/// What accounts are worth, for sharing orders out and balancing them: by the venue's newest word while that is
/// fresh, else by our own books where a start balance is configured. Owned by the engine thread.
final class Worth {
    /// Venues are asked every few seconds; a figure of long ago is no figure.
    static final long FRESH_NANOS = 300_000_000_000L;

    private final CoreState state;
    private final Guarding guarding;

    Worth(CoreState state, Guarding guarding) {
        this.state = state;
        this.guarding = guarding;
    }

    /// A figure in the account's currency with its source, or, with none, what is missing.
    record Figure(@Nullable Decimal equity, Currency currency, String source) {}

    /// Null if the account is not known.
    @Nullable
    Figure of(AccountId id, long nowNanos) {
        AccountState account = state.account(id);
        if (account == null) {
            return null;
        }
        Currency currency = account.account().currency();
        Decimal told = isFresh(account, nowNanos) ? new RiskView(state).equity(id) : null;
        if (told != null) {
            return new Figure(told, currency, "venue");
        }
        GuardLedger ledger = state.guards().ledger(id);
        if (ledger == null) {
            return new Figure(null, currency, "the venue told none in the last 5 minutes, and no start balance is set");
        }
        EquityReading own = OwnEquity.read(
                OwnEquity.origin(ledger),
                GuardReadings.positions(state, id),
                guarding.market(account.account()),
                nowNanos);
        return new Figure(own.equity(), currency, own.equity() == null ? own.why() : own.source());
    }

    private static boolean isFresh(AccountState account, long nowNanos) {
        return isFresh(account.values(), nowNanos);
    }

    private static boolean isFresh(@Nullable ReportedValues values, long nowNanos) {
        return values != null && nowNanos - values.receivedNanos() <= FRESH_NANOS;
    }

    /// What is left for new positions by the venue's fresh word, the smaller one where two of its sources differ: its
    /// free margin, or else equity less margin in use. Null if the account is not known.
    @Nullable
    Figure headroom(AccountId id, long nowNanos) {
        AccountState account = state.account(id);
        if (account == null) {
            return null;
        }
        Decimal newest = headroom(account, account.values(), nowNanos);
        Decimal other = headroom(account, account.otherValues(), nowNanos);
        Decimal least = newest == null || other == null ? (newest == null ? other : newest) : newest.min(other);
        return new Figure(
                least,
                account.account().currency(),
                least == null ? "the venue told neither margin nor equity in the last 5 minutes" : "venue");
    }

    private static @Nullable Decimal headroom(AccountState account, @Nullable ReportedValues values, long nowNanos) {
        if (values == null
                || !isFresh(values, nowNanos)
                || !values.said().currency().equals(account.account().currency())) {
            return null;
        }
        AccountValues.Figures told = values.said().figures();
        Decimal equity = told.equity();
        Decimal used = told.marginUsed();
        if (told.freeMargin() != null || equity == null) {
            return told.freeMargin();
        }
        return used == null ? equity : equity.minus(used);
    }
}
