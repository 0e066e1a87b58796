package io.fairlead.app.alert;

import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.Capability;
import io.fairlead.gateway.ReadSide.AccountView;
import io.fairlead.gateway.VenueView;
import io.fairlead.journal.Recovery;
import io.fairlead.journal.SyncPolicy;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A start behind a power loss: the log may lack its end. What had left for a venue by then, and was over before the
/// venue was asked, shows only where the venue lists executions or positions. Owned by the `alerts` thread.
public final class PowerLossSource implements AlertSource {
    private final Recovery recovery;
    private final SyncPolicy policy;
    private final Supplier<List<AccountView>> accounts;
    private final Supplier<List<VenueView>> venues;

    public PowerLossSource(
            Recovery recovery,
            SyncPolicy policy,
            Supplier<List<AccountView>> accounts,
            Supplier<List<VenueView>> venues) {
        this.recovery = recovery;
        this.policy = policy;
        this.accounts = accounts;
        this.venues = venues;
    }

    @Override
    public void find(long nowNanos, Consumer<Condition> found) {
        if (recovery.kind() != Recovery.Kind.POWER_LOSS) {
            return;
        }
        List<VenueId> blind = policy == SyncPolicy.BEFORE_WIRE ? List.of() : blind();
        List<String> named = accounts.get().stream()
                .filter(each -> blind.contains(each.account().venue()))
                .map(each -> each.account().id().value())
                .toList();
        Severity severity = named.isEmpty() ? Severity.WARNING : Severity.CRITICAL;
        found.accept(new Condition(AlertKind.POWER_LOSS, "journal", severity, text(named)));
    }

    private List<VenueId> blind() {
        return venues.get().stream()
                .filter(each -> !each.capabilities().has(Capability.FILLS_QUERY))
                .filter(each -> !each.capabilities().has(Capability.POSITION_QUERY))
                .map(VenueView::venue)
                .toList();
    }

    private static String text(List<String> accounts) {
        String start = "the power failed, and what was not on disk is gone from the log: ";
        if (accounts.isEmpty()) {
            return start + "each venue tells, or is asked for, what came of it";
        }
        return start + "an order that left in its last moment and was filled at once may be unknown here in account "
                + String.join(", ", accounts) + ", whose venue lists neither executions nor positions";
    }
}
