package io.fairlead.app;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.core.event.EventType;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.history.CoreStream;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.disk.Disk;
import java.util.Map;

/// A log of the core, written event by event as the engine would.
public final class WrittenLog {
    public static final VenueId VENUE = new VenueId("lp");
    public static final AccountId MAIN = new AccountId("main");
    public static final Symbol EURUSD = new Symbol("EURUSD");

    private WrittenLog() {}

    /// Definitions of what the events may name, at nanosecond 1, then the events.
    public static void write(Disk disk, Event... events) {
        JournalConfig config = JournalConfig.defaults("boot", "test").withSizes(1 << 17, 1 << 20, 1 << 18, 0);
        Journal journal = Journal.open(disk, config, 1);
        append(
                journal,
                new Event.AccountDefined(
                        1, new Account(MAIN, VENUE, AccountKind.SIM, new Currency("USD"), PositionMode.NETTING, "A")));
        Decimal one = Decimal.ONE;
        Instrument.Contract contract = new Instrument.Contract(one, one, one, one, Decimal.of(1_000_000));
        append(
                journal,
                new Event.InstrumentDefined(
                        1,
                        new Instrument(
                                EURUSD, new Currency("EUR"), new Currency("USD"), contract, Map.of(VENUE, "EURUSD"))));
        for (Event event : events) {
            append(journal, event);
        }
        journal.close();
    }

    /// An order that the venue reported.
    public static Event.OrderAdopted order(long atNanos, String id) {
        return new Event.OrderAdopted(
                atNanos,
                new OrderId(id),
                MAIN,
                new ClientOrderId(id),
                EURUSD,
                Side.BUY,
                new OrderTerms(
                        OrdType.MARKET,
                        TimeInForce.DAY,
                        Decimal.of(1000),
                        null,
                        null,
                        null,
                        OrderTerms.Flags.NONE,
                        null,
                        null),
                null,
                "seen at the venue");
    }

    private static void append(Journal journal, Event event) {
        EventCodec codec = new EventCodec();
        int length = codec.encode(event);
        int stream = journal.stream(CoreStream.NAME);
        journal.append(stream, EventType.of(event), event.atNanos(), codec.buffer(), 0, length);
    }
}
