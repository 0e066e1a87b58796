package io.fairlead.core.snapshot;

import io.fairlead.core.event.ByteWriter;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ModelWriter;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Instrument;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.IdentityHashMap;

/// What a section writes its values with. One snapshot, one thread.
///
/// Instruments and accounts are written once and then told by number, so that restored orders share them as before.
public final class SectionWriter {
    private static final int PIECE_BYTES = 256 * 1024;
    private static final int FORMS = 1024;

    private final ModelWriter values = new ModelWriter();
    private final ByteWriter out = values.out();
    private final EventCodec events = new EventCodec();
    private final Numbering instruments = new Numbering();
    private final Numbering accounts = new Numbering();
    private final IdentityHashMap<Object, byte[]> forms = new IdentityHashMap<>();
    private final Numbering named = new Numbering();
    private final Runnable pieceEnded;

    SectionWriter(Runnable pieceEnded) {
        this.pieceEnded = pieceEnded;
    }

    /// Forgets everything told so far: what comes next is read by itself.
    void startAfresh() {
        out.reset();
        instruments.clear();
        accounts.clear();
        named.clear();
    }

    /// Numbers, texts, enum constants.
    public ByteWriter out() {
        return out;
    }

    /// Values of the model.
    public ModelWriter values() {
        return values;
    }

    /// Says that here is a good place to end a piece; it ends if it has grown large, which is answered. Reading
    /// goes on with the next piece by another call of the section's `read`.
    public boolean pieceEnds() {
        boolean large = out.length() >= PIECE_BYTES;
        if (large) {
            pieceEnded.run();
        }
        return large;
    }

    /// An event in its own form, with its type and version.
    public void event(Event event) {
        int length = events.encode(event);
        out.unsigned(EventType.of(event));
        out.bytes(events.buffer(), 0, length);
    }

    public void report(ExecutionReport report) {
        event(new Event.VenueSaid(0, report, null));
    }

    public void instrument(Instrument instrument) {
        if (tell(instruments, instrument)) {
            once(instrument, () -> values.instrument(instrument));
        }
    }

    public void account(Account account) {
        if (tell(accounts, account)) {
            once(account, () -> values.account(account));
        }
    }

    /// Writes the number of a value; true if it is new, and has to follow.
    private boolean tell(Numbering known, Object value) {
        int number = known.of(value);
        boolean isNew = number == Numbering.NONE;
        out.unsigned(isNew ? known.add(value) : number);
        return isNew;
    }

    /// Written value by value the first time, and copied from then on: what is packed one by one tells it each time.
    private void once(Object value, Runnable write) {
        byte[] form = forms.get(value);
        if (form != null) {
            out.append(form);
            return;
        }
        int from = out.length();
        write.run();
        if (forms.size() < FORMS) {
            forms.put(value, Arrays.copyOfRange(out.buffer(), from, out.length()));
        }
    }

    /// Every digit, however many.
    public void exact(BigDecimal value) {
        byte[] digits = value.unscaledValue().toByteArray();
        out.signed(value.scale());
        out.bytes(digits, 0, digits.length);
    }

    /// Gives an object the next number, for `reference`; the reader calls its `name` in the same order.
    public void name(Object object) {
        named.add(object);
    }

    /// Refers to an object that was named.
    public void reference(Object object) {
        int number = named.of(object);
        if (number == Numbering.NONE) {
            throw new IllegalStateException("what is referred to must be written first: " + object);
        }
        out.unsigned(number);
    }
}
