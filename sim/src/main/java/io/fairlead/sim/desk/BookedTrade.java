package io.fairlead.sim.desk;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.match.OrderSnapshot;
import io.fairlead.sim.match.Terms;

/// A fill as the venue's list of trades has it, or its bust: then `bustedExecId` names the fill, else it is empty.
/// Immutable.
public record BookedTrade(
        String execId,
        String bustedExecId,
        OrderSnapshot.Ids order,
        String symbol,
        Terms terms,
        Decimal qty,
        Decimal price,
        long nanos) {}
