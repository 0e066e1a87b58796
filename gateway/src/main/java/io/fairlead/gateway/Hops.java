package io.fairlead.gateway;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.model.OrderId;
import io.fairlead.gateway.Explanation.Step;
import java.util.List;

/// When a new order reached each place on its way, in epoch nanoseconds; 0 where the log does not say. Immutable.
///
/// @param signal its command was handed in
/// @param core the core decided on it
/// @param wire its bytes were handed to the connection
/// @param ack the venue's first report about it was heard
/// @param client its client was told that it was accepted
public record Hops(long signal, long core, long wire, long ack, long client) {
    static Hops of(OrderId order, List<Step> steps) {
        long signal = 0;
        long core = 0;
        long wire = 0;
        long ack = 0;
        long client = 0;
        for (Step step : steps) {
            switch (step) {
                case Step.Told told -> { // the first is the order's own, later ones are of its changes
                    signal = client == 0 ? told.enteredNanos() : signal;
                    client = client == 0 ? told.atNanos() : client;
                }
                case Step.Logged(long _, long atNanos, Event.OrderAccepted _) -> core = atNanos;
                case Step.Logged(long _, long atNanos, Event.VenueSaid said) -> {
                    if (said.said() instanceof Fate.Sent sent && sent.request().equals(order) && wire == 0) {
                        wire = sent.atNanos();
                    } else if (said.said() instanceof ExecutionReport && ack == 0) {
                        ack = atNanos;
                    }
                }
                case Step.Logged _, Step.Sent _ -> {} // other places
            }
        }
        return new Hops(signal, core, wire, ack, client);
    }

    /// Each hop with its time, `not recorded` where one of its ends is missing.
    public List<String> described() {
        return List.of(
                "signal → core " + span(signal, core),
                "core → wire " + span(core, wire),
                "wire → ack " + span(wire, ack),
                "signal → client " + span(signal, client));
    }

    private static String span(long from, long to) {
        return from == 0 || to == 0 ? "not recorded" : (to - from) / 1000 + " µs";
    }
}
