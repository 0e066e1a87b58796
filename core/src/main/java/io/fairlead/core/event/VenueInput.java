package io.fairlead.core.event;

import io.fairlead.core.model.VenueId;

/// What a venue adapter reports to the core.
public sealed interface VenueInput extends Input
        permits Fate,
                ExecutionReport,
                CancelReject,
                BusinessReject,
                LinkChange,
                AccountWord,
                MassCancelReport,
                ReportsLost,
                DropCopy,
                CopyLink {
    VenueId venue();
}
