package io.fairlead.fix.engine;

import io.fairlead.fix.transport.Dialer.Dialing;

/// How a session stands towards its link. Immutable.
///
/// ```
///  initiator:  Stopped ─start─▶ Waiting ─time─▶ Connecting ─link─▶ Connected ─stop, end of hours─▶ Closing ─▶ …
///                 ▲                ▲ ◀──── failed ─────┘               │
///                 └─ gave up ──────┴───────────── link lost ───────────┘
///  acceptor:   Stopped ─start─▶ Listening ─Logon(A)─▶ Connected ─▶ Closing ─▶ …
/// ```
public sealed interface Connection {
    /// An operator stopped it, or it gave up; it stays down until it is started.
    record Stopped(String why) implements Connection {}

    /// It will dial when the time has come.
    record Waiting(long dialAtNanos) implements Connection {}

    /// It dials, within the hours given.
    record Connecting(Dialing dialing, long deadlineNanos, SessionWindow hours) implements Connection {}

    /// Its counterparty may connect.
    record Listening() implements Connection {}

    /// It has a link, until its hours are over.
    record Connected(long closesNanos) implements Connection {}

    /// It logs out; what comes next comes when the link is gone.
    record Closing(Connection next) implements Connection {}
}
