package io.fairlead.gateway;

import io.fairlead.core.event.Command;
import io.fairlead.core.risk.Assessment;
import io.fairlead.core.risk.LimitUsage;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Asks a running gateway about its limits. Changes nothing and logs nothing; any thread.
public interface LimitDesk {
    /// What would become of an order now, and how near it comes to each limit.
    CompletableFuture<Assessment> whatIf(Command.PlaceOrder order);

    /// Every limit that stands, where it comes from, and how much of it is used.
    CompletableFuture<List<LimitUsage>> usages();
}
