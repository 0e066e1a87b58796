package io.fairlead.venues.fixlp;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.Tag;
import io.fairlead.venues.fixlp.FixLpAsking.Trades;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What TradeCaptureReport(AE)s say, as listed executions: no sum, and the source `FILLS`. Owned by the engine thread.
///
/// Tolerant like `FixLpStream`: what can't be understood is null, and the report is marked and keeps its raw text.
final class FixLpTrades {
    private static final int REMEMBERED = 10_000;

    private final FixLpSettings settings;
    private final FixLpSymbols symbols;
    private final FixLpAccounts accounts;
    private final FixDecimal number = new FixDecimal();
    private final Map<String, ExecId> byTradeReport = new LinkedHashMap<>();

    FixLpTrades(FixLpSettings settings, FixLpStream.Names names) {
        this.settings = settings;
        symbols = names.symbols();
        accounts = names.accounts();
    }

    VenueId venue() {
        return settings.venue();
    }

    /// Tells the execution of each side that may be ours: those that name an account of ours or, where no side
    /// names any, those that name an order; the core tells which of these is ours. Where a side names an account
    /// and none is ours, nothing is.
    void read(FixMessage in, Consumer<VenueInput> into) {
        boolean isNamed = in.has(Tag.ACCOUNT);
        int from = side(in, in.indexOf(Tag.NO_SIDES) + 1);
        while (from < in.fields()) {
            int to = side(in, from + 1);
            int account = in.indexOf(Tag.ACCOUNT, from, to);
            if (isNamed ? account >= 0 && accounts.at(in, account) != null : namesOrder(in, from, to)) {
                into.accept(execution(in, from, to));
            }
            from = to;
        }
    }

    private static boolean namesOrder(FixMessage in, int from, int to) {
        return in.indexOf(Tag.CL_ORD_ID, from, to) >= 0 || in.indexOf(Tag.ORDER_ID, from, to) >= 0;
    }

    /// Where the next side begins, from this field on; behind the last field if there is none.
    private static int side(FixMessage in, int from) {
        int at = in.indexOf(Tag.SIDE, from, in.fields());
        return at < 0 ? in.fields() : at;
    }

    private ExecutionReport execution(FixMessage in, int from, int to) {
        Instrument instrument = symbols.at(in, in.indexOf(Tag.SYMBOL));
        Side side = from < in.fields() ? FixLpMapping.side(in.charAt(from)) : null;
        Decimal lastQty = units(in, Tag.LAST_QTY, instrument);
        Decimal lastPx = decimal(in, Tag.LAST_PX);
        boolean usual = in.fault() == null && instrument != null && side != null && lastQty != null && lastPx != null;
        AccountId account = accounts.at(in, in.indexOf(Tag.ACCOUNT, from, to));
        Decimal ordered = units(in, Tag.ORDER_QTY, instrument);
        return new ExecutionReport(
                settings.venue(),
                references(in, from, to),
                new ExecutionReport.Progress(type(in), null, lastQty, lastPx, null, null, null),
                new ExecutionReport.Details(
                        account,
                        instrument == null ? null : instrument.symbol(),
                        side,
                        ordered == null ? null : terms(ordered),
                        -1,
                        in.string(Tag.TEXT, ""),
                        FixLpMapping.nanos(in.timestamp(Tag.TRANSACT_TIME))),
                new ExecutionReport.Marks(
                        in.possDup() || in.flag(Tag.POSS_RESEND),
                        !usual,
                        usual ? "" : in.toString(),
                        "",
                        Evidence.FILLS));
    }

    private ExecutionReport.References references(FixMessage in, int from, int to) {
        ExecId exec = exec(in);
        String tradeReport = in.string(Tag.TRADE_REPORT_ID);
        if (exec != null && tradeReport != null) {
            if (byTradeReport.size() == REMEMBERED) {
                byTradeReport.remove(byTradeReport.keySet().iterator().next());
            }
            byTradeReport.putIfAbsent(tradeReport, exec);
        }
        return new ExecutionReport.References(
                FixLpMapping.orderId(string(in, Tag.CL_ORD_ID, from, to)),
                null,
                FixLpMapping.venueOrderId(string(in, Tag.ORDER_ID, from, to)),
                exec,
                type(in) == ExecType.TRADE ? null : reference(in));
    }

    private @Nullable ExecId exec(FixMessage in) {
        boolean byReport = settings.asking().trades() == Trades.TRADE_REPORT_ID;
        return FixLpMapping.execId(in.string(byReport ? Tag.TRADE_REPORT_ID : Tag.EXEC_ID));
    }

    /// Which execution is taken back or corrected: ExecRefID(19), where a venue sends it, else that of the report which
    /// TradeReportRefID(572) names. Null if it was not among those that were told.
    private @Nullable ExecId reference(FixMessage in) {
        ExecId named = FixLpMapping.execId(in.string(Tag.EXEC_REF_ID));
        String report = in.string(Tag.TRADE_REPORT_REF_ID);
        if (named != null || report == null) {
            return named;
        }
        return settings.asking().trades() == Trades.TRADE_REPORT_ID
                ? FixLpMapping.execId(report)
                : byTradeReport.get(report);
    }

    /// TradeReportTransType(487) and, where that is new or absent, ExecType(150).
    private static ExecType type(FixMessage in) {
        ExecType told = FixLpMapping.execType(in.charValue(Tag.EXEC_TYPE));
        return switch (in.charValue(Tag.TRADE_REPORT_TRANS_TYPE)) {
            case '1', '4' -> ExecType.TRADE_CANCEL; // cancel, reverse
            case '2' -> ExecType.TRADE_CORRECT;
            default -> told == ExecType.TRADE_CANCEL || told == ExecType.TRADE_CORRECT ? told : ExecType.TRADE;
        };
    }

    /// Of an order made elsewhere a trade report tells the quantity, and never all the rest.
    private static OrderTerms terms(Decimal ordered) {
        return new OrderTerms(
                OrdType.MARKET, TimeInForce.DAY, ordered, null, null, null, OrderTerms.Flags.NONE, null, null);
    }

    private static @Nullable String string(FixMessage in, int tag, int from, int to) {
        int at = in.indexOf(tag, from, to);
        return at < 0 ? null : in.stringAt(at);
    }

    private @Nullable Decimal decimal(FixMessage in, int tag) {
        return in.decimal(tag, number) ? FixLpMapping.decimal(number) : null;
    }

    private @Nullable Decimal units(FixMessage in, int tag, @Nullable Instrument instrument) {
        Decimal wire = decimal(in, tag);
        if (wire == null || settings.orders().quantityUnit() == QuantityUnit.UNITS) {
            return wire;
        }
        return instrument == null ? null : FixLpMapping.units(wire, instrument, QuantityUnit.LOTS);
    }
}
