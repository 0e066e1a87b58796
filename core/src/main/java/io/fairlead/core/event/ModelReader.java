package io.fairlead.core.event;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExitLevels;
import io.fairlead.core.model.ExitOffsets;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.model.VenuePositionId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the values of the model as `ModelWriter` wrote them.
public final class ModelReader {
    private static final OrdType[] ORD_TYPES = OrdType.values();
    private static final Instructions.Peg.To[] PEGS = Instructions.Peg.To.values();
    private static final QuantityUnit[] QUANTITY_UNITS = QuantityUnit.values();
    private static final Side[] SIDES = Side.values();
    private static final TimeInForce[] TIMES_IN_FORCE = TimeInForce.values();

    final ByteReader in;

    private final Repeats repeats;

    public ModelReader(ByteReader in, Repeats repeats) {
        this.in = in;
        this.repeats = repeats;
    }

    OrderChecked checked() {
        return repeats.checked();
    }

    /// A text that comes again and again.
    String name() {
        return repeats.names.next(in);
    }

    /// The bytes that the values come from.
    public ByteReader in() {
        return in;
    }

    public AccountId account() {
        return repeats.accounts.next(in);
    }

    public @Nullable AccountId accountOrNull() {
        return repeats.accounts.nextOrNull(in);
    }

    public ClientOrderId client() {
        return new ClientOrderId(in.text());
    }

    public @Nullable ClientOrderId clientOrNull() {
        String text = in.text();
        return text.isEmpty() ? null : new ClientOrderId(text);
    }

    public OrderId order() {
        return repeats.orders.next(in);
    }

    public @Nullable OrderId orderOrNull() {
        return repeats.orders.nextOrNull(in);
    }

    public @Nullable VenueOrderId venueOrderOrNull() {
        return repeats.venueOrders.nextOrNull(in);
    }

    public ExecId exec() {
        return new ExecId(in.text());
    }

    public @Nullable ExecId execOrNull() {
        String text = in.text();
        return text.isEmpty() ? null : new ExecId(text);
    }

    public Symbol symbol() {
        return repeats.symbols.next(in);
    }

    public @Nullable Symbol symbolOrNull() {
        return repeats.symbols.nextOrNull(in);
    }

    public VenueId venue() {
        return repeats.venues.next(in);
    }

    public Origin origin() {
        Origin again = repeats.origin.again(in);
        int from = in.at();
        return again == null ? repeats.origin.keep(new Origin(name(), name(), name()), in, from) : again;
    }

    public Decimal decimal() {
        Decimal value = decimalOrNull();
        if (value == null) {
            throw new EventFormatException("a number is missing");
        }
        return value;
    }

    public @Nullable Decimal decimalOrNull() {
        int scale = in.oneByte();
        return scale == 0 ? null : repeats.decimal(in.signed(), scale - 1);
    }

    public Quantity quantity() {
        return new Quantity(decimal(), in.constant(QUANTITY_UNITS));
    }

    public OrderTerms terms() {
        OrdType type = in.constant(ORD_TYPES);
        TimeInForce timeInForce = in.constant(TIMES_IN_FORCE);
        Decimal units = decimal();
        Decimal price = decimalOrNull();
        Decimal stopPx = decimalOrNull();
        Long expireNanos = in.bool() ? in.signed() : null;
        boolean postOnly = in.bool();
        int bits = in.oneByte();
        if (bits > (ModelWriter.REDUCE_ONLY | ModelWriter.INSTRUCTED | ModelWriter.ABOUT_POSITIONS)) {
            throw new EventFormatException("the flags of an order must be 0 to 7, were " + bits);
        }
        boolean reduceOnly = (bits & ModelWriter.REDUCE_ONLY) != 0;
        Decimal stopLoss = decimalOrNull();
        Decimal takeProfit = decimalOrNull();
        Instructions instructions = (bits & ModelWriter.INSTRUCTED) == 0 ? Instructions.NONE : instructions();
        if ((bits & ModelWriter.ABOUT_POSITIONS) != 0) {
            instructions = aboutPositions(instructions);
        }
        OrderTerms.Flags flags = postOnly || reduceOnly || !instructions.isNone()
                ? new OrderTerms.Flags(postOnly, reduceOnly, instructions)
                : OrderTerms.Flags.NONE;
        return new OrderTerms(type, timeInForce, units, price, stopPx, expireNanos, flags, stopLoss, takeProfit);
    }

    Instructions instructions() {
        Decimal maxFloor = decimalOrNull();
        Decimal minQty = decimalOrNull();
        Instructions.Peg.To to = in.constantOrNull(PEGS);
        Decimal offset = decimalOrNull();
        String quote = in.text();
        long farDay = in.signed();
        return new Instructions(
                maxFloor,
                minQty,
                to == null || offset == null ? null : new Instructions.Peg(to, offset),
                quote.isEmpty() ? null : quote,
                farDay == 0 ? null : farDate(farDay));
    }

    private Instructions aboutPositions(Instructions others) {
        VenuePositionId closes = positionOrNull();
        ExitOffsets exits = in.bool() ? new ExitOffsets(decimalOrNull(), in.bool(), decimalOrNull()) : null;
        return new Instructions(
                others.maxFloor(),
                others.minQty(),
                others.peg(),
                others.quote(),
                others.farDate(),
                closes,
                exits,
                in.bool());
    }

    public VenuePositionId position() {
        return new VenuePositionId(in.text());
    }

    public @Nullable VenuePositionId positionOrNull() {
        String text = in.text();
        return text.isEmpty() ? null : new VenuePositionId(text);
    }

    public VenuePosition venuePosition() {
        return new VenuePosition(
                position(),
                symbol(),
                in.constant(SIDES),
                decimal(),
                decimalOrNull(),
                new VenuePosition.Exits(decimalOrNull(), decimalOrNull(), venueOrderOrNull(), venueOrderOrNull()),
                in.signed(),
                decimalOrNull(),
                orderOrNull());
    }

    public ExitLevels exitLevels() {
        return new ExitLevels(decimalOrNull(), decimalOrNull(), decimalOrNull());
    }

    private static LocalDate farDate(long day) {
        try {
            return LocalDate.ofEpochDay(day);
        } catch (DateTimeException e) {
            throw new EventFormatException("day " + day + " is none", e);
        }
    }

    public @Nullable OrderTerms termsOrNull() {
        return in.bool() ? terms() : null;
    }

    public RoutingTags routing() {
        int count = in.size();
        if (count == 0) {
            return RoutingTags.NONE;
        }
        List<RoutingTags.Tag> tags = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tags.add(new RoutingTags.Tag(in.text(), in.text()));
        }
        return new RoutingTags(tags);
    }

    public Instrument.Contract contract() {
        Instrument.Contract again = repeats.contract.again(in);
        int from = in.at();
        return again == null
                ? repeats.contract.keep(
                        new Instrument.Contract(decimal(), decimal(), decimal(), decimal(), decimal()), in, from)
                : again;
    }

    public Instrument instrument() {
        Symbol symbol = symbol();
        Currency base = new Currency(in.text());
        Currency quote = new Currency(in.text());
        Instrument.Contract contract = contract();
        int count = in.size();
        Map<VenueId, String> names = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            names.put(venue(), in.text());
        }
        return new Instrument(symbol, base, quote, contract, names);
    }

    public Account definedAccount() {
        return new Account(
                account(),
                venue(),
                in.constant(AccountKind.values()),
                new Currency(in.text()),
                in.constant(PositionMode.values()),
                in.text());
    }
}
