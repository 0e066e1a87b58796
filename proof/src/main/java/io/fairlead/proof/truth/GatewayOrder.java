package io.fairlead.proof.truth;

import io.fairlead.core.model.Decimal;
import java.util.List;
import java.util.Set;

/// An order as the gateway believes it. `intent` is account and client order id, the client's one wish; `requests`
/// are all ClOrdID(11) of ours about it; `acknowledged` is true if the venue's word on it is in the journal;
/// `unexplained` are units that it knows to be executed without knowing the executions.
public record GatewayOrder(
        String intent,
        Set<String> requests,
        Standing standing,
        boolean acknowledged,
        List<Execution> executions,
        Decimal unexplained) {
    public GatewayOrder {
        requests = Set.copyOf(requests);
        executions = List.copyOf(executions);
    }
}
