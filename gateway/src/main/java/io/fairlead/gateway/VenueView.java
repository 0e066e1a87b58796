package io.fairlead.gateway;

import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.CancelOnDisconnect;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;

/// What a venue's adapter declares, and who cancels after a disconnect. Immutable.
public record VenueView(VenueId venue, Capabilities capabilities, CancelOnDisconnect cancelOnDisconnect) {

    /// Whether it takes mass cancels.
    public boolean massCancel() {
        return capabilities.has(Capability.MASS_CANCEL);
    }
}
