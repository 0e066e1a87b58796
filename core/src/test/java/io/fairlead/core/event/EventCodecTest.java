package io.fairlead.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.testing.Generator;
import io.fairlead.core.testing.RandomEvents;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is encoded is decoded; what is not an event is refused; what was written once stays readable.
final class EventCodecTest {
    private final EventCodec codec = new EventCodec();

    @Test
    void decodesWhatItEncodedForEveryTypeOfEvent() {
        Generator.forSeeds(100, random -> {
            for (int type : RandomEvents.TYPES) {
                Event event = new RandomEvents(random).ofType(type);
                byte[] bytes = encoded(event);
                assertThat(EventType.of(event)).isEqualTo(type);
                assertThat(EventCodec.decode(type, bytes, 0, bytes.length)).isEqualTo(event);
            }
        });
    }

    @Test
    void knowsEveryTypeAndGivesNoNumberTwice() throws IllegalAccessException {
        List<Integer> declared = new ArrayList<>();
        for (Field field : EventType.class.getDeclaredFields()) {
            if (field.getType() == int.class) {
                declared.add(field.getInt(null));
            }
        }
        assertThat(RandomEvents.TYPES).doesNotHaveDuplicates().hasSameElementsAs(declared);
    }

    @Test
    void decodesWithinALargerArray() {
        Event event = new Event.NewOrdersAllowed(5, Origin.GATEWAY);
        byte[] bytes = encoded(event);
        byte[] larger = new byte[bytes.length + 20];
        System.arraycopy(bytes, 0, larger, 7, bytes.length);
        assertThat(EventCodec.decode(EventType.NEW_ORDERS_ALLOWED, larger, 7, bytes.length))
                .isEqualTo(event);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventCodec.decode(EventType.NEW_ORDERS_ALLOWED, larger, 20, larger.length));
    }

    @Test
    void keepsItsFormat() {
        Event event = new Event.NewOrdersRefused(-2, new Origin("anna", "t1", "ü"), "shutting down");
        assertThat(HexFormat.of().formatHex(encoded(event)))
                .isEqualTo("04" + "03" + "04616e6e61" + "027431" + "02c3bc" + "0d7368757474696e6720646f776e");
    }

    @Test
    void readsWhatVersionOneWrote() {
        Event.OrderAccepted accepted = (Event.OrderAccepted) decoded(
                EventType.ORDER_ACCEPTED,
                "010e04616e6e61027431033a3a31026f31046d61696e0263310645555255534401066d616e75616c01d00f01020101d00f0216"
                        + "000000000000030201c09a0c060203020302016400");
        assertThat(accepted.routing()).isEqualTo(RoutingTags.NONE);
        assertThat(accepted.contract().maxLots()).isEqualTo(Decimal.of(50));
        VenueId lp = new VenueId("lp");
        OrderId order = new OrderId("o1");
        assertThat(decoded(EventType.SENT, "0110026f31026c70026f3112"))
                .isEqualTo(new Event.VenueSaid(8, new Fate.Sent(lp, order, 9), order));
        Event.VenueSaid reported = (Event.VenueSaid) decoded(
                EventType.EXECUTION_REPORT, "0114026f31026c70026f31000000000101000000000000000000010000010003726177");
        assertThat(((ExecutionReport) reported.said()).marks())
                .isEqualTo(new ExecutionReport.Marks(true, false, "raw"));
    }

    @Test
    void readsARefusalOfBeforeItKeptReadings() {
        Event event = new Event.CommandRefused(
                5,
                Origin.GATEWAY,
                "PlaceOrder",
                null,
                null,
                null,
                new Outcome.Refused(DenialCode.PRICE_OFF_TICK, "price", "1.1", "send another"),
                null);
        byte[] now = encoded(event);
        byte[] before = Arrays.copyOf(now, now.length - 1);
        before[0] = 3;
        assertThat(EventCodec.decode(EventType.COMMAND_REFUSED, before, 0, before.length))
                .isEqualTo(event);
    }

    private static Event decoded(int type, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return EventCodec.decode(type, bytes, 0, bytes.length);
    }

    @Test
    void refusesHostileBytesClearly() {
        Generator.forSeeds(2_000, random -> {
            int type = random.pick(RandomEvents.TYPES);
            byte[] bytes = random.chance(50) ? random.bytes(80) : encoded(new RandomEvents(random).ofType(type));
            for (int i = random.between(1, 3); i > 0 && bytes.length > 0; i--) {
                bytes[random.between(0, bytes.length - 1)] = (byte) random.between(-128, 127);
            }
            if (bytes.length > 0 && random.chance(50)) {
                bytes[0] = EventCodec.VERSION;
            }
            try {
                assertThat(EventCodec.decode(type, bytes, 0, bytes.length)).isNotNull();
            } catch (EventFormatException refused) {
                assertThat(refused.getMessage()).isNotEmpty();
            }
        });
    }

    @Test
    void refusesEveryPrefixAndEveryExtension() {
        Generator.forSeeds(4, random -> {
            for (int type : RandomEvents.TYPES) {
                byte[] bytes = encoded(new RandomEvents(random).ofType(type));
                for (int length = 0; length < bytes.length; length++) {
                    int shorter = length;
                    assertThatThrownBy(() -> EventCodec.decode(type, bytes, 0, shorter))
                            .isInstanceOf(EventFormatException.class);
                }
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                assertThatThrownBy(() -> EventCodec.decode(type, longer, 0, longer.length))
                        .isInstanceOf(EventFormatException.class);
            }
        });
    }

    @Test
    void refusesAVersionOrATypeThatItDoesNotKnow() {
        byte[] bytes = encoded(new Event.NewOrdersAllowed(5, Origin.GATEWAY));
        assertThatThrownBy(() -> EventCodec.decode(999, bytes, 0, bytes.length))
                .isInstanceOf(EventFormatException.class)
                .hasMessageContaining("type 999");
        bytes[0] = EventCodec.VERSION + 1;
        assertThatThrownBy(() -> EventCodec.decode(EventType.NEW_ORDERS_ALLOWED, bytes, 0, bytes.length))
                .isInstanceOf(EventFormatException.class)
                .hasMessageContaining("version " + (EventCodec.VERSION + 1));
    }

    @Test
    void writesLoneSurrogatesAsQuestionMarks() {
        byte[] bytes = encoded(new Event.NewOrdersRefused(0, Origin.GATEWAY, "a\uD800b\uDC00"));
        assertThat(EventCodec.decode(EventType.NEW_ORDERS_REFUSED, bytes, 0, bytes.length))
                .isEqualTo(new Event.NewOrdersRefused(0, Origin.GATEWAY, "a?b?"));
    }

    private byte[] encoded(Event event) {
        int length = codec.encode(event);
        return Arrays.copyOf(codec.buffer(), length);
    }
}
