package io.fairlead.core.event;

import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;
import org.jspecify.annotations.Nullable;

/// BusinessMessageReject(j), or a session Reject(3) of an application message. `request` is null when the venue did not
/// say, and no message of ours had the MsgSeqNum that it named. `refMsgType` is RefMsgType(372).
public record BusinessReject(VenueId venue, @Nullable OrderId request, String refMsgType, int reason, String text)
        implements VenueInput {}
