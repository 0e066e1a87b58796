package io.fairlead.sim.desk;

import io.fairlead.sim.fault.Delivery;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.Exchange;

/// A way into the venue, as the desk sees it. Every call comes on the desk's thread and returns at once.
public interface Door {
    /// Sends an answer, which the log already has, to the client that owns it.
    void answer(Answer answer, Delivery delivery);

    /// Sends a copy of an answer to whoever gets copies.
    void copy(Answer answer);

    /// Every market made a step: send the market data that is due.
    void stepped(Exchange exchange, long nanos);

    /// Sends every market-data subscriber so many snapshots at once.
    void flood(Exchange exchange, int messages);

    void strike(Fault.OfLine fault, Exchange exchange);

    /// The venue can't go on: cut every line.
    void abandon();
}
