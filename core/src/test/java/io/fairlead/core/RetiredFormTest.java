package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.ByteWriter;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.RetiredOrders;
import io.fairlead.core.snapshot.Capsule;
import io.fairlead.core.snapshot.SectionReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Orders that left, as an earlier release packed them.
final class RetiredFormTest {
    private static final long HOUR = 3_600_000_000_000L;

    private final Fixture fixture = new Fixture(
                    List.of(),
                    1_000_000_000_000L,
                    CoreSettings.DEFAULTS.with(new RetentionSettings(24 * HOUR, 1000, 7 * 24 * HOUR, 1000, 1000)))
            .up();

    /// As it has no fills, it reads the same in both.
    @Test
    void anOrderOfAnOlderFormAddsUpAsOneOfOurs() {
        LiveOrder order = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.hear(
                new Fixture.Report(order).type(ExecType.CANCELED).cumQty("0").build());
        fixture.now += 25 * HOUR;
        for (int i = 0; i < 4; i++) {
            fixture.now += 2_000_000_000L;
            fixture.core.onTick(fixture.now);
        }
        RetiredOrders retired = fixture.state.orders().retired();
        assertThat(retired.find(order.id())).isNotNull();
        ByteWriter written = new Capsule(1).pack(retired.sections().getFirst().write());
        byte[] older = Arrays.copyOf(written.buffer(), written.length());
        older[packedFrom(older)] = 2;

        RetiredOrders read = new CoreState().orders().retired();
        read.sections().getFirst().read().accept(Capsule.open(older));
        assertThat(read.find(order.id())).isNotNull();
        assertThat(sumOf(read)).isEqualTo(sumOf(retired));
    }

    /// Where the packed order begins: behind a form, two times, the keys and a length.
    private static int packedFrom(byte[] section) {
        SectionReader in = Capsule.open(section);
        in.in().signed();
        in.in().signed();
        for (int names = in.in().size(); names > 0; names--) {
            in.in().signed();
        }
        return section.length - in.in().bytes().length;
    }

    private static List<Long> sumOf(RetiredOrders retired) {
        List<Long> orders = new ArrayList<>();
        retired.addUp(orders::add);
        return orders.subList(0, 2);
    }
}
