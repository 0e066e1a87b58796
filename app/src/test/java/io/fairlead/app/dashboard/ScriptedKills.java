package io.fairlead.app.dashboard;

import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;
import io.fairlead.core.view.KillView;
import java.util.ArrayList;
import java.util.List;

/// The kills in force: the script's venues confirm each at once. Guarded by the gateway.
final class ScriptedKills {
    private final List<KillView> inForce = new ArrayList<>();

    List<KillView> all() {
        return List.copyOf(inForce);
    }

    void add(HaltCommand.Kill kill, long now) {
        inForce.removeIf(each -> each.scope().equals(kill.scope()));
        inForce.add(new KillView(
                kill.scope(),
                kill.origin(),
                now,
                kill.because(),
                kill.flatten(),
                KillView.Phase.NOTHING_LIVE,
                0,
                0,
                List.of(),
                now,
                "script",
                0));
    }

    void addUnconfirmed(long now) {
        AccountId account = new AccountId("sim-1");
        KillView.Unconfirmed doubt =
                new KillView.Unconfirmed(account, new OrderId("A-5"), OrderStatus.UNKNOWN, "asked for");
        inForce.add(new KillView(
                new Scope.OfAccount(account),
                Origin.GATEWAY,
                now,
                "runaway",
                false,
                KillView.Phase.CANCELLING,
                1,
                0,
                List.of(doubt),
                0,
                "",
                11_200_000_000L));
    }

    void remove(HaltCommand.Release release) {
        inForce.removeIf(each -> each.scope().equals(release.scope()));
    }
}
