package io.fairlead.core.event;

import io.fairlead.core.book.Quote;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the limits were compared with before an order, or a replace of one, was let pass: one reading for each
/// limit that was in force, and the market that was read. Written behind the `OrderAccepted` or `ReplaceAccepted` it
/// explains, once the bytes have left, in the same turn; what a refused one was compared with is in its
/// `CommandRefused`.
///
/// The only event that is not immutable: the engine fills one object again for each decision, so that an order costs no
/// heap here. A sink that keeps events keeps its `copy`.
public final class OrderChecked implements LimitEvent {
    private static final LimitKind[] KINDS = LimitKind.values();
    private static final Verdict[] VERDICTS = Verdict.values();
    private static final Scope.Level[] LEVELS = Scope.Level.values();

    private final byte[] kinds = new byte[KINDS.length];
    private final byte[] verdicts = new byte[KINDS.length];
    private final byte[] levels = new byte[KINDS.length];
    private final long[] measured = new long[KINDS.length];
    private final long[] limits = new long[KINDS.length];
    private final Price bid = new Price();
    private final Price ask = new Price();
    private long atNanos;
    private @Nullable OrderId order;
    private @Nullable OrderId request;
    private long quoteNanos;
    private int size;

    /// How a comparison ended. The order is part of the log's format: new ones come last.
    public enum Verdict {
        PASSED,
        REFUSED,
        /// It only makes a position smaller, so this limit is not its business.
        EXEMPT,
        /// No price of the market is known.
        NO_PRICE,
        /// The newest price is too old, or its feed is cut.
        OLD_PRICE,
        /// No price converts the instrument's currency into the account's.
        NO_RATE,
        /// Nobody says what the account is worth.
        NO_EQUITY;

        public boolean refuses() {
            return this != PASSED && this != EXEMPT;
        }
    }

    /// One comparison: numbers as `LimitValue.number` counts them, and the kind of scope whose limit was the tightest.
    public record Reading(LimitKind kind, Verdict verdict, long measured, long limit, Scope.Level level) {}

    private static final class Price {
        private long unscaled;
        private int scale;

        void set(long price, int places) {
            unscaled = price;
            scale = places;
        }

        @Nullable
        Decimal price() {
            return unscaled == 0 ? null : new Decimal(unscaled, scale);
        }
    }

    public OrderChecked() {}

    /// Forgets the decision before.
    public void begin(long nowNanos) {
        atNanos = nowNanos;
        order = null;
        request = null;
        quoteNanos = 0;
        bid.set(0, 0);
        ask.set(0, 0);
        size = 0;
    }

    /// The order, and the replace of it if this is about one.
    public void about(OrderId id, @Nullable OrderId replace) {
        order = id;
        request = replace;
    }

    public void quote(Quote quote) {
        quote(quote.receivedNanos(), quote.lastBid().unscaled(), quote.lastBid().scale());
        ask.set(quote.lastAsk().unscaled(), quote.lastAsk().scale());
    }

    private void quote(long receivedNanos, long bidPrice, int bidScale) {
        quoteNanos = receivedNanos;
        bid.set(bidPrice, bidScale);
    }

    @SuppressWarnings("EnumOrdinal") // the order of our enums is part of the format
    public void add(LimitKind kind, Verdict verdict, long value, long limit, Scope.Level level) {
        kinds[size] = (byte) kind.ordinal();
        verdicts[size] = (byte) verdict.ordinal();
        levels[size] = (byte) level.ordinal();
        measured[size] = value;
        limits[size++] = limit;
    }

    @Override
    public long atNanos() {
        return atNanos;
    }

    public OrderId order() {
        return Objects.requireNonNull(order, "the order is not known before it is accepted");
    }

    /// The replace that was checked; null for the order itself.
    public @Nullable OrderId request() {
        return request;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /// When the market was read last, epoch nanoseconds; 0 if no price was needed or none was there.
    public long quoteNanos() {
        return quoteNanos;
    }

    public @Nullable Decimal bid() {
        return bid.price();
    }

    public @Nullable Decimal ask() {
        return ask.price();
    }

    public List<Reading> readings() {
        List<Reading> readings = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            readings.add(reading(i));
        }
        return readings;
    }

    private Reading reading(int i) {
        return new Reading(KINDS[kinds[i]], VERDICTS[verdicts[i]], measured[i], limits[i], LEVELS[levels[i]]);
    }

    /// The newest reading.
    public Reading last() {
        return reading(size - 1);
    }

    /// For keeping.
    public OrderChecked copy() {
        OrderChecked copy = new OrderChecked();
        copy.begin(atNanos);
        copy.order = order;
        copy.request = request;
        copy.quote(quoteNanos, bid.unscaled, bid.scale);
        copy.ask.set(ask.unscaled, ask.scale);
        for (int i = 0; i < size; i++) {
            Reading each = reading(i);
            copy.add(each.kind(), each.verdict(), each.measured(), each.limit(), each.level());
        }
        return copy;
    }

    void write(ModelWriter model) {
        model.order(order);
        model.order(request);
        writeReadings(model);
    }

    /// All but the order.
    void writeReadings(ModelWriter model) {
        model.out().signed(quoteNanos);
        price(model, bid);
        price(model, ask);
        model.out().unsigned(size);
        for (int i = 0; i < size; i++) {
            model.out().oneByte(kinds[i]);
            model.out().oneByte(verdicts[i]);
            model.out().oneByte(levels[i]);
            model.out().signed(measured[i]);
            model.out().signed(limits[i]);
        }
    }

    private static void price(ModelWriter model, Price side) {
        model.out().oneByte(side.scale);
        model.out().signed(side.unscaled);
    }

    static OrderChecked read(long at, ModelReader model) {
        OrderChecked event = model.checked();
        event.begin(at);
        event.about(model.order(), model.orderOrNull());
        return event.readings(model);
    }

    /// All but the order, as [#writeReadings] left it.
    static OrderChecked readReadings(long at, ModelReader model) {
        OrderChecked event = new OrderChecked();
        event.begin(at);
        return event.readings(model);
    }

    private OrderChecked readings(ModelReader model) {
        quoteNanos = model.in().signed();
        price(model, bid);
        price(model, ask);
        int readings = model.in().size();
        if (readings > KINDS.length) {
            throw new EventFormatException("an order is checked once for each kind of limit, was " + readings);
        }
        for (int i = 0; i < readings; i++) {
            LimitKind kind = constant(model, KINDS);
            Verdict verdict = constant(model, VERDICTS);
            Scope.Level level = constant(model, LEVELS);
            add(kind, verdict, model.in().signed(), model.in().signed(), level);
        }
        return this;
    }

    private static void price(ModelReader model, Price side) {
        int scale = model.in().oneByte();
        Decimal price = new Decimal(model.in().signed(), scale);
        side.set(price.unscaled(), price.scale());
    }

    private static <E> E constant(ModelReader model, E[] values) {
        int code = model.in().oneByte();
        if (code >= values.length) {
            throw new EventFormatException(
                    "no value " + code + " of " + values.getClass().componentType());
        }
        return values[code];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrderChecked that
                && atNanos == that.atNanos
                && quoteNanos == that.quoteNanos
                && Objects.equals(order, that.order)
                && Objects.equals(request, that.request)
                && Objects.equals(bid(), that.bid())
                && Objects.equals(ask(), that.ask())
                && readings().equals(that.readings());
    }

    @Override
    public int hashCode() {
        return Objects.hash(atNanos, order, request, readings());
    }

    @Override
    public String toString() {
        return "OrderChecked[atNanos=" + atNanos + ", order=" + order + ", request=" + request + ", bid=" + bid()
                + ", ask=" + ask() + ", readings=" + readings() + "]";
    }
}
