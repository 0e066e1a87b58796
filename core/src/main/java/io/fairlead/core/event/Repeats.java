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
    final Newest<Origin> origin;
    final Newest<Instrument.Contract> contract;

    public Repeats() {
        this(IDS, NAMES);
    }

    private Repeats(int ids, int small) {
        orders = new Table<>(OrderId::new, ids);
        venueOrders = new Table<>(VenueOrderId::new, ids / 4);
        accounts = new Table<>(AccountId::new, small);
        symbols = new Table<>(Symbol::new, small);
        venues = new Table<>(VenueId::new, small);
        names = new Table<>(text -> text, small);
        decimals = new Decimal[4 * small];
        checked = small == 0 ? null : new OrderChecked();
        origin = new Newest<>(small > 0);
        contract = new Newest<>(small > 0);
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

    /// The newest value of a kind that is made of several: where its bytes stand again, they need not be read one by
    /// one.
    static final class Newest<T> {
        private final boolean keeps;
        private byte[] form = {};
        private @Nullable T value;

        Newest(boolean keeps) {
            this.keeps = keeps;
        }

        /// The value, if its bytes are the next, which are stepped over; else null.
        @Nullable
        T again(ByteReader in) {
            T newest = value;
            return newest != null && in.skipIf(form) ? newest : null;
        }

        /// Keeps a value whose bytes began there and end here.
        T keep(T fresh, ByteReader in, int from) {
            if (keeps) {
                form = in.since(from);
                value = fresh;
            }
            return fresh;
        }
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
            int words = values.length == 0 ? 0 : in.peekText(key);
            if (words == 0) {
                return make.apply(in.text());
            }
            int slot = hash(words) & (values.length - 1);
            Object there = values[slot];
            if (there != null && isKeyOf(slot, words)) {
                in.skipText();
                return (T) there;
            }
            T value = make.apply(in.text());
            System.arraycopy(key, 0, keys, KEY_WORDS * slot, words);
            values[slot] = value;
            return value;
        }

        private int hash(int words) {
            long hash = 0;
            for (int i = 0; i < words; i++) {
                hash = (hash ^ key[i]) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 32;
            }
            return (int) hash;
        }

        /// Texts of other lengths differ in the first byte.
        private boolean isKeyOf(int slot, int words) {
            int at = KEY_WORDS * slot;
            long different = 0;
            for (int i = 0; i < words; i++) {
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
