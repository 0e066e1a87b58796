package io.fairlead.core.snapshot;

import io.fairlead.core.event.ByteReader;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventDecoder;
import io.fairlead.core.event.EventFormatException;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ModelReader;
import io.fairlead.core.event.Repeats;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Instrument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// What a section reads one piece of its values with, as `SectionWriter` wrote them. One snapshot, one thread.
public final class SectionReader {
    private final Shared shared;
    private final int version;
    private final ByteReader in;
    private final ModelReader values;

    /// What is told once and then by number, across pieces and sections.
    static final class Shared {
        private final List<Instrument> instruments = new ArrayList<>();
        private final List<Account> accounts = new ArrayList<>();
        private final List<Object> named = new ArrayList<>();
        private final Repeats repeats;
        private final EventDecoder events;

        Shared(Repeats repeats) {
            this.repeats = repeats;
            this.events = new EventDecoder(repeats);
        }
    }

    SectionReader(Shared shared, int version, byte[] piece, int length) {
        this(shared, version, new ByteReader(piece, 0, length));
    }

    private SectionReader(Shared shared, int version, ByteReader in) {
        this.shared = shared;
        this.version = version;
        this.in = in;
        this.values = new ModelReader(in, shared.repeats);
    }

    static SectionReader ofCapsule(byte[] packed) {
        ByteReader in = new ByteReader(packed, 0, packed.length);
        int version = (int) in.unsigned();
        return new SectionReader(new Shared(Repeats.NONE), version, in);
    }

    /// The form in which the section was written.
    public int version() {
        return version;
    }

    /// Whether the piece has no more.
    public boolean atEnd() {
        return in.atEnd();
    }

    public ByteReader in() {
        return in;
    }

    public ModelReader values() {
        return values;
    }

    public Event event() {
        int type = (int) in.unsigned();
        int length = in.size();
        int from = in.skip(length);
        return shared.events.decode(type, in.array(), from, length);
    }

    public ExecutionReport report() {
        if (event() instanceof Event.VenueSaid said && said.said() instanceof ExecutionReport report) {
            return report;
        }
        throw new EventFormatException("an execution report is missing");
    }

    public Instrument instrument() {
        return told(shared.instruments, values::instrument);
    }

    public Account account() {
        return told(shared.accounts, values::definedAccount);
    }

    private <T> T told(List<T> known, Supplier<T> fresh) {
        long number = in.unsigned();
        if (number == known.size()) {
            known.add(fresh.get());
        }
        return at(known, number);
    }

    private static <T> T at(List<T> known, long number) {
        if (number < 0 || number >= known.size()) {
            throw new EventFormatException("number " + number + " must be one of the " + known.size() + " told before");
        }
        return known.get((int) number);
    }

    public BigDecimal exact() {
        int scale = in.int32();
        int length = in.size();
        int from = in.skip(length);
        return new BigDecimal(new BigInteger(Arrays.copyOfRange(in.array(), from, from + length)), scale);
    }

    /// Gives an object the next number; see `SectionWriter.name`.
    public void name(Object object) {
        shared.named.add(object);
    }

    /// The object that was given this number.
    public <T> T reference(Class<T> type) {
        Object object = at(shared.named, in.unsigned());
        if (!type.isInstance(object)) {
            throw new EventFormatException("a " + type.getSimpleName() + " is missing");
        }
        return type.cast(object);
    }
}
