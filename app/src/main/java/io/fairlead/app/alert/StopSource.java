package io.fairlead.app.alert;

import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.view.KillView;
import io.fairlead.gateway.GuardView;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Kills in force, and guards that warn or have locked an account. Owned by the `alerts` thread.
public final class StopSource implements AlertSource {
    /// Until the venue has told what an account is worth its guard locks it, so at each start for a moment.
    private static final Duration UNTOLD = Duration.ofSeconds(30);

    private final Supplier<List<KillView>> kills;
    private final LongFunction<List<GuardView>> guards;
    private final Enduring<AccountId> untold = new Enduring<>(UNTOLD);

    public StopSource(Supplier<List<KillView>> kills, LongFunction<List<GuardView>> guards) {
        this.kills = kills;
        this.guards = guards;
    }

    @Override
    public void find(long nowNanos, Consumer<Condition> found) {
        kills.get().forEach(kill -> found.accept(kill(kill)));
        List<GuardView> now = guards.apply(nowNanos);
        Set<AccountId> worthless = untold.of(
                now.stream()
                        .filter(each -> each.ledger().bars().locks().containsKey(GuardLimit.VALUES))
                        .map(each -> each.account().id())
                        .collect(Collectors.toSet()),
                nowNanos);
        now.forEach(guard -> guard(guard, worthless.contains(guard.account().id()), found));
    }

    private static Condition kill(KillView kill) {
        return new Condition(
                AlertKind.KILL_SWITCH,
                kill.scope().toString(),
                kill.isConfirmed() ? Severity.WARNING : Severity.CRITICAL,
                "by " + kill.by().actor() + ": " + kill.because()
                        + (kill.isConfirmed()
                                ? "; the venues said that nothing is live"
                                : "; not confirmed yet, " + kill.live() + " orders are live in our books"));
    }

    private static void guard(GuardView guard, boolean untold, Consumer<Condition> found) {
        String account = guard.account().id().value();
        GuardLedger.Bars bars = guard.ledger().bars();
        bars.locks().forEach((limit, lock) -> {
            if (limit != GuardLimit.VALUES || untold) {
                found.accept(new Condition(
                        AlertKind.GUARD, account + "/" + limit, Severity.CRITICAL, "locked: " + lock.why()));
            }
        });
        bars.warned().forEach((limit, percent) -> {
            if (percent > 0 && !bars.locks().containsKey(limit)) {
                found.accept(new Condition(
                        AlertKind.GUARD,
                        account + "/" + limit,
                        Severity.WARNING,
                        percent + " % of what the firm allows are used"));
            }
        });
    }
}
