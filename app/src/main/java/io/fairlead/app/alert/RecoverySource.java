package io.fairlead.app.alert;

import io.fairlead.core.Recovery;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.gateway.ReadSide.AccountView;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Accounts whose recovery plan takes too long: they trade nothing until it is complete. Owned by the `alerts` thread.
public final class RecoverySource implements AlertSource {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Supplier<List<AccountView>> accounts;

    public RecoverySource(Supplier<List<AccountView>> accounts) {
        this.accounts = accounts;
    }

    @Override
    public void find(long nowNanos, Consumer<Condition> found) {
        for (AccountView account : accounts.get()) {
            Recovery recovery = account.recovery();
            boolean asks =
                    !recovery.step().isOpen() && recovery.step() != RecoveryStep.SESSION; // which has its own alert
            if (asks && nowNanos - recovery.sinceNanos() >= PATIENCE.toNanos()) {
                found.accept(new Condition(
                        AlertKind.RECOVERY_STUCK,
                        account.account().id().value(),
                        Severity.CRITICAL,
                        "it waits for " + recovery.step().awaited() + "; " + recovery.note()));
            }
        }
    }
}
