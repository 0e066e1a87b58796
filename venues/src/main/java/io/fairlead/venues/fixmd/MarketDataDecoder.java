package io.fairlead.venues.fixmd;

import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.EntryKind;
import io.fairlead.core.book.Fault;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.book.MarketSink.Refresh;
import io.fairlead.core.model.Decimal;
import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.codec.UtcTimestamp;
import org.jspecify.annotations.Nullable;

/// MarketDataSnapshotFullRefresh(W) and MarketDataIncrementalRefresh(X), entry by entry into the sinks of the
/// instruments that they are about. Owned by the thread that polls the session; allocates nothing, throws nothing.
///
/// What can't be read is left to the book to count: an entry without its price or size has none, and whoever can't be
/// told which level an entry means is told that something was missed.
public final class MarketDataDecoder {
    /// By MDEntryType(269) from `0` on; null for what the books have no place for.
    private static final @Nullable EntryKind[] KINDS = {
        EntryKind.BID,
        EntryKind.ASK,
        EntryKind.TRADE,
        null,
        EntryKind.OPENING_PRICE,
        EntryKind.CLOSING_PRICE,
        null,
        EntryKind.SESSION_HIGH,
        EntryKind.SESSION_LOW
    };

    private final FeedTargets targets;
    private final EntryAction[] actions;
    private final EntryPlaces places = new EntryPlaces();
    private final FixDecimal number = new FixDecimal();
    private final MarketEntry entry = new MarketEntry();
    private long unknown;

    public MarketDataDecoder(FeedTargets targets, MarketDataFormat format) {
        this.targets = targets;
        boolean told = format.tellsNewFromChanged();
        actions = new EntryAction[] {
            told ? EntryAction.NEW : EntryAction.SET,
            told ? EntryAction.CHANGE : EntryAction.SET,
            EntryAction.DELETE,
            EntryAction.DELETE_THROUGH,
            EntryAction.DELETE_FROM,
            EntryAction.SET
        };
    }

    /// Entries and messages so far that are about nothing that was asked for.
    public long unknown() {
        return unknown;
    }

    /// A snapshot; false if nobody asked for it.
    public boolean snapshot(FixMessage message, long receivedNanos) {
        FeedTarget target = targets.of(message, message.indexOf(Tag.SYMBOL));
        if (target == null) {
            unknown++;
            return false;
        }
        MarketSink sink = target.sink();
        sink.begin(Refresh.SNAPSHOT, sequence(message.longValue(Tag.RPT_SEQ)), receivedNanos);
        places.of(message);
        while (places.next()) {
            EntryKind kind = kind(message.charAt(places.at(EntryPlaces.TYPE)));
            if (kind != null) {
                put(message, target, kind, EntryAction.NEW, places.at(EntryPlaces.ID));
            }
        }
        sink.end();
        if (!places.isComplete()) {
            sink.gapped(Fault.SEQUENCE_GAP, receivedNanos);
        }
        target.told(true, receivedNanos);
        return true;
    }

    /// Increments, of one instrument or several.
    public void increments(FixMessage message, long receivedNanos) {
        FeedTarget open = null;
        FeedTarget current = null;
        int named = -1;
        boolean missed = false;
        places.of(message);
        while (places.next()) {
            int symbol = places.at(EntryPlaces.SYMBOL);
            if (symbol >= 0) {
                current = named >= 0 && message.sameAt(symbol, named) ? current : targets.of(message, symbol);
                named = symbol;
            } else if (current == null) {
                current = targets.ofRequest(message);
            }
            if (current == null) {
                unknown++;
                continue;
            }
            turn(open, current, receivedNanos);
            open = current;
            missed |= !increment(message, current, receivedNanos);
        }
        turn(open, null, receivedNanos);
        if (open != null && (missed || !places.isComplete())) {
            open.sink().gapped(missed ? Fault.UNKNOWN_ID : Fault.SEQUENCE_GAP, receivedNanos);
        }
    }

    /// What belongs to one instrument is one change of its book.
    @SuppressWarnings("ReferenceEquality") // one target an instrument
    private static void turn(@Nullable FeedTarget before, @Nullable FeedTarget next, long receivedNanos) {
        if (before == next) {
            return;
        }
        if (before != null) {
            before.sink().end();
            before.told(false, receivedNanos);
        }
        if (next != null) {
            next.sink().begin(Refresh.INCREMENTAL, MarketSink.NO_SEQUENCE, receivedNanos);
        }
    }

    /// False if one can't tell what the entry means.
    private boolean increment(FixMessage message, FeedTarget target, long receivedNanos) {
        char type = message.charAt(places.at(EntryPlaces.TYPE));
        if (type == 'J') {
            emptied(target.sink(), receivedNanos);
            return true;
        }
        EntryKind kind = kind(type);
        EntryAction action = action(message.charAt(places.at(EntryPlaces.ACTION)));
        if (kind == null) {
            return type != FixMessage.NO_CHAR;
        }
        if (action == null) {
            return false;
        }
        int id = places.at(EntryPlaces.ID);
        int before = action == EntryAction.NEW ? -1 : places.at(EntryPlaces.REF_ID);
        if (before < 0) {
            put(message, target, kind, action, id);
        } else if (action == EntryAction.CHANGE || action == EntryAction.SET) {
            put(message, target, kind, EntryAction.DELETE, before);
            put(message, target, kind, EntryAction.NEW, id);
        } else {
            put(message, target, kind, action, before);
        }
        return true;
    }

    /// The venue says that the book is empty.
    private static void emptied(MarketSink sink, long receivedNanos) {
        sink.end();
        sink.begin(Refresh.SNAPSHOT, MarketSink.NO_SEQUENCE, receivedNanos);
        sink.end();
        sink.begin(Refresh.INCREMENTAL, MarketSink.NO_SEQUENCE, receivedNanos);
    }

    /// @param id where the entry's id stands, or -1
    private void put(FixMessage message, FeedTarget target, EntryKind kind, EntryAction action, int id) {
        entry.begin(kind, action);
        if (message.decimalAt(places.at(EntryPlaces.PRICE), number)) {
            price();
        }
        int size = places.at(EntryPlaces.SIZE);
        if (message.decimalAt(size, number)) {
            size(target.lot());
        } else if (size < 0 && isOfBook(kind)) {
            entry.size(0, 0); // a venue that names no size
        }
        if (id >= 0) {
            entry.id(message.buffer(), message.start(id), message.length(id));
        }
        if (places.hasMore()) {
            putMore(message);
        }
        target.sink().entry(entry);
    }

    /// What few venues tell.
    private void putMore(FixMessage message) {
        entry.sequence(sequence(message.longAt(places.at(EntryPlaces.SEQUENCE))));
        int position = message.intAt(places.at(EntryPlaces.POSITION));
        if (position == FixMessage.NO_INT) {
            position = message.intAt(places.at(EntryPlaces.LEVEL));
        }
        entry.position(Math.max(0, position));
        int orders = message.intAt(places.at(EntryPlaces.ORDERS));
        if (orders > 0) {
            entry.orders(orders);
        }
        long time = message.timestampAt(places.at(EntryPlaces.TIME));
        if (time != UtcTimestamp.INVALID) {
            entry.timeNanos(time);
        }
    }

    private static boolean isOfBook(EntryKind kind) {
        return kind == EntryKind.BID || kind == EntryKind.ASK;
    }

    /// Without trailing zeros that the model has no room for.
    private void price() {
        long mantissa = number.mantissa();
        int scale = number.scale();
        while (scale > Decimal.MAX_SCALE && mantissa % 10 == 0) {
            mantissa /= 10;
            scale--;
        }
        entry.price(mantissa, scale);
    }

    /// In units; a size with more digits than a long has is none.
    private void size(Decimal lot) {
        long mantissa = number.mantissa() * lot.unscaled();
        int scale = number.scale() + lot.scale();
        if (Math.multiplyHigh(number.mantissa(), lot.unscaled()) != mantissa >> 63) {
            return;
        }
        while (scale > Decimal.MAX_SCALE && mantissa % 10 == 0) {
            mantissa /= 10;
            scale--;
        }
        entry.size(mantissa, scale);
    }

    private static long sequence(long wire) {
        return wire == FixMessage.NO_LONG || wire < 0 ? MarketSink.NO_SEQUENCE : wire;
    }

    /// MDUpdateAction(279); null for one that nobody knows.
    private @Nullable EntryAction action(char code) {
        int index = code - '0';
        return index >= 0 && index < actions.length ? actions[index] : null;
    }

    private static @Nullable EntryKind kind(char code) {
        int index = code - '0';
        return index >= 0 && index < KINDS.length ? KINDS[index] : null;
    }
}
