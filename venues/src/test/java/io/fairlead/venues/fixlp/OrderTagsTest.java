package io.fairlead.venues.fixlp;

import static io.fairlead.venues.fixlp.Model.VENUE;
import static io.fairlead.venues.fixlp.Model.limit;
import static io.fairlead.venues.fixlp.Model.order;
import static io.fairlead.venues.fixlp.Model.routed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.RoutingDemand;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.venues.fixlp.OrderTags.Field;
import io.fairlead.venues.fixlp.OrderTags.Moment;
import io.fairlead.venues.fixlp.OrderTags.On;
import io.fairlead.venues.fixlp.OrderTags.Party;
import io.fairlead.venues.fixlp.OrderTags.Source;
import io.fairlead.venues.fixlp.OrderTags.Stamp;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Regulatory and routing tags on new orders, replaces and cancels.
class OrderTagsTest {
    private static final OrderId REQUEST = new OrderId("h4sh-1-3");
    private static final Field CAPACITY =
            new Field(528, "OrderCapacity", new Source.Fixed("A"), OrderTags.NEW_AND_REPLACE);
    private static final Field CUST_CAPACITY = new Field(
            582, "CustOrderCapacity", new Source.FromOrder("capacity", false, "4"), OrderTags.NEW_AND_REPLACE);
    private static final Party FIRM = new Party(new Source.Fixed("ACME"), 'D', 1, OrderTags.ALL);
    private static final Party TRADER =
            new Party(new Source.FromOrder("trader", true, null), 'D', 11, OrderTags.NEW_AND_REPLACE);
    private static final Stamp TIME_IN = new Stamp(2, Moment.ACCEPTED, "", Set.of(On.NEW));
    private static final Stamp TIME_OUT = new Stamp(3, Moment.SENT, "FAIRLEAD", Set.of(On.NEW));
    private static final OrderTags ALL =
            new OrderTags(List.of(CAPACITY, CUST_CAPACITY), List.of(FIRM, TRADER), List.of(TIME_IN, TIME_OUT));

    private final FixEncoder out = Fix.encoder();
    private final FixLpFix fix = fix(ALL);

    private static FixLpFix fix(OrderTags tags) {
        return new FixLpFix(FixLpSettings.standard(VENUE), tags);
    }

    private String newOrder(FixLpFix of, Order order) {
        out.begin(MsgType.NEW_ORDER_SINGLE);
        assertThat(of.newOrder(out, order, Fix.NOW + 1_000_000)).isNull();
        return Fix.body(out);
    }

    @Test
    void fillsFieldsAndGroupsFromConfigurationAndOrder() {
        assertThat(newOrder(fix, routed(limit("1000", "1.085"), Map.of("trader", "T-7", "capacity", "1"))))
                .startsWith("11=h4sh-1-1|528=A|582=1|"
                        + "768=2|769=20231114-22:13:20.123|770=2|769=20231114-22:13:20.124|770=3|771=FAIRLEAD|"
                        + "453=2|448=ACME|447=D|452=1|448=T-7|447=D|452=11|21=1|");
    }

    @Test
    void sendsTheConfiguredValueWhereTheOrderHasNone() {
        assertThat(newOrder(fix, routed(limit("1000", "1.085"), Map.of("trader", "T-7"))))
                .contains("|528=A|582=4|");
    }

    @Test
    void leavesOutWhatIsNeitherGivenNorRequired() {
        Party clearing = new Party(new Source.FromOrder("clearing", false, null), 'D', 4, OrderTags.ALL);
        FixLpFix own = fix(new OrderTags(List.of(), List.of(clearing, FIRM), List.of()));
        assertThat(newOrder(own, order(limit("1", "1")))).contains("|453=1|448=ACME|447=D|452=1|21=");
        FixLpFix none = fix(new OrderTags(List.of(), List.of(clearing), List.of()));
        assertThat(newOrder(none, order(limit("1", "1")))).doesNotContain("|453=");
    }

    @Test
    void refusesToSendWithoutWhatIsRequired() {
        out.begin(MsgType.NEW_ORDER_SINGLE);
        assertThat(fix.newOrder(out, order(limit("1", "1")), Fix.NOW))
                .isEqualTo("PartyID(448) of PartyRole(452)=11 is missing: the order has no routing tag 'trader'");
        Field account = new Field(1, "Account", new Source.FromOrder("account", true, null), OrderTags.ALL);
        assertThat(fix(new OrderTags(List.of(account), List.of(), List.of())).newOrder(out, order(limit("1", "1")), 1))
                .isEqualTo("Account(1) is missing: the order has no routing tag 'account'");
    }

    @Test
    void repeatsOnReplaceAndCancelWhatTheVenueWantsThere() {
        Order order = routed(limit("1000", "1.085"), Map.of("trader", "T-7"));
        out.begin(MsgType.ORDER_CANCEL_REPLACE_REQUEST);
        assertThat(fix.replace(out, order, REQUEST, Fix.NOW)).isNull();
        assertThat(Fix.body(out))
                .contains("|528=A|582=4|453=2|448=ACME|447=D|452=1|448=T-7|447=D|452=11|")
                .doesNotContain("|768=");
        out.begin(MsgType.ORDER_CANCEL_REQUEST);
        assertThat(fix.cancel(out, order, REQUEST, Fix.NOW)).isNull();
        assertThat(Fix.body(out)).contains("|453=1|448=ACME|447=D|452=1|").doesNotContain("|528=");
    }

    @Test
    void neverHoldsBackACancelForATag() {
        Party trader = new Party(new Source.FromOrder("trader", true, null), 'D', 11, OrderTags.ALL);
        out.begin(MsgType.ORDER_CANCEL_REQUEST);
        assertThat(fix(new OrderTags(List.of(), List.of(trader), List.of()))
                        .cancel(out, order(limit("1", "1")), REQUEST, Fix.NOW))
                .isNull();
        assertThat(Fix.body(out)).doesNotContain("|448=");
    }

    @Test
    void takesThePlaceOfAccountAndHandlInst() {
        Field account = new Field(1, "Account", new Source.Fixed("SUB-9"), OrderTags.ALL);
        Field handling = new Field(21, "HandlInst", new Source.Fixed("2"), OrderTags.NEW_AND_REPLACE);
        FixLpFix own = fix(new OrderTags(List.of(account, handling), List.of(), List.of()));
        assertThat(newOrder(own, order(limit("1", "1"))))
                .startsWith("11=h4sh-1-1|1=SUB-9|21=2|60=")
                .doesNotContain("ACC-1");
        out.begin(MsgType.ORDER_CANCEL_REQUEST);
        assertThat(own.cancel(out, order(limit("1", "1")), REQUEST, Fix.NOW)).isNull();
        assertThat(Fix.body(out)).contains("|1=SUB-9|").doesNotContain("ACC-1");
    }

    @Test
    void tellsTheCoreWhatItTakesAndDemands() {
        FixLpSession optional =
                FixLpSession.primary("a").withTags(new OrderTags(List.of(CUST_CAPACITY), List.of(), List.of()));
        FixLpSession demanding = FixLpSession.primary("b").withTags(ALL);
        assertThat(OrderTags.demands(List.of(optional, demanding)))
                .containsExactly(
                        new RoutingDemand("capacity", false, "CustOrderCapacity(582)"),
                        new RoutingDemand("trader", true, "PartyID(448) of PartyRole(452)=11"));
    }

    @Test
    void keepsOutOfFieldsThatTheOrderFills() {
        for (int tag : new int[] {0, 11, 34, 38, 44, 49, 54, 55, 60, 453, 448}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Field(tag, "x", new Source.Fixed("1"), OrderTags.ALL));
        }
        Field broken = new Field(336, "TradingSessionID", new Source.Fixed("a\u0001b"), OrderTags.ALL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fix(new OrderTags(List.of(broken), List.of(), List.of())));
    }

    @Test
    void writesThemWithoutAllocating() {
        Order order = routed(limit("1000", "1.085"), Map.of("trader", "T-7"));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        TagWriter writer = new TagWriter(ALL, On.NEW);
        for (int i = 0; i < 20_000; i++) {
            writer.write(out.begin(MsgType.NEW_ORDER_SINGLE), order, Fix.NOW);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            writer.write(out.begin(MsgType.NEW_ORDER_SINGLE), order, Fix.NOW);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }
}
