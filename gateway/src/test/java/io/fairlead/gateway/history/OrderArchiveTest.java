package io.fairlead.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.CoreState;
import io.fairlead.core.StateListener;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.event.RetentionEvent.Horizon;
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
import io.fairlead.core.order.LiveOrder;
import io.fairlead.journal.disk.DiskFile;
import io.fairlead.journal.testing.SimulatedDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Orders that left are found by their ids in whatever block they are, also behind a crash.
final class OrderArchiveTest {
    private static final VenueId VENUE = new VenueId("lp");
    private static final AccountId MAIN = new AccountId("main");
    private static final Symbol EURUSD = new Symbol("EURUSD");
    private static final OrderTerms TERMS = new OrderTerms(
            OrdType.MARKET, TimeInForce.DAY, Decimal.of(1000), null, null, null, OrderTerms.Flags.NONE, null, null);

    private final SimulatedDisk disk = new SimulatedDisk();

    private record Left(LiveOrder order, byte[] packed) {}

    /// Orders that leave one after the other.
    private static List<Left> orders(int count) {
        List<Left> all = new ArrayList<>();
        CoreState state = new CoreState(new StateListener() {
            @Override
            public void orderRetired(LiveOrder order, Supplier<byte[]> packed, RetentionEvent.Retired cause) {
                all.add(new Left(order, packed.get()));
            }
        });
        state.apply(new Event.AccountDefined(
                1, new Account(MAIN, VENUE, AccountKind.SIM, new Currency("USD"), PositionMode.NETTING, "A")));
        Decimal one = Decimal.ONE;
        state.apply(new Event.InstrumentDefined(
                1,
                new Instrument(
                        EURUSD,
                        new Currency("EUR"),
                        new Currency("USD"),
                        new Instrument.Contract(one, one, one, one, Decimal.of(1_000_000)),
                        Map.of(VENUE, "EURUSD"))));
        for (int i = 0; i < count; i++) {
            OrderId id = id(i);
            ClientOrderId client = new ClientOrderId("c" + i);
            state.apply(new Event.OrderAdopted(2, id, MAIN, client, EURUSD, Side.BUY, TERMS, null, "note"));
            state.apply(new RetentionEvent.Retired(3, List.of(id), List.of(), List.of(), new Horizon(0, 0, 0)));
        }
        return all;
    }

    private static OrderId id(int number) {
        return new OrderId("o" + number);
    }

    private OrderArchive reopened(long end) throws IOException {
        return new OrderArchive(disk, end);
    }

    private static void add(OrderArchive archive, List<Left> orders, int from) throws IOException {
        List<OrderArchive.Leaving> leaving = new ArrayList<>();
        for (int i = from; i < orders.size(); i++) {
            Left left = orders.get(i);
            leaving.add(new OrderArchive.Leaving(100 + i / 2, i % 2, left.order(), left.packed()));
        }
        archive.add(leaving);
    }

    private static String found(OrderArchive archive, int number) throws IOException {
        OrderArchive.Entry entry = archive.find(id(number));
        return entry == null ? "none" : entry.number() + " " + entry.order().id();
    }

    @Test
    void findsOrdersInEveryBlock() throws IOException {
        int count = 2 * OrderBlock.FULL + 10;
        OrderArchive archive = reopened(0);
        add(archive, orders(count), 0);
        for (int starts = 0; starts < 2; starts++) {
            assertThat(archive.size()).isEqualTo(count);
            for (int number : List.of(0, 1, OrderBlock.FULL - 1, OrderBlock.FULL, 2 * OrderBlock.FULL, count - 1)) {
                assertThat(found(archive, number)).isEqualTo(number + " o" + number);
                OrderArchive.Entry byClient =
                        Objects.requireNonNull(archive.find(MAIN, new ClientOrderId("c" + number)));
                assertThat(byClient.order().id()).isEqualTo(id(number));
                assertThat(archive.get(number).position()).isEqualTo(100 + number / 2);
                assertThat(archive.isNewest(byClient)).isTrue();
            }
            assertThat(found(archive, count)).isEqualTo("none");
            assertThat(archive.find(new AccountId("other"), new ClientOrderId("c1")))
                    .isNull();
            archive.close();
            archive = reopened(Long.MAX_VALUE);
        }
    }

    @Test
    void takesNothingTwiceWhenTheLogIsReadAgain() throws IOException {
        List<Left> orders = orders(7);
        OrderArchive archive = reopened(0);
        add(archive, orders.subList(0, 5), 0);
        archive.close();
        archive = reopened(Long.MAX_VALUE);
        add(archive, orders, 0);
        assertThat(archive.size()).isEqualTo(7);
        assertThat(found(archive, 6)).isEqualTo("6 o6");
    }

    @Test
    void dropsWhatACrashTore() throws IOException {
        List<Left> orders = orders(6);
        OrderArchive archive = reopened(0);
        add(archive, orders.subList(0, 5), 0);
        archive.close();
        String name = disk.list().stream()
                .filter(each -> each.endsWith(".orders"))
                .findFirst()
                .orElseThrow();
        try (DiskFile file = disk.open(name)) {
            file.write(file.size() - 3, ByteBuffer.wrap(new byte[] {9, 9, 9}));
        }
        archive = reopened(Long.MAX_VALUE);
        assertThat(archive.size()).isEqualTo(4);
        add(archive, orders, 0);
        assertThat(archive.size()).isEqualTo(6);
        assertThat(found(archive, 4)).isEqualTo("4 o4");
    }

    @Test
    void dropsWhatTheLogLost() throws IOException {
        OrderArchive archive = reopened(0);
        add(archive, orders(6), 0);
        archive.close();
        archive = reopened(101);
        assertThat(archive.size()).isEqualTo(4);
    }

    @Test
    void makesKeysThatACrashPreventedAgain() throws IOException {
        OrderArchive archive = reopened(0);
        add(archive, orders(OrderBlock.FULL + 1), 0);
        archive.close();
        disk.delete(disk.list().stream()
                .filter(each -> each.endsWith(".keys"))
                .findFirst()
                .orElseThrow());
        archive = reopened(Long.MAX_VALUE);
        assertThat(found(archive, 17)).isEqualTo("17 o17");
    }
}
