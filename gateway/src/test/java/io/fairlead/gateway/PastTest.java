package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.CoreState;
import io.fairlead.core.StateListener;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.event.RetentionEvent.Horizon;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.gateway.history.OrderArchive;
import io.fairlead.journal.testing.SimulatedDisk;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Orders that leave while the disk of the archive takes nothing.
final class PastTest {
    private static final OrderTerms TERMS = new OrderTerms(
            OrdType.MARKET, TimeInForce.DAY, Decimal.of(1000), null, null, null, OrderTerms.Flags.NONE, null, null);

    private final SimulatedDisk disk = new SimulatedDisk();
    private final Gallery pictures = new Gallery();
    private long position = 100;

    /// Has an order drawn, and leave.
    private void leaves(Past past, String name) {
        OrderId id = new OrderId(name);
        RetentionEvent.Retired cause =
                new RetentionEvent.Retired(3, List.of(id), List.of(), List.of(), new Horizon(0, 0, 0));
        CoreState state = new CoreState(new StateListener() {
            @Override
            public void orderRetired(LiveOrder order, Supplier<byte[]> packed, RetentionEvent.Retired event) {
                pictures.order(order, position);
                past.left(order, packed.get(), ++position);
            }
        });
        state.apply(new Event.AccountDefined(1, TestWorld.ACCOUNT));
        state.apply(new Event.InstrumentDefined(1, TestWorld.EURUSD));
        state.apply(new Event.OrderAdopted(
                2,
                id,
                TestWorld.ACCOUNT.id(),
                new ClientOrderId(name),
                TestWorld.EURUSD.symbol(),
                Side.BUY,
                TERMS,
                null,
                ""));
        state.apply(cause);
        past.archive();
    }

    @Test
    void whatTheDiskDidNotTakeIsShownFromMemoryAndArchivedOnceItDoes() throws IOException {
        Past past = new Past(new OrderArchive(disk, 0), pictures);
        leaves(past, "a");
        disk.capacity(disk.usedBytes());
        leaves(past, "b");
        assertThat(past.problem()).contains("can't be archived");
        assertThat(pictures.order(new OrderId("b"))).isNotNull();
        assertThatThrownBy(past::force).as("no snapshot without it").isInstanceOf(IOException.class);

        disk.capacity(Long.MAX_VALUE);
        leaves(past, "c");
        assertThat(past.problem()).isEmpty();
        for (String name : List.of("a", "b", "c")) {
            assertThat(pictures.order(new OrderId(name))).isNull();
            assertThat(past.order(new OrderId(name))).as(name).isNotNull();
        }
    }
}
