package io.fairlead.gateway.tape;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Unpacks blocks that have passed their checksum. Owned by whoever reads.
final class BlockReader {
    private final BlockState state = new BlockState();
    private final TapeEntry entry = new TapeEntry();

    /// Plays one payload.
    ///
    /// @throws TapeException if it says what no writer writes
    void play(ByteBuffer payload, int entries, long firstNanos, TapeSink sink) {
        state.reset();
        state.nanos = firstNanos;
        int played = 0;
        try {
            while (payload.hasRemaining()) {
                int head = payload.get();
                if (head == TapeFormat.DEFINE) {
                    define(payload, sink);
                } else {
                    read(head, payload);
                    sink.entry(entry);
                    played++;
                }
            }
        } catch (BufferUnderflowException e) {
            throw new TapeException("a block ends within an entry", e);
        }
        if (played != entries) {
            throw new TapeException("a block has " + played + " entries and says " + entries);
        }
    }

    private void define(ByteBuffer payload, TapeSink sink) {
        int number = number(payload);
        state.define(number);
        String venue = text(payload);
        String symbol = text(payload);
        try {
            sink.instrument(number, new VenueId(venue), new Symbol(symbol));
        } catch (IllegalArgumentException e) {
            throw new TapeException("a block names an instrument as nobody can: " + e.getMessage(), e);
        }
    }

    private static int number(ByteBuffer payload) {
        long number = Varint.get(payload);
        if (number < 0 || number >= TapeFormat.MAX_INSTRUMENTS) {
            throw new TapeException("no instrument has the number " + number);
        }
        return (int) number;
    }

    private static String text(ByteBuffer payload) {
        byte[] bytes = new byte[payload.get() & 0xff];
        payload.get(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private void read(int head, ByteBuffer payload) {
        TapeKind kind = TapeKind.of(head & TapeFormat.KIND_BITS);
        if (kind == TapeKind.TOP || (head & ~TapeFormat.HEAD_BITS) != 0) {
            throw new TapeException("an entry begins with " + head);
        }
        if ((head & TapeFormat.OTHER_INSTRUMENT) != 0) {
            state.instrument = number(payload);
        }
        if (state.instrument < 0 || state.isNew(state.instrument)) {
            throw new TapeException("an entry of an instrument that the block does not name");
        }
        if ((head & TapeFormat.OTHER_SCALES) != 0) {
            state.scales(scale(payload), scale(payload));
        }
        if (kind.isTimed()) {
            state.nanos += Varint.getSigned(payload);
        }
        entry.set(kind, state.instrument, state.nanos);
        if (kind.isPriced()) {
            int at = state.instrument;
            state.price[at] += Varint.getSigned(payload);
            entry.price(state.price[at], state.priceScale[at]);
        }
        if (kind.isPriced() || kind == TapeKind.LOST) {
            entry.size(Varint.getSigned(payload), kind == TapeKind.LOST ? 0 : state.sizeScale[state.instrument]);
        }
    }

    private int scale(ByteBuffer payload) {
        int scale = payload.get();
        if (scale < 0 || scale > Decimal.MAX_SCALE || state.instrument < 0) {
            throw new TapeException("no price has " + scale + " places");
        }
        return scale;
    }
}
