package io.fairlead.venues.fixlp;

import static io.fairlead.venues.fixlp.Model.ACCOUNT;
import static io.fairlead.venues.fixlp.Model.VENUE;
import static io.fairlead.venues.fixlp.Model.limit;
import static io.fairlead.venues.fixlp.Model.order;
import static io.fairlead.venues.fixlp.Model.replacing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.OrderSearch;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.venues.fixlp.FixLpSettings.Expiry;
import io.fairlead.venues.fixlp.FixLpSettings.Feed;
import io.fairlead.venues.fixlp.FixLpSettings.Orders;
import io.fairlead.venues.fixlp.FixLpSettings.ReduceOnly;
import io.fairlead.venues.fixmd.MarketDataFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FixLpFixTest {
    private static final OrderId REQUEST = new OrderId("h4sh-1-3");

    private final FixEncoder out = Fix.encoder();
    private final FixLpFix fix = new FixLpFix(FixLpSettings.standard(VENUE), OrderTags.NONE);

    @Test
    void writesANewLimitOrder() {
        out.begin(MsgType.NEW_ORDER_SINGLE);
        assertThat(fix.newOrder(out, order(limit("1000", "1.085")), Fix.NOW)).isNull();
        assertThat(Fix.body(out))
                .isEqualTo("11=h4sh-1-1|21=1|1=ACC-1|60=20231114-22:13:20.123|40=2|59=1|44=1.085|55=EUR/USD|54=2|"
                        + "38=1000|");
    }

    @Test
    void writesAStopLimitOrderThatExpires() {
        OrderTerms terms = new OrderTerms(
                OrdType.STOP_LIMIT,
                TimeInForce.GOOD_TILL_DATE,
                Decimal.of("0.5"),
                Decimal.of("1.1"),
                Decimal.of("1.2"),
                Fix.NOW,
                OrderTerms.Flags.NONE,
                null,
                null);
        out.begin(MsgType.NEW_ORDER_SINGLE);
        assertThat(fix.newOrder(out, order(terms), Fix.NOW)).isNull();
        assertThat(Fix.body(out)).contains("|40=4|59=6|44=1.1|99=1.2|126=20231114-22:13:20.123|", "|38=0.5|");
    }

    @Test
    void writesAReplaceWithTheNewTermsAndBothIds() {
        out.begin(MsgType.ORDER_CANCEL_REPLACE_REQUEST);
        assertThat(fix.replace(out, replacing(limit("1000", "1.085"), limit("2000", "1.09"), "V1"), REQUEST, Fix.NOW))
                .isNull();
        assertThat(Fix.body(out))
                .isEqualTo("41=h4sh-1-2|11=h4sh-1-3|37=V1|21=1|1=ACC-1|60=20231114-22:13:20.123|40=2|59=1|44=1.09|"
                        + "55=EUR/USD|54=2|38=2000|");
    }

    @Test
    void writesNoReplaceWhenNoneIsPending() {
        out.begin(MsgType.ORDER_CANCEL_REPLACE_REQUEST);
        assertThat(fix.replace(out, order(limit("1000", "1.085")), REQUEST, Fix.NOW))
                .isEqualTo("no replace is pending");
    }

    @Test
    void writesACancel() {
        out.begin(MsgType.ORDER_CANCEL_REQUEST);
        assertThat(fix.cancel(out, order(limit("1000", "1.085")), REQUEST, Fix.NOW))
                .isNull();
        assertThat(Fix.body(out))
                .isEqualTo("41=h4sh-1-2|11=h4sh-1-3|1=ACC-1|60=20231114-22:13:20.123|55=EUR/USD|54=2|38=1000|");
    }

    @Test
    void writesAStatusRequest() {
        out.begin(MsgType.ORDER_STATUS_REQUEST);
        assertThat(fix.status(out, replacing(limit("1", "1"), limit("1", "1"), "V1")))
                .isNull();
        assertThat(Fix.body(out)).isEqualTo("11=h4sh-1-2|37=V1|1=ACC-1|55=EUR/USD|54=2|");
    }

    @Test
    void writesAMassStatusRequest() {
        out.begin(MsgType.ORDER_MASS_STATUS_REQUEST);
        fix.massStatus(out, ACCOUNT, OrderSearch.ALL, "ms-1");
        assertThat(Fix.body(out)).isEqualTo("584=ms-1|585=7|1=ACC-1|");
    }

    @Test
    void writesAMarketDataRequest() {
        out.begin(MsgType.MARKET_DATA_REQUEST);
        MarketDataFormat.STANDARD.subscribe(out, "md-1", "EUR/USD");
        assertThat(Fix.body(out)).isEqualTo("262=md-1|263=1|264=5|265=0|267=2|269=0|269=1|146=1|55=EUR/USD|");
    }

    @Test
    void writesWhatTheProviderWantsDifferently() {
        FixLpFix own = with(new Orders(QuantityUnit.LOTS, Orders.NOT_SENT, false, ReduceOnly.DO_NOT_INCREASE, 7));
        out.begin(MsgType.NEW_ORDER_SINGLE);
        OrderTerms terms =
                Model.terms(OrdType.LIMIT, "1500", Decimal.of("1.1"), null, new OrderTerms.Flags(true, true));
        assertThat(own.newOrder(out, order(terms), Fix.NOW)).isNull();
        assertThat(Fix.body(out))
                .isEqualTo(
                        "11=h4sh-1-1|60=20231114-22:13:20.123|40=2|59=1|44=1.1|18=6 E|" + "55=EUR/USD|54=2|38=0.015|");
    }

    @Test
    void writesAnExpiryByDayWhereTheProviderTakesDaysAlone() {
        FixLpFix byDay = with(new Orders(QuantityUnit.UNITS, '1', true, ReduceOnly.NOT_SENT, 7, Expiry.DATE));
        long endOfDay = 1_700_006_400_000_000_000L;
        out.begin(MsgType.NEW_ORDER_SINGLE);
        assertThat(byDay.newOrder(out, order(tillDate(endOfDay)), Fix.NOW)).isNull();
        assertThat(Fix.body(out)).contains("|59=6|44=1.1|432=20231114|").doesNotContain("|126=");
        out.begin(MsgType.NEW_ORDER_SINGLE);
        assertThat(byDay.newOrder(out, order(tillDate(endOfDay - 1)), Fix.NOW)).contains("ExpireDate(432) alone");
        out.begin(MsgType.NEW_ORDER_SINGLE);
        assertThat(fix.newOrder(out, order(tillDate(endOfDay)), Fix.NOW)).isNull();
        assertThat(Fix.body(out)).contains("|126=20231115-00:00:00.000|");
    }

    private static OrderTerms tillDate(long expireNanos) {
        return new OrderTerms(
                OrdType.LIMIT,
                TimeInForce.GOOD_TILL_DATE,
                Decimal.of("1500"),
                Decimal.of("1.1"),
                null,
                expireNanos,
                OrderTerms.Flags.NONE,
                null,
                null);
    }

    @Test
    void marksOrdersThatMayOnlyReduce() {
        assertThat(marked(ReduceOnly.DO_NOT_INCREASE, false, true)).contains("|18=E|");
        assertThat(marked(ReduceOnly.POSITION_EFFECT_CLOSE, false, true))
                .contains("|77=C|")
                .doesNotContain("|18=");
        assertThat(marked(ReduceOnly.NOT_SENT, false, true)).doesNotContain("|18=", "|77=");
        assertThat(marked(ReduceOnly.POSITION_EFFECT_CLOSE, true, false))
                .contains("|18=6|")
                .doesNotContain("|77=");
    }

    private String marked(ReduceOnly how, boolean postOnly, boolean reduceOnly) {
        OrderTerms terms = Model.terms(OrdType.MARKET, "1", null, null, new OrderTerms.Flags(postOnly, reduceOnly));
        out.begin(MsgType.NEW_ORDER_SINGLE);
        assertThat(with(new Orders(QuantityUnit.UNITS, '1', true, how, 7)).newOrder(out, order(terms), Fix.NOW))
                .isNull();
        return Fix.body(out);
    }

    @Test
    void refusesAnInstrumentThatTheVenueDoesNotName() {
        Instrument nowhere = new Instrument(
                new Symbol("X"), Model.EURUSD.base(), Model.EURUSD.quote(), Model.EURUSD.contract(), Map.of());
        out.begin(MsgType.NEW_ORDER_SINGLE);
        assertThat(fix.newOrder(out, order(nowhere, limit("1", "1")), Fix.NOW)).contains("no name at the venue");
        assertThat(fix.cancel(out, order(nowhere, limit("1", "1")), REQUEST, Fix.NOW))
                .contains("no name at the venue");
    }

    @Test
    void refusesAQuantityThatHasNoExactLots() {
        Instrument odd = Model.instrument("ODD", "ODD", "3", "EUR", "USD");
        FixLpFix own = with(new Orders(QuantityUnit.LOTS, '1', true, ReduceOnly.NOT_SENT, 7));
        out.begin(MsgType.NEW_ORDER_SINGLE);
        assertThat(own.newOrder(out, order(odd, limit("1", "1")), Fix.NOW)).contains("no exact decimal in lots");
    }

    @Test
    void refusesFeedSettingsOutOfRange() {
        assertThatThrownBy(() -> new Feed(-1, 20)).hasMessage("MarketDepth(264) must be 0 to 50, was -1");
        assertThatThrownBy(() -> new Feed(5, 0)).hasMessage("market-data requests per second must be 1 to 1000, was 0");
    }

    private static FixLpFix with(Orders orders) {
        FixLpSettings settings = new FixLpSettings(
                VENUE, FixLpSettings.STANDARD_CAPABILITIES, orders, Feed.STANDARD, FixLpSettings.Pool.STANDARD);
        return new FixLpFix(settings, OrderTags.NONE);
    }
}
