package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixField;
import io.fairlead.fix.codec.TimestampPrecision;
import java.util.List;

/// What the messages that we send look like. Immutable.
///
/// @param precision of SendingTime(52), OrigSendingTime(122) and, unless told otherwise, of timestamps in bodies
/// @param versions of application messages
/// @param lastProcessed whether the header carries LastMsgSeqNumProcessed(369)
/// @param routing further fields of each header, such as OnBehalfOfCompID(115), DeliverToCompID(128),
///         SenderLocationID(142) and TargetLocationID(143)
public record WireFormat(
        TimestampPrecision precision, ApplVersions versions, boolean lastProcessed, List<FixField> routing) {

    public WireFormat {
        routing = List.copyOf(routing);
    }

    /// Milliseconds, no optional fields, and the application version that a BeginString(8) usually goes with.
    public static WireFormat of(String beginString) {
        ApplVersions versions = beginString.startsWith("FIXT") ? ApplVersions.FIX50SP2 : ApplVersions.FIX44;
        return new WireFormat(TimestampPrecision.MILLIS, versions, false, List.of());
    }

    /// The same with timestamps of another precision.
    public WireFormat withPrecision(TimestampPrecision value) {
        return new WireFormat(value, versions, lastProcessed, routing);
    }

    /// The same with other application versions.
    public WireFormat withVersions(ApplVersions value) {
        return new WireFormat(precision, value, lastProcessed, routing);
    }

    /// The same, with or without LastMsgSeqNumProcessed(369).
    public WireFormat withLastProcessed(boolean value) {
        return new WireFormat(precision, versions, value, routing);
    }

    /// The same with these further header fields.
    public WireFormat withRouting(FixField... fields) {
        return new WireFormat(precision, versions, lastProcessed, List.of(fields));
    }
}
