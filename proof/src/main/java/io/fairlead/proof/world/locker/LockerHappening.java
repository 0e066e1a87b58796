package io.fairlead.proof.world.locker;

/// What is counted of a TradeLocker venue in a world. The world's own list has the same names.
public enum LockerHappening {
    /// The venue took an order.
    LOCKER_ORDERS,
    /// The venue took a close of a position.
    LOCKER_CLOSES,
    /// The venue took a change of an order, of a position's exits, or a cancel.
    LOCKER_CHANGES,
    /// The venue executed something.
    LOCKER_FILLS,
    /// A request of ours that would change something was lost on its way.
    LOCKER_LOST_REQUESTS,
    /// The answer to such a request was lost.
    LOCKER_LOST_REPLIES,
    /// Such a request was looked at seconds later, and nobody was told.
    LOCKER_LATE,
    /// The edge or a limit of the venue turned a request away.
    LOCKER_TURNED_AWAY,
    /// Nobody answered for a while, and the venue had forgotten every token.
    LOCKER_OUTAGES,
    /// Every token was void.
    LOCKER_EVICTIONS,
    /// A stream was cut, fell silent, or was told that it ends.
    LOCKER_STREAM_ENDS,
    /// A stream showed an account's whole picture.
    LOCKER_STREAMS,
    /// Somebody traded by another terminal.
    LOCKER_ELSEWHERE,
    /// An account was said to be worth nothing.
    LOCKER_ZERO_EQUITY,
    /// The gateway died while it was in doubt about an order at the venue, or had one under way.
    LOCKER_CRASHES_IN_DOUBT,
    /// A doubt about an order at the venue began.
    LOCKER_UNKNOWN,
    /// It ended by the proof that it never arrived.
    LOCKER_UNKNOWN_BY_ABSENCE,
    /// It ended by what the venue told of the order.
    LOCKER_UNKNOWN_BY_SIGHT
}
