package io.fairlead.proof.world;

/// What is counted in a world, so that a calm one can't pass for a proof.
public enum Happening {
    /// An order was accepted by the gateway.
    ORDERS("orders"),
    /// A venue took an order.
    ORDERS_AT_VENUES("ordersAtVenues"),
    /// A venue executed something.
    FILLS("fills"),
    /// A client sent a request again under the same client order id.
    RETRIES("retries"),
    /// A client was told that its request is known already.
    REPEATED("repeated"),
    CANCELS("cancels"),
    REPLACES("replaces"),
    CANCEL_ALLS("cancelAlls"),
    FLATTENS("flattens"),
    /// A command was refused with a reason.
    REFUSED("refused"),
    /// A doubt about an order began.
    UNKNOWN("unknown"),
    /// A doubt ended by what the venue told by itself.
    UNKNOWN_BY_STREAM("unknownByStream"),
    /// A doubt ended by a message that the venue sent again.
    UNKNOWN_BY_RESEND("unknownByResend"),
    /// A doubt ended by the answer about one order.
    UNKNOWN_BY_ORDER_STATUS("unknownByOrderStatus"),
    /// A doubt ended by the answer about all orders.
    UNKNOWN_BY_MASS_STATUS("unknownByMassStatus"),
    /// A doubt ended by proof that the venue never got the order.
    UNKNOWN_BY_ABSENCE("unknownByAbsence"),
    /// A doubt ended by an operator's word.
    UNKNOWN_BY_OPERATOR("unknownByOperator"),
    /// A doubt ended in another way.
    UNKNOWN_BY_OTHERS("unknownByOthers"),
    /// An order that only the venue remembered was adopted.
    ADOPTED("adopted"),
    /// The gateway's process died.
    CRASHES("crashes"),
    /// It died between two steps of one turn: at any record of the log.
    CRASHES_WITHIN("crashesWithin"),
    /// It died while it recovered.
    CRASHES_IN_RECOVERY("crashesInRecovery"),
    /// The gateway's machine died.
    POWER_LOSSES("powerLosses"),
    /// The machine died with writes that were not synced.
    TORN_WRITES("tornWrites"),
    /// The gateway's disk was full.
    DISK_FULL("diskFull"),
    /// The gateway's disk failed.
    DISK_FAILURES("diskFailures"),
    /// The gateway's clock was set.
    CLOCK_STEPS("clockSteps"),
    /// A connection was reset.
    CUTS("cuts"),
    /// A connection went silent, on both sides or one.
    HALF_OPEN("halfOpen"),
    /// The network fell apart for a while.
    PARTITIONS("partitions"),
    /// Bytes came in pieces, late, or both, for a while.
    BAD_LINES("badLines"),
    /// A byte arrived as another one.
    CORRUPTIONS("corruptions"),
    /// A venue restarted.
    VENUE_RESTARTS("venueRestarts"),
    /// Sequence numbers were set back to 1.
    SEQUENCE_RESETS("sequenceResets"),
    /// An order went out while one of the provider's sessions was down.
    FAILOVERS("failovers"),
    /// A venue's acknowledgement was lost for good.
    LOST_ACKS("lostAcks"),
    /// The report of a fill was lost for good.
    LOST_FILLS("lostFills"),
    /// The gateway booked a lost fill by the venue's sum, marked as inferred.
    INFERRED_FILLS("inferredFills"),
    /// A fill was reported when the order was over.
    LATE_FILLS("lateFills"),
    /// A report was sent twice.
    DUPLICATES("duplicates"),
    /// A report was overtaken by a later one.
    REORDERED("reordered"),
    /// A fill was taken back.
    BUSTS("busts"),
    /// A fill beat a cancel.
    CANCEL_RACES("cancelRaces"),
    /// A venue refused an order for no good reason.
    VENUE_REJECTS("venueRejects"),
    /// A venue did not show an order that it had, once.
    BLIND_READS("blindReads");

    private final String key;

    Happening(String key) {
        this.key = key;
    }

    /// Its name in a report.
    public String key() {
        return key;
    }
}
