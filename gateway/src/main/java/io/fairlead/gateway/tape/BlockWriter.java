package io.fairlead.gateway.tape;

import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Packs entries into one block after the other. Owned by the recorder's thread; an entry allocates nothing.
final class BlockWriter {
    private final ByteBuffer block =
            ByteBuffer.allocate(TapeFormat.BLOCK_HEAD + TapeFormat.MAX_PAYLOAD).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private final BlockState state = new BlockState();
    private int entries;
    private long firstNanos;

    BlockWriter() {
        begin();
    }

    /// Who the numbers are; asked once a block for each.
    @FunctionalInterface
    interface Names {
        byte[] of(int instrument);
    }

    /// What stands in a block for an instrument.
    static byte[] name(VenueId venue, Symbol symbol) {
        byte[] v = venue.value().getBytes(StandardCharsets.US_ASCII);
        byte[] s = symbol.value().getBytes(StandardCharsets.US_ASCII);
        byte[] both = new byte[2 + v.length + s.length];
        both[0] = (byte) v.length;
        System.arraycopy(v, 0, both, 1, v.length);
        both[1 + v.length] = (byte) s.length;
        System.arraycopy(s, 0, both, 2 + v.length, s.length);
        return both;
    }

    private void begin() {
        block.clear();
        block.position(TapeFormat.BLOCK_HEAD);
        state.reset();
        entries = 0;
    }

    boolean isEmpty() {
        return entries == 0;
    }

    int entries() {
        return entries;
    }

    boolean isFull() {
        return block.position() >= TapeFormat.BLOCK_HEAD + TapeFormat.BLOCK_BYTES;
    }

    void add(TapeEntry entry, Names names) {
        if (entries == 0) {
            firstNanos = entry.nanos();
            state.nanos = firstNanos;
        }
        TapeKind kind = entry.kind();
        if (state.isNew(entry.instrument())) {
            define(entry.instrument(), names);
        }
        boolean other = entry.instrument() != state.instrument;
        boolean scales = kind.isPriced()
                && (entry.priceScale() != state.priceScale[entry.instrument()]
                        || entry.sizeScale() != state.sizeScale[entry.instrument()]);
        block.put((byte)
                (kind.code() | (other ? TapeFormat.OTHER_INSTRUMENT : 0) | (scales ? TapeFormat.OTHER_SCALES : 0)));
        if (other) {
            Varint.put(block, entry.instrument());
            state.instrument = entry.instrument();
        }
        if (scales) {
            block.put((byte) entry.priceScale()).put((byte) entry.sizeScale());
            state.scales(entry.priceScale(), entry.sizeScale());
        }
        if (kind.isTimed()) {
            Varint.putSigned(block, entry.nanos() - state.nanos);
            state.nanos = entry.nanos();
        }
        if (kind.isPriced()) {
            Varint.putSigned(block, entry.price() - state.price[entry.instrument()]);
            state.price[entry.instrument()] = entry.price();
        }
        if (kind.isPriced() || kind == TapeKind.LOST) {
            Varint.putSigned(block, entry.size());
        }
        entries++;
    }

    private void define(int instrument, Names names) {
        block.put((byte) TapeFormat.DEFINE);
        Varint.put(block, instrument);
        block.put(names.of(instrument));
        state.define(instrument);
    }

    /// The finished block, valid until the next call; the one behind it is begun.
    ByteBuffer finish() {
        int end = block.position();
        block.putInt(0, TapeFormat.BLOCK_MAGIC);
        block.putInt(4, end - TapeFormat.BLOCK_HEAD);
        block.putInt(8, entries);
        block.putInt(12, 0);
        block.putLong(16, firstNanos);
        block.putLong(24, state.nanos);
        crc.reset();
        crc.update(block.array(), 0, end);
        block.putInt(12, (int) crc.getValue());
        ByteBuffer finished = ByteBuffer.wrap(Arrays.copyOf(block.array(), end));
        begin();
        return finished;
    }
}
