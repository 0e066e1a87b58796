package io.fairlead.app.alert;

import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.view.KillView;
import io.fairlead.gateway.GuardView;
import io.fairlead.gateway.ReadSide;
import java.util.function.Consumer;

/// Kills in force, and guards that warn or have locked an account. Owned by the `alerts` thread.
public final class StopSource implements AlertSource {
    private final ReadSide readSide;

    public StopSource(ReadSide readSide) {
        this.readSide = readSide;
    }

    @Override
    public void find(long nowNanos, Consumer<Condition> found) {
        readSide.kills().forEach(kill -> found.accept(kill(kill)));
        readSide.guards(nowNanos).forEach(guard -> guard(guard, found));
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

    private static void guard(GuardView guard, Consumer<Condition> found) {
        String account = guard.account().id().value();
        GuardLedger.Bars bars = guard.ledger().bars();
        bars.locks()
                .forEach((limit, lock) -> found.accept(new Condition(
                        AlertKind.GUARD, account + "/" + limit, Severity.CRITICAL, "locked: " + lock.why())));
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
