package io.fairlead.venues.fixmd;

import io.fairlead.core.book.EntryAction;
import io.fairlead.core.book.EntryKind;
import io.fairlead.core.book.Fault;
import io.fairlead.core.book.MarketEntry;
import io.fairlead.core.book.MarketSink;
import io.fairlead.core.book.MarketSink.Refresh;
import io.fairlead.core.model.Decimal;
import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixGroup;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.GroupSpec;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.codec.UtcTimestamp;
import org.jspecify.annotations.Nullable;

/// MarketDataSnapshotFullRefresh(W) and MarketDataIncrementalRefresh(X), entry by entry into the sinks of the
/// instruments that they are about. Owned by the thread that polls the session; allocates nothing, throws nothing.
///
/// What can't be read is left to the book to count: an entry without its price or size has none, and whoever can't be
/// told which level an entry means is told that something was missed.
public final class MarketDataDecoder {
    /// An entry of either message, those of later versions and of venues that number entries or levels included.
    static final GroupSpec ENTRIES = GroupSpec.of(
            Tag.NO_MD_ENTRIES,
            15,
            18,
            22,
            37,
            40,
            48,
            55,
            58,
            59,
            63,
            64,
            65,
            83,
            106,
            107,
            110,
            120,
            126,
            167,
            200,
            201,
            202,
            205,
            206,
            207,
            223,
            224,
            225,
            226,
            227,
            228,
            231,
            239,
            240,
            255,
            269,
            270,
            271,
            272,
            273,
            274,
            275,
            276,
            277,
            278,
            279,
            280,
            282,
            283,
            284,
            285,
            286,
            287,
            288,
            289,
            290,
            291,
            292,
            299,
            326,
            336,
            346,
            354,
            355,
            423,
            432,
            447,
            448,
            449,
            450,
            451,
            452,
            453,
            454,
            455,
            456,
            460,
            461,
            470,
            471,
            472,
            528,
            541,
            543,
            546,
            625,
            667,
            691,
            711,
            731,
            762,
            811,
            828,
            864,
            865,
            866,
            867,
            868,
            873,
            874,
            875,
            876,
            1020,
            1023,
            1024,
            1070,
            1140,
            1300,
            2445,
            2446);

    private final FeedTargets targets;
    private final boolean tellsNewFromChanged;
    private final FixGroup group = new FixGroup();
    private final FixDecimal number = new FixDecimal();
    private final MarketEntry entry = new MarketEntry();
    private @Nullable FeedTarget open;
    private long unknown;

    public MarketDataDecoder(FeedTargets targets, MarketDataFormat format) {
        this.targets = targets;
        tellsNewFromChanged = format.tellsNewFromChanged();
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
        group.of(message, ENTRIES);
        while (group.next()) {
            EntryKind kind = kind(group.charValue(Tag.MD_ENTRY_TYPE));
            if (kind != null) {
                put(message, target, kind, EntryAction.NEW, Tag.MD_ENTRY_ID);
            }
        }
        sink.end();
        if (!group.complete()) {
            sink.gapped(Fault.SEQUENCE_GAP, receivedNanos);
        }
        target.told(true, receivedNanos);
        return true;
    }

    /// Increments, of one instrument or several.
    public void increments(FixMessage message, long receivedNanos) {
        FeedTarget current = null;
        boolean missed = false;
        open = null;
        group.of(message, ENTRIES);
        while (group.next()) {
            int symbol = group.indexOf(Tag.SYMBOL);
            if (symbol >= 0) {
                current = targets.of(message, symbol);
            } else if (current == null) {
                current = targets.ofRequest(message);
            }
            if (current == null) {
                unknown++;
                continue;
            }
            turnTo(current, receivedNanos);
            missed |= !increment(message, current, receivedNanos);
        }
        FeedTarget last = open;
        turnTo(null, receivedNanos);
        if (last != null && (missed || !group.complete())) {
            last.sink().gapped(missed ? Fault.UNKNOWN_ID : Fault.SEQUENCE_GAP, receivedNanos);
        }
    }

    /// What belongs to one instrument is one change of its book.
    @SuppressWarnings("ReferenceEquality") // one target an instrument
    private void turnTo(@Nullable FeedTarget next, long receivedNanos) {
        FeedTarget before = open;
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
        open = next;
    }

    /// False if one can't tell what the entry means.
    private boolean increment(FixMessage message, FeedTarget target, long receivedNanos) {
        char type = group.charValue(Tag.MD_ENTRY_TYPE);
        if (type == 'J') {
            emptied(target.sink(), receivedNanos);
            return true;
        }
        EntryKind kind = kind(type);
        EntryAction action = action(group.charValue(Tag.MD_UPDATE_ACTION));
        if (kind == null) {
            return type != FixMessage.NO_CHAR;
        }
        if (action == null) {
            return false;
        }
        boolean renamed = action != EntryAction.NEW && group.indexOf(Tag.MD_ENTRY_REF_ID) >= 0;
        if (!renamed) {
            put(message, target, kind, action, Tag.MD_ENTRY_ID);
        } else if (action == EntryAction.CHANGE || action == EntryAction.SET) {
            put(message, target, kind, EntryAction.DELETE, Tag.MD_ENTRY_REF_ID);
            put(message, target, kind, EntryAction.NEW, Tag.MD_ENTRY_ID);
        } else {
            put(message, target, kind, action, Tag.MD_ENTRY_REF_ID);
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

    private void put(FixMessage message, FeedTarget target, EntryKind kind, EntryAction action, int idTag) {
        entry.begin(kind, action).sequence(sequence(message.longAt(group.indexOf(Tag.RPT_SEQ))));
        if (group.decimal(Tag.MD_ENTRY_PX, number)) {
            price();
        }
        if (group.decimal(Tag.MD_ENTRY_SIZE, number)) {
            size(target.lot());
        } else if (group.indexOf(Tag.MD_ENTRY_SIZE) < 0 && isOfBook(kind)) {
            entry.size(0, 0); // a venue that names no size
        }
        int id = group.indexOf(idTag);
        if (id >= 0) {
            entry.id(message.buffer(), message.start(id), message.length(id));
        }
        int position = group.intValue(Tag.MD_ENTRY_POSITION_NO);
        if (position == FixMessage.NO_INT) {
            position = group.intValue(Tag.MD_PRICE_LEVEL);
        }
        entry.position(Math.max(0, position));
        int orders = group.intValue(Tag.NUMBER_OF_ORDERS);
        if (orders > 0) {
            entry.orders(orders);
        }
        long time = group.timestamp(Tag.MD_ENTRY_TIME);
        if (time != UtcTimestamp.INVALID) {
            entry.timeNanos(time);
        }
        target.sink().entry(entry);
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

    private @Nullable EntryAction action(char code) {
        return switch (code) {
            case '0' -> tellsNewFromChanged ? EntryAction.NEW : EntryAction.SET;
            case '1' -> tellsNewFromChanged ? EntryAction.CHANGE : EntryAction.SET;
            case '2' -> EntryAction.DELETE;
            case '3' -> EntryAction.DELETE_THROUGH;
            case '4' -> EntryAction.DELETE_FROM;
            case '5' -> EntryAction.SET;
            default -> null;
        };
    }

    /// MDEntryType(269); null for what the books have no place for.
    private static @Nullable EntryKind kind(char code) {
        return switch (code) {
            case '0' -> EntryKind.BID;
            case '1' -> EntryKind.ASK;
            case '2' -> EntryKind.TRADE;
            case '4' -> EntryKind.OPENING_PRICE;
            case '5' -> EntryKind.CLOSING_PRICE;
            case '7' -> EntryKind.SESSION_HIGH;
            case '8' -> EntryKind.SESSION_LOW;
            default -> null;
        };
    }
}
