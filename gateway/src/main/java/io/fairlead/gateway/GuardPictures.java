package io.fairlead.gateway;

import io.fairlead.core.AccountState;
import io.fairlead.core.CoreState;
import io.fairlead.core.GuardReadings;
import io.fairlead.core.ReportedValues;
import io.fairlead.core.guard.Assessment;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.guard.Guards;
import io.fairlead.core.guard.OwnEquity;
import io.fairlead.core.guard.Watch;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.view.PositionView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the guards of accounts have decided and the venues told, for readers. Drawn by the follower thread, read by
/// any.
final class GuardPictures {
    private final Map<AccountId, GuardLedger> ledgers = new ConcurrentHashMap<>();
    private final Map<AccountId, GuardReadings.Venue> values = new ConcurrentHashMap<>();
    private final Map<AccountId, Guards.Published> published = new ConcurrentHashMap<>();

    /// Draws everything, as after a restart.
    void all(CoreState state) {
        state.guards().all().forEach(ledgers::put);
        state.accounts().forEach(this::valued);
        state.guards().published().values().forEach(this::published);
    }

    void published(Guards.Published newest) {
        published.put(newest.said().account(), newest);
    }

    Guards.@Nullable Published published(AccountId account) {
        return published.get(account);
    }

    void guarded(CoreState state, AccountId account) {
        GuardLedger ledger = state.guards().ledger(account);
        if (ledger != null) {
            ledgers.put(account, ledger);
        }
    }

    void valued(AccountState account) {
        if (account.values() != null) {
            values.put(account.account().id(), new GuardReadings.Venue(account.values(), account.otherValues()));
        }
    }

    @Nullable
    ReportedValues values(AccountId account) {
        GuardReadings.Venue told = values.get(account);
        return told == null ? null : told.newest();
    }

    /// The account as it stands now; null if it has no rules.
    @Nullable
    GuardView view(Account account, List<PositionView> positions, OwnEquity.Market market, long nowNanos) {
        GuardLedger ledger = ledgers.get(account.id());
        if (ledger == null) {
            return null;
        }
        GuardReadings.Venue told = values.getOrDefault(account.id(), new GuardReadings.Venue(null, null));
        List<EquityReading> said = GuardReadings.of(ledger, told, positions, market, nowNanos);
        List<EquityReading> judged = new Watch().judge(ledger, said, nowNanos);
        return new GuardView(account, ledger, Assessment.of(ledger, judged));
    }
}
