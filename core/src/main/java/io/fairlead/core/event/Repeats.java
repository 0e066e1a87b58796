package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values that come again and again in a log: the same bytes give the same object, as long as they come close together.
/// That saves most of what decoding would allocate, and what a restored state would hold twice. One thread at a time;
/// `NONE` makes every value anew and is for any.
public final class Repeats {
    public static final Repeats NONE = new Repeats(0, 0);

    private static final int IDS = 1 << 13;
    private static final int NAMES = 1 << 8;

    final Table<OrderId> orders;
    final Table<VenueOrderId> venueOrders;
    final Table<AccountId> accounts;
    final Table<Symbol> symbols;
    final Table<VenueId> venues;
    final Table<String> names;
    private final @Nullable Decimal[] decimals;
    private final @Nullable OrderChecked checked;
    private @Nullable Origin origin;
    private Instrument.@Nullable Contract contract;

    public Repeats() {
        this(IDS, NAMES);
    }

    private Repeats(int ids, int small) {
        orders = new Table<>(OrderId::new, ids);
        venueOrders = new Table<>(VenueOrderId::new, ids);
        accounts = new Table<>(AccountId::new, small);
        symbols = new Table<>(Symbol::new, small);
        venues = new Table<>(VenueId::new, small);
        names = new Table<>(text -> text, small);
        decimals = new Decimal[4 * small];
        checked = small == 0 ? null : new OrderChecked();
    }

    /// To be filled: one object again and again, as an engine does it.
    OrderChecked checked() {
        return checked == null ? new OrderChecked() : checked;
    }

    Decimal decimal(long unscaled, int scale) {
        if (decimals.length == 0) {
            return new Decimal(unscaled, scale);
        }
        int slot = (int) (((unscaled * 31 + scale) * 0x9E3779B97F4A7C15L) >>> 40) & (decimals.length - 1);
        Decimal there = decimals[slot];
        if (there == null || there.unscaled() != unscaled || there.scale() != scale) {
            there = new Decimal(unscaled, scale);
            decimals[slot] = there;
        }
        return there;
    }

    Origin origin(String actor, String tokenId, String address) {
        Origin last = origin;
        if (last != null
                && last.actor().equals(actor)
                && last.tokenId().equals(tokenId)
                && last.address().equals(address)) {
            return last;
        }
        return remember(new Origin(actor, tokenId, address));
    }

    private Origin remember(Origin fresh) {
        if (decimals.length > 0) {
            origin = fresh;
        }
        return fresh;
    }

    Instrument.Contract contract(Instrument.Contract fresh) {
        Instrument.Contract last = contract;
        if (last != null && last.equals(fresh)) {
            return last;
        }
        if (decimals.length > 0) {
            contract = fresh;
        }
        return fresh;
    }

    /// One kind of value. A newer one takes the place of another that wants the same slot. The texts stand in the table
    /// itself, so that a look touches little memory; longer ones are made anew each time.
    static final class Table<T> {
        private static final int KEY_WORDS = 4;

        private final Function<String, T> make;
        private final long[] keys;
        private final @Nullable Object[] values;
        private final long[] key = new long[KEY_WORDS];

        Table(Function<String, T> make, int slots) {
            this.make = make;
            keys = new long[KEY_WORDS * slots];
            values = new Object[slots];
        }

        /// The value of the next text.
        @SuppressWarnings("unchecked") // only this table's own values are in it
        T next(ByteReader in) {
            if (values.length == 0 || !in.peekText(key)) {
                return make.apply(in.text());
            }
            int slot = hash() & (values.length - 1);
            Object there = values[slot];
            if (there != null && isKeyOf(slot)) {
                in.skipText();
                return (T) there;
            }
            T value = make.apply(in.text());
            System.arraycopy(key, 0, keys, KEY_WORDS * slot, KEY_WORDS);
            values[slot] = value;
            return value;
        }

        private int hash() {
            long hash = 0;
            for (long word : key) {
                hash = (hash ^ word) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 32;
            }
            return (int) hash;
        }

        private boolean isKeyOf(int slot) {
            int at = KEY_WORDS * slot;
            long different = 0;
            for (int i = 0; i < KEY_WORDS; i++) {
                different |= key[i] ^ keys[at + i];
            }
            return different == 0;
        }

        /// The value of the next text; null if it is empty.
        @Nullable
        T nextOrNull(ByteReader in) {
            return in.skipEmptyText() ? null : next(in);
        }
    }
}
