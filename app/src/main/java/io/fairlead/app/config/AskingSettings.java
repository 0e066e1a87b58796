package io.fairlead.app.config;

import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.venues.fixlp.FixLpAsking;
import io.fairlead.venues.fixlp.FixLpAsking.Copies;
import io.fairlead.venues.fixlp.FixLpAsking.CopyIds;
import io.fairlead.venues.fixlp.FixLpAsking.Narrowing;
import io.fairlead.venues.fixlp.FixLpAsking.OrderList;
import io.fairlead.venues.fixlp.FixLpAsking.Trades;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a venue can be asked, and how often: recovery behind a logon, and reconciliation while all is well.
final class AskingSettings {
    static final Key<Duration> SETTLE = Key.of(
            "settle",
            Scalars.span("0s", "10m"),
            "10s",
            "How long the venue may take to show an order whose connection closed, or a fill in its figures. Only what"
                    + " it says behind that proves that an order never arrived, or makes a difference ours.");
    static final Key<OrderList> ORDER_LIST = Key.of(
            "order-list",
            Scalars.oneOf(lists()),
            "whole",
            "Its answer to OrderMassStatusRequest(AF): whole (it says where it ends, by 911 or 912), open-ended (it"
                    + " does not, and proves nothing), none (it can't be asked).");
    static final Key<List<Narrowing>> ORDER_LIST_FILTERS = Key.optional(
            "order-list-filters",
            new Shape.Several<>(Scalars.oneOf(Narrowing.class)),
            "What its OrderMassStatusRequest(AF) may be narrowed by: symbol (MassStatusReqType(585) 1), side (54). What"
                    + " it can't narrow, the gateway does.");
    static final Key<Boolean> POSITIONS = Key.of(
            "positions", Scalars.FLAG, "false", "Whether it answers RequestForPositions(AN) by PositionReport(AP).");
    static final Key<Trades> TRADES = Key.of(
            "trades",
            Scalars.oneOf(trades()),
            "none",
            "Whether it answers TradeCaptureReportRequest(AD), and by which id its TradeCaptureReport(AE)s are the"
                    + " executions that we know: none (it can't be asked), exec-id (their ExecID(17)), trade-report-id"
                    + " (their TradeReportID(571) is the ExecID(17) of its execution reports). The last of them has to"
                    + " say so, by 748 or 912.");
    static final Key<Duration> COPY_GRACE = Key.of(
            "copy-grace",
            Scalars.span("100ms", "10m"),
            "5s",
            "How long a session for drop copies and those for orders may be apart. A fill that only one of them has"
                    + " told by then is a break; see copy-ids.");
    static final Key<CopyIds> COPY_IDS = Key.of(
            "copy-ids",
            Scalars.oneOf(CopyIds.class),
            "own",
            "Which ExecID(17) its drop copies have. same: that of its execution reports; a fill that only the copies"
                    + " told is counted. own: another, or nobody knows; it is a break, the venue is asked, and it is"
                    + " not counted.");
    static final Key<Duration> OPEN_WITHIN = Key.of(
            "open-within",
            Scalars.span("1s", "1h"),
            "30s",
            "When a recovery that is not complete counts as overdue: the account stays closed, and a break says so.");
    static final Key<Duration> ORDERS_EVERY = Key.of(
            "orders-every", Scalars.span("0s", "1d"), "60s", "Between two readings of the open orders; 0s is never.");
    static final Key<Duration> POSITIONS_EVERY = Key.of(
            "positions-every", Scalars.span("0s", "1d"), "60s", "Between two readings of the positions; 0s is never.");
    static final Key<Duration> TRADES_EVERY = Key.of(
            "trades-every", Scalars.span("0s", "1d"), "60s", "Between two readings of the executions; 0s is never.");
    static final Key<Duration> IDLE_EVERY = Key.of(
            "idle-every",
            Scalars.span("0s", "1d"),
            "5m",
            "Instead of these, on an account where nothing is open and nothing happens.");
    static final Table TABLE = Table.of(
            "What the venue can be asked, and how often our books are compared with its own.",
            SETTLE,
            ORDER_LIST,
            ORDER_LIST_FILTERS,
            POSITIONS,
            TRADES,
            COPY_GRACE,
            COPY_IDS,
            OPEN_WITHIN,
            ORDERS_EVERY,
            POSITIONS_EVERY,
            TRADES_EVERY,
            IDLE_EVERY);

    private AskingSettings() {}

    static FixLpAsking of(Values values) {
        List<Narrowing> filters = values.find(ORDER_LIST_FILTERS);
        return new FixLpAsking(
                values.get(SETTLE).toNanos(),
                values.get(ORDER_LIST),
                filters == null ? Set.of() : Set.copyOf(filters),
                values.get(POSITIONS),
                values.get(TRADES),
                new Copies(values.get(COPY_GRACE).toNanos(), values.get(COPY_IDS)),
                new ReconcileTimes(
                        values.get(OPEN_WITHIN).toNanos(),
                        values.get(ORDERS_EVERY).toNanos(),
                        values.get(POSITIONS_EVERY).toNanos(),
                        values.get(TRADES_EVERY).toNanos(),
                        values.get(IDLE_EVERY).toNanos()));
    }

    private static Map<String, Trades> trades() {
        Map<String, Trades> words = new LinkedHashMap<>();
        words.put("none", Trades.NONE);
        words.put("exec-id", Trades.EXEC_ID);
        words.put("trade-report-id", Trades.TRADE_REPORT_ID);
        return words;
    }

    private static Map<String, OrderList> lists() {
        Map<String, OrderList> words = new LinkedHashMap<>();
        words.put("whole", OrderList.WHOLE);
        words.put("open-ended", OrderList.OPEN_ENDED);
        words.put("none", OrderList.NONE);
        return words;
    }
}
