package io.fairlead.app.config;

import io.fairlead.core.model.VenueId;
import java.util.List;

/// One venue: which adapter speaks to it, and over which sessions.
public record VenueSettings(VenueId id, Adapter adapter, List<FixSessionSettings> sessions) {

    /// The venue adapters that this release has.
    public enum Adapter {
        FIXLP
    }

    static final Key<VenueId> ID = Key.required(
            "id",
            Scalars.id("up to 32 letters, digits, '.', '_' and '-'", id -> new VenueId(FixSessionSettings.plainId(id))),
            "Our name of the venue.");
    static final Key<Adapter> ADAPTER = Key.required(
            "adapter", Scalars.oneOf(Adapter.class), "What it speaks: fixlp is any FIX 4.4 liquidity provider.");
    static final Key<List<Values>> SESSIONS = Key.items("sessions", FixSessionSettings.TABLE);
    static final Table TABLE = Table.of("Where orders go.", ID, ADAPTER, SESSIONS);

    static VenueSettings of(Values values) {
        return new VenueSettings(
                values.get(ID),
                values.get(ADAPTER),
                values.get(SESSIONS).stream().map(FixSessionSettings::of).toList());
    }
}
