package io.fairlead.venues.fixlp;

import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.PositionsRead.Held;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The RequestForPositions(AN) that are under way: gathers the PositionReport(AP)s that answer one, until they are as
/// many as TotalNumPosReports(727) says. An answer that does not say how many it has is never complete. Owned by the
/// engine thread.
final class PositionReads {
    private static final int MOST_OPEN = 16;
    private static final int NO_POSITIONS_FOUND = 2;

    private final FixLpSettings settings;
    private final FixLpSymbols symbols;
    private final FixDecimal number = new FixDecimal();
    private final Map<String, Read> open = new LinkedHashMap<>();
    private long asked;

    private static final class Read {
        final AccountId account;
        final long askedNanos;
        final List<Held> held = new ArrayList<>();
        int total = FixMessage.NO_INT;
        int reports;
        int unreadable;

        Read(AccountId account, long askedNanos) {
            this.account = account;
            this.askedNanos = askedNanos;
        }
    }

    PositionReads(FixLpSettings settings, FixLpSymbols symbols) {
        this.settings = settings;
        this.symbols = symbols;
    }

    /// Begins a read; returns its PosReqID(710). The oldest of too many is given up.
    String begin(AccountId account, long nowNanos) {
        if (open.size() == MOST_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        asked++;
        // A venue sends answers again that an earlier process asked for: they must not pass for these.
        String id = "pos-" + Long.toString(nowNanos, 36) + "-" + asked;
        open.put(id, new Read(account, nowNanos));
        return id;
    }

    /// Takes an answer, whole or in part; the read that it completes, or null.
    @Nullable
    PositionsRead take(FixMessage answer) {
        int type = answer.msgType();
        if (open.isEmpty() || (type != MsgType.POSITION_REPORT && type != MsgType.REQUEST_FOR_POSITIONS_ACK)) {
            return null;
        }
        String id = answer.string(Tag.POS_REQ_ID);
        Read read = id == null ? null : open.get(id);
        if (id == null || read == null) {
            return null;
        }
        int total = answer.intValue(Tag.TOTAL_NUM_POS_REPORTS);
        read.total = total == FixMessage.NO_INT ? read.total : total;
        if (type == MsgType.POSITION_REPORT) {
            read.reports++;
            report(answer, read);
        } else if (answer.intValue(Tag.POS_REQ_RESULT) == NO_POSITIONS_FOUND) {
            read.total = 0;
        } else if (answer.intValue(Tag.POS_REQ_RESULT) != 0) {
            open.remove(id); // refused: no answer will come
            return null;
        }
        if (read.total == FixMessage.NO_INT || read.reports < read.total) {
            return null;
        }
        open.remove(id);
        return new PositionsRead(settings.venue(), read.account, read.askedNanos, read.held, read.unreadable);
    }

    private void report(FixMessage answer, Read read) {
        Instrument instrument = symbols.at(answer, answer.indexOf(Tag.SYMBOL));
        Decimal longs = sum(answer, Tag.LONG_QTY, instrument);
        Decimal shorts = sum(answer, Tag.SHORT_QTY, instrument);
        if (instrument == null || longs == null || shorts == null) {
            read.unreadable++;
            return;
        }
        Decimal price = answer.decimal(Tag.SETTL_PRICE, number) ? FixLpMapping.decimal(number) : null;
        read.held.add(
                new Held(instrument.symbol(), longs, shorts, price == null || price.signum() <= 0 ? null : price));
    }

    /// A report may split what is held by PosType(703). Null if a quantity can't be read.
    private @Nullable Decimal sum(FixMessage answer, int tag, @Nullable Instrument instrument) {
        @Nullable Decimal sum = Decimal.ZERO;
        for (int i = 0; i < answer.fields(); i++) {
            if (answer.tag(i) == tag) {
                Decimal each = answer.decimalAt(i, number) ? units(instrument) : null;
                if (each == null) {
                    return null;
                }
                sum = plus(sum, each.abs());
            }
            if (sum == null) {
                return null; // a figure that makes no sense
            }
        }
        return sum;
    }

    private static @Nullable Decimal plus(Decimal one, Decimal other) {
        try {
            return one.plus(other);
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    private @Nullable Decimal units(@Nullable Instrument instrument) {
        Decimal wire = FixLpMapping.decimal(number);
        boolean lots = settings.orders().quantityUnit() == QuantityUnit.LOTS;
        if (!lots || wire == null || instrument == null) {
            return wire;
        }
        return FixLpMapping.units(wire, instrument, QuantityUnit.LOTS);
    }

    /// The connection is gone, or the numbers began anew: no answer will be complete.
    void clear() {
        open.clear();
    }
}
