package io.fairlead.core;

import io.fairlead.core.event.AccountValues;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.order.Exposures;
import io.fairlead.core.position.Positions;
import io.fairlead.core.risk.LimitBook;
import io.fairlead.core.risk.RiskState;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The core state as the limits see it. Engine thread.
record RiskView(CoreState state) implements RiskState {
    @Override
    public LimitBook limits() {
        return state.limits();
    }

    @Override
    public Exposures exposures() {
        return state.orders().exposures();
    }

    @Override
    public Positions positions() {
        return state.positions();
    }

    @Override
    public Collection<Instrument> instruments() {
        return state.instruments();
    }

    /// The smaller one where two of the venue's sources differ.
    @Override
    public @Nullable Decimal equity(AccountId id) {
        AccountState account = state.account(id);
        if (account == null) {
            return null;
        }
        Decimal newest = equity(account, account.values());
        Decimal other = equity(account, account.otherValues());
        return newest == null || other == null ? (newest == null ? other : newest) : newest.min(other);
    }

    private static @Nullable Decimal equity(AccountState account, @Nullable ReportedValues values) {
        if (values == null) {
            return null;
        }
        AccountValues said = values.said();
        return said.currency().equals(account.account().currency())
                ? said.figures().equity()
                : null;
    }
}
