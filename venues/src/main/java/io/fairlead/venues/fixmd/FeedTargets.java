package io.fairlead.venues.fixmd;

import io.fairlead.fix.codec.FixMessage;
import org.jspecify.annotations.Nullable;

/// Finds where entries belong, without allocating. Called by the thread that decodes.
public interface FeedTargets {
    /// By the venue's name of an instrument, the field at an index of the message; null if nobody asked for it.
    @Nullable
    FeedTarget of(FixMessage message, int symbolIndex);

    /// By MDReqID(262), for messages whose entries name no instrument; null likewise.
    @Nullable
    FeedTarget ofRequest(FixMessage message);
}
