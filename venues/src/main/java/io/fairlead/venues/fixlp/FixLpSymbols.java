package io.fairlead.venues.fixlp;

import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.venues.fixmd.NameTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The instruments of a venue by Symbol(55), looked up straight from the bytes. Immutable; any thread; allocates
/// nothing.
final class FixLpSymbols {
    private final NameTable<Instrument> byName;
    private final List<Instrument> traded;

    FixLpSymbols(VenueId venue, Collection<Instrument> all) {
        traded = all.stream().filter(i -> i.symbolAt(venue) != null).toList();
        Map<String, Instrument> names = new LinkedHashMap<>();
        for (Instrument instrument : traded) {
            String name = String.valueOf(instrument.symbolAt(venue));
            Instrument other = names.put(name, instrument);
            if (other != null) {
                throw new IllegalArgumentException("Symbol(55)=" + name + " at " + venue
                        + " must name one instrument, names " + other.symbol() + " and " + instrument.symbol());
            }
        }
        byName = new NameTable<>(names);
    }

    /// Every instrument that has a name at the venue.
    List<Instrument> traded() {
        return traded;
    }

    /// The instrument of this name of ours; null if it has none at the venue.
    @Nullable
    Instrument of(Symbol symbol) {
        for (Instrument each : traded) {
            if (each.symbol().equals(symbol)) {
                return each;
            }
        }
        return null;
    }

    /// The instrument in the field at an index of the message; null if the venue's name is not configured.
    @Nullable
    Instrument at(FixMessage message, int index) {
        return byName.at(message, index);
    }
}
