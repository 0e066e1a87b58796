package io.fairlead.gateway;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.risk.Assessment;
import io.fairlead.core.risk.GroupAssessment;
import io.fairlead.core.risk.LimitUsage;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Asks a running gateway what orders are held to and what one would meet. Changes nothing and logs nothing; any
/// thread.
public interface LimitDesk {
    /// What would become of an order now, and how near it comes to each limit.
    CompletableFuture<Assessment> whatIf(Command.PlaceOrder order);

    /// The same of an order for a group: which member would get it and why, or how it would be shared out, each share
    /// judged as if it were alone.
    CompletableFuture<GroupAssessment> whatIf(ParentCommand.PlaceForAccounts order);

    /// The groups of accounts that an order can name.
    CompletableFuture<List<AccountGroup>> groups();

    /// Every limit that stands, where it comes from, and how much of it is used.
    CompletableFuture<List<LimitUsage>> usages();
}
