package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.fix.codec.MsgType;
import org.junit.jupiter.api.Test;

/// A venue that says more at once than the disk takes in the meantime, as behind a logon.
class SlowDiskTest {
    private static final int FILLS = 200;

    private final TestWorld world = new TestWorld();

    SlowDiskTest() {
        world.gateway.close();
        world.journal = world.journal.withSizes(1 << 15, 1 << 20, 1 << 16, 1);
        world.reopen();
        world.loggedOn();
    }

    @Test
    void theVenueWaitsForTheDiskAndItsSessionStands() {
        OrderId order = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(order, "10000");
        int dials = world.lp.dials();
        world.synced = false;
        for (int i = 1; i <= FILLS; i++) {
            world.lp.says(
                    MsgType.EXECUTION_REPORT,
                    "1=ACC-1|37=V-1|11=" + order + "|55=EUR/USD|54=1|40=2|44=1.085|38=10000|17=F-" + i
                            + "|150=F|39=1|32=10|31=1.085|6=1.085|14=" + 10 * i + "|151=" + (10_000 - 10 * i),
                    world.nowNanos);
            if (i % 20 == 0) {
                world.run(10);
            }
        }
        world.synced = true;
        world.run(100);
        assertThat(world.lp.dials()).isEqualTo(dials);
        assertThat(world.order(order).state().cumQty()).isEqualTo(Decimal.of(10 * FILLS));
    }
}
