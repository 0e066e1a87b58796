package io.fairlead.venues.fixlp;

import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.codec.FixMessage;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The instruments of a venue by Symbol(55), looked up straight from the bytes. Immutable; any thread; allocates
/// nothing.
final class FixLpSymbols {
    private final byte[][] names;
    private final Instrument[] instruments;
    private final int mask;
    private final List<Instrument> traded;

    FixLpSymbols(VenueId venue, Collection<Instrument> all) {
        traded = all.stream().filter(i -> i.symbolAt(venue) != null).toList();
        int size = Integer.highestOneBit(Math.max(1, traded.size())) * 4;
        mask = size - 1;
        names = new byte[size][];
        instruments = new Instrument[size];
        for (Instrument instrument : traded) {
            add(String.valueOf(instrument.symbolAt(venue)).getBytes(StandardCharsets.ISO_8859_1), instrument, venue);
        }
    }

    private void add(byte[] name, Instrument instrument, VenueId venue) {
        int slot = slot(name, 0, name.length);
        if (instruments[slot] != null) {
            throw new IllegalArgumentException("Symbol(55)=" + new String(name, StandardCharsets.ISO_8859_1) + " at "
                    + venue + " must name one instrument, names " + instruments[slot].symbol() + " and "
                    + instrument.symbol());
        }
        names[slot] = name;
        instruments[slot] = instrument;
    }

    /// Every instrument that has a name at the venue.
    List<Instrument> traded() {
        return traded;
    }

    /// The instrument in the field at an index of the message; null if the venue's name is not configured.
    @Nullable
    Instrument at(FixMessage message, int index) {
        return index < 0 ? null : instruments[slot(message.buffer(), message.start(index), message.length(index))];
    }

    /// The slot that holds this name, or the free one where it would go.
    private int slot(byte[] src, int from, int length) {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + src[i];
        }
        int slot = (hash ^ hash >>> 16) & mask;
        while (names[slot] != null && !same(names[slot], src, from, length)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static boolean same(byte[] name, byte[] src, int from, int length) {
        if (name.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name[i] != src[from + i]) {
                return false;
            }
        }
        return true;
    }
}
