package io.fairlead.fix.engine;

import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import java.util.List;

/// How one session of an initiator gets its links: where to, how, how often, and when.
///
/// @param endpoints the counterparty's hosts; each failure moves on to the next
public record InitiatorPlan(
        List<Endpoint> endpoints, Dialer dialer, ReconnectPolicy reconnect, SessionSchedule schedule) {
    /// Why a session logs out when its hours are over.
    static final String CLOSED_HOURS = "the session's hours are over";

    public InitiatorPlan {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("a session needs at least one endpoint");
        }
    }

    /// With the default reconnection, always open.
    public static InitiatorPlan of(Dialer dialer, Endpoint... endpoints) {
        return new InitiatorPlan(List.of(endpoints), dialer, ReconnectPolicy.DEFAULT, SessionSchedule.ALWAYS);
    }
}
