package io.fairlead.fix.engine;

import io.fairlead.fix.transport.Dialer.Dialing;

/// How an initiator's session stands towards its link. Immutable.
public sealed interface Connection {
    /// An operator stopped it, or it gave up; it stays down.
    record Stopped(String why) implements Connection {}

    /// It will dial when the time has come.
    record Waiting(long dialAtNanos) implements Connection {}

    /// It dials.
    record Connecting(Dialing dialing, long deadlineNanos) implements Connection {}

    /// It has a link.
    record Connected() implements Connection {}
}
