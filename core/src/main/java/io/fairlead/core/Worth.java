package io.fairlead.core;

import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.guard.OwnEquity;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import org.jspecify.annotations.Nullable;

/// What accounts are worth, for sharing an order out: by the venue's newest word while that is fresh, else by our own
/// books where a start balance is configured. Owned by the engine thread.
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
        ReportedValues newest = account.values();
        return newest != null && nowNanos - newest.receivedNanos() <= FRESH_NANOS;
    }
}
