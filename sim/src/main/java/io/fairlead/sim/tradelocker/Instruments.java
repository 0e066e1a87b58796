package io.fairlead.sim.tradelocker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is listed, by its number and by its name. Immutable.
final class Instruments {
    private final Map<String, ListedInstrument> byId = new LinkedHashMap<>();
    private final Map<String, ListedInstrument> byName = new LinkedHashMap<>();

    Instruments(List<ListedInstrument> instruments) {
        for (ListedInstrument instrument : instruments) {
            byId.put(Long.toString(instrument.tradableId()), instrument);
            byName.put(instrument.name(), instrument);
        }
    }

    @Nullable
    ListedInstrument byId(@Nullable String tradableId) {
        return tradableId == null ? null : byId.get(tradableId);
    }

    @Nullable
    ListedInstrument byName(String name) {
        return byName.get(name);
    }

    List<ListedInstrument> all() {
        return List.copyOf(byId.values());
    }

    /// Whether an instrument is the one that a request is about; null stands for all.
    static boolean matches(ListedInstrument instrument, @Nullable String tradableId) {
        return tradableId == null || tradableId.equals(Long.toString(instrument.tradableId()));
    }
}
