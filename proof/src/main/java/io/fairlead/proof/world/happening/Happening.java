package io.fairlead.proof.world.happening;

/// What is counted in a world, so that a calm one can't pass for a proof; a report has its names in camel case.
public enum Happening {
    /// An order was accepted by the gateway.
    ORDERS,
    /// A venue took an order.
    ORDERS_AT_VENUES,
    /// A venue executed something.
    FILLS,
    /// A client sent a request again under the same client order id.
    RETRIES,
    /// A client was told that its request is known already.
    REPEATED,
    CANCELS,
    REPLACES,
    CANCEL_ALLS,
    FLATTENS,
    /// A command was refused with a reason.
    REFUSED,
    /// A doubt about an order began.
    UNKNOWN,
    /// A doubt ended by what the venue told by itself.
    UNKNOWN_BY_STREAM,
    /// A doubt ended by a message that the venue sent again.
    UNKNOWN_BY_RESEND,
    /// A doubt ended by the answer about one order.
    UNKNOWN_BY_ORDER_STATUS,
    /// A doubt ended by the answer about all orders.
    UNKNOWN_BY_MASS_STATUS,
    /// A doubt ended by a list of executions, or by a drop copy.
    UNKNOWN_BY_EXECUTIONS,
    /// A doubt ended by proof that the venue never got the order.
    UNKNOWN_BY_ABSENCE,
    /// A doubt ended by an operator's word.
    UNKNOWN_BY_OPERATOR,
    /// A doubt about a change of an order ended by the answer to that change.
    UNKNOWN_BY_ANSWER,
    /// An order that only the venue remembered was adopted.
    ADOPTED,
    /// The gateway's process died.
    CRASHES,
    /// It died between two steps of one turn: at any record of the log.
    CRASHES_WITHIN,
    /// It died while it recovered.
    CRASHES_IN_RECOVERY,
    /// The gateway's machine died.
    POWER_LOSSES,
    /// The machine died with writes that were not synced.
    TORN_WRITES,
    /// The gateway's disk was full.
    DISK_FULL,
    /// The gateway's disk failed.
    DISK_FAILURES,
    /// The gateway's clock was set.
    CLOCK_STEPS,
    /// A connection was reset.
    CUTS,
    /// A connection went silent, on both sides or one.
    HALF_OPEN,
    /// The network fell apart for a while.
    PARTITIONS,
    /// Bytes came in pieces, late, or both, for a while.
    BAD_LINES,
    /// A byte arrived as another one.
    CORRUPTIONS,
    /// A venue restarted.
    VENUE_RESTARTS,
    /// Sequence numbers were set back to 1.
    SEQUENCE_RESETS,
    /// A provider closed an order session for a while, just behind an order that had come by it.
    SESSIONS_CLOSED,
    /// An order went out while one of the provider's sessions was down.
    FAILOVERS,
    /// A venue's acknowledgement was lost for good.
    LOST_ACKS,
    /// The report of a fill was lost for good.
    LOST_FILLS,
    /// The gateway booked a lost fill by the venue's sum, marked as inferred.
    INFERRED_FILLS,
    /// A fill was reported when the order was over.
    LATE_FILLS,
    /// A report was sent twice.
    DUPLICATES,
    /// A report was overtaken by a later one.
    REORDERED,
    /// A fill was taken back.
    BUSTS,
    /// A fill beat a cancel.
    CANCEL_RACES,
    /// A venue refused an order for no good reason.
    VENUE_REJECTS,
    /// A venue took long over a change and refused it, though the order was open.
    LATE_REFUSALS,
    /// A venue did not show an order that it had, once.
    BLIND_READS,
    /// Somebody used the kill switch.
    KILLS,
    /// The kill switch said that nothing is live.
    KILLS_CONFIRMED,
    /// The kill switch took its word back, or could not give it.
    KILLS_NOT_CONFIRMED,
    /// A kill ended by an admin's word.
    RELEASES,
    /// An order was refused because of a kill.
    STOPPED_BY_KILL,
    /// A limit was changed while the gateway ran.
    LIMIT_CHANGES,
    /// An order was refused because of a limit.
    STOPPED_BY_LIMIT,
    /// The guard locked an account.
    GUARD_LOCKS,
    /// The guard had an account emptied.
    GUARD_FLATTENS,
    /// An order was refused because of the guard.
    STOPPED_BY_GUARD,
    /// A snapshot was taken and named in the log.
    SNAPSHOTS,
    /// A start began with a snapshot.
    STARTS_FROM_SNAPSHOT,
    /// A closed order left the live state.
    RETIRED,
    /// An order that had left came back, as the venue told something new of it.
    RECALLED,
    /// A part of the log that no start needs was put aside.
    ARCHIVED,
    /// The gateway's disk began to say "synced" and do nothing.
    DISK_LIES,
    /// The machine died on a disk that had lied: what was promised of it can't be kept.
    BROKEN_WORDS,
    /// Behind that, the start was refused: the log shows that synced records are gone.
    REFUSED_STARTS,
    /// A provider told its list of executions.
    TRADE_LISTS,
    /// An execution was left out of such a list, which counted it.
    LOST_TRADE_REPORTS,
    /// The gateway counted an execution that a list told first.
    FILLS_BY_LIST,
    /// A provider told a drop copy.
    COPIES,
    /// The drop copy of a fill was lost for good.
    LOST_COPIES,
    /// A drop copy was late.
    LATE_COPIES,
    /// A drop copy was sent twice.
    REPEATED_COPIES,
    /// A drop copy was of somebody else's order.
    STRANGERS_COPIES,
    /// A provider closed its session for drop copies for a while.
    COPIES_CLOSED,
    /// The gateway counted an execution that drop copies alone had told.
    FILLS_BY_COPY,
    /// The gateway noticed that a fill had no drop copy.
    COPIES_MISSED,
    /// The gateway was told nothing of a fill but by a drop copy, and did not count it: such copies have ids of
    /// their own.
    COPIES_NOT_COUNTED,
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
    /// The venue told an account's open orders emptily, once.
    LOCKER_BLIND_READS,
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
