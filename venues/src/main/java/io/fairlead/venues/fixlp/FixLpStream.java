package io.fairlead.venues.fixlp;

import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.MassCancelReport;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.codec.UtcTimestamp;
import org.jspecify.annotations.Nullable;

/// What an order session receives, as inputs of the core. Owned by the engine thread.
///
/// Tolerant: whatever can't be understood becomes null, and the report is marked and keeps its raw text. It throws
/// nothing, because a fill is never refused over syntax that it does not need.
final class FixLpStream {
    private final FixLpSettings settings;
    private final String session;
    private final ExecutionReport.Marks ordinary;
    private final FixLpSymbols symbols;
    private final FixLpAccounts accounts;
    private final SentRequests sent;
    private final FixDecimal number = new FixDecimal();
    private boolean unusual;

    /// The venue's names of our instruments and accounts. Immutable.
    record Names(FixLpSymbols symbols, FixLpAccounts accounts) {}

    FixLpStream(FixLpSettings settings, String session, Names names, SentRequests sent) {
        this.settings = settings;
        this.session = session;
        ordinary = new ExecutionReport.Marks(false, false, "", session, Evidence.STREAM);
        symbols = names.symbols;
        accounts = names.accounts;
        this.sent = sent;
    }

    /// The input that a message stands for; null if it says nothing about an order.
    @Nullable
    VenueInput read(FixMessage in) {
        return switch (in.msgType()) {
            case MsgType.EXECUTION_REPORT -> executionReport(in);
            case MsgType.ORDER_CANCEL_REJECT -> cancelReject(in);
            case MsgType.ORDER_MASS_CANCEL_REPORT -> massCancelReport(in);
            case MsgType.BUSINESS_MESSAGE_REJECT -> reject(in, Tag.BUSINESS_REJECT_REASON);
            case MsgType.REJECT -> reject(in, Tag.SESSION_REJECT_REASON);
            default -> null;
        };
    }

    /// Null for a status report about no order at all: the answer of a venue that has none.
    private @Nullable ExecutionReport executionReport(FixMessage in) {
        unusual = in.fault() != null;
        Instrument instrument = instrument(in);
        ExecutionReport.References refs = references(in);
        ExecutionReport.Progress progress = progress(in, instrument);
        if (refs.order() == null && refs.venueOrder() == null && progress.execType() == ExecType.ORDER_STATUS) {
            return null;
        }
        ExecutionReport.Details details = details(in, instrument);
        return new ExecutionReport(settings.venue(), refs, progress, details, marks(in));
    }

    private ExecutionReport.References references(FixMessage in) {
        return new ExecutionReport.References(
                orderId(in, Tag.CL_ORD_ID),
                orderId(in, Tag.ORIG_CL_ORD_ID),
                FixLpMapping.venueOrderId(in.string(Tag.ORDER_ID)),
                FixLpMapping.execId(in.string(Tag.EXEC_ID)),
                FixLpMapping.execId(in.string(Tag.EXEC_REF_ID)));
    }

    private ExecutionReport.Progress progress(FixMessage in, @Nullable Instrument instrument) {
        char execTypeCode = in.charValue(Tag.EXEC_TYPE);
        ExecType execType = FixLpMapping.execType(execTypeCode);
        unusual |= !FixLpMapping.isOrdinaryExecType(execTypeCode);
        OrdStatus ordStatus = FixLpMapping.ordStatus(in.charValue(Tag.ORD_STATUS));
        unusual |= ordStatus == null;
        return new ExecutionReport.Progress(
                execType,
                ordStatus,
                units(in, Tag.LAST_QTY, instrument),
                decimal(in, Tag.LAST_PX),
                units(in, Tag.CUM_QTY, instrument),
                units(in, Tag.LEAVES_QTY, instrument),
                decimal(in, Tag.AVG_PX));
    }

    private ExecutionReport.Details details(FixMessage in, @Nullable Instrument instrument) {
        Side side = FixLpMapping.side(in.charValue(Tag.SIDE));
        unusual |= side == null;
        int reason = in.intValue(Tag.ORD_REJ_REASON);
        return new ExecutionReport.Details(
                accounts.of(in),
                instrument == null ? null : instrument.symbol(),
                side,
                terms(in, instrument),
                reason == FixMessage.NO_INT ? -1 : reason,
                in.string(Tag.TEXT, ""),
                timestamp(in));
    }

    /// ExpireTime(126), or the end of the UTC day ExpireDate(432).
    private static @Nullable Long expireNanos(FixMessage in) {
        long nanos = in.timestamp(Tag.EXPIRE_TIME);
        if (nanos != UtcTimestamp.INVALID) {
            return nanos;
        }
        String date = in.string(Tag.EXPIRE_DATE);
        return date == null ? null : FixLpMapping.endOfDayNanos(date);
    }

    private @Nullable OrderTerms terms(FixMessage in, @Nullable Instrument instrument) {
        OrdType type = known(in, Tag.ORD_TYPE, FixLpMapping.ordType(in.charValue(Tag.ORD_TYPE)));
        TimeInForce timeInForce = timeInForce(in);
        Decimal units = units(in, Tag.ORDER_QTY, instrument);
        if (type == null || timeInForce == null || units == null) {
            return null;
        }
        Decimal price = decimal(in, Tag.PRICE);
        return new OrderTerms(
                type,
                timeInForce,
                units,
                type == OrdType.MARKET ? null : price,
                decimal(in, Tag.STOP_PX),
                expireNanos(in),
                OrderTerms.Flags.NONE,
                null,
                null);
    }

    /// Absent means day, as the standard says.
    private @Nullable TimeInForce timeInForce(FixMessage in) {
        return in.has(Tag.TIME_IN_FORCE)
                ? known(in, Tag.TIME_IN_FORCE, FixLpMapping.timeInForce(in.charValue(Tag.TIME_IN_FORCE)))
                : TimeInForce.DAY;
    }

    private ExecutionReport.Marks marks(FixMessage in) {
        boolean repeated = in.possDup() || in.flag(Tag.POSS_RESEND);
        Evidence source = source(in);
        if (unusual) {
            return new ExecutionReport.Marks(repeated, true, in.toString(), session, source);
        }
        return repeated || source != Evidence.STREAM
                ? new ExecutionReport.Marks(repeated, false, "", session, source)
                : ordinary;
    }

    private static Evidence source(FixMessage in) {
        if (in.has(Tag.MASS_STATUS_REQ_ID)) {
            return Evidence.MASS_STATUS;
        }
        if (FixLpMapping.execType(in.charValue(Tag.EXEC_TYPE)) == ExecType.ORDER_STATUS) {
            return Evidence.ORDER_STATUS;
        }
        return in.possDup() || in.flag(Tag.POSS_RESEND) ? Evidence.RESEND : Evidence.STREAM;
    }

    private CancelReject cancelReject(FixMessage in) {
        int reason = in.intValue(Tag.CXL_REJ_REASON);
        return new CancelReject(
                settings.venue(),
                orderId(in, Tag.CL_ORD_ID),
                orderId(in, Tag.ORIG_CL_ORD_ID),
                FixLpMapping.ordStatus(in.charValue(Tag.ORD_STATUS)),
                in.charValue(Tag.CXL_REJ_RESPONSE_TO) == '2',
                reason == FixMessage.NO_INT ? -1 : reason,
                in.string(Tag.TEXT, ""));
    }

    /// Null if it does not say which request it answers. MassCancelResponse(531) 0 is a refusal.
    private @Nullable MassCancelReport massCancelReport(FixMessage in) {
        OrderId request = orderId(in, Tag.CL_ORD_ID);
        int affected = in.intValue(Tag.TOTAL_AFFECTED_ORDERS);
        int reason = in.intValue(Tag.MASS_CANCEL_REJECT_REASON);
        return request == null
                ? null
                : new MassCancelReport(
                        settings.venue(),
                        request,
                        in.charValue(Tag.MASS_CANCEL_RESPONSE) != '0',
                        affected == FixMessage.NO_INT ? -1 : affected,
                        reason == FixMessage.NO_INT ? -1 : reason,
                        in.string(Tag.TEXT, ""));
    }

    /// BusinessMessageReject(j) names the request by BusinessRejectRefID(379), a Reject(3) by RefSeqNum(45) alone.
    private BusinessReject reject(FixMessage in, int reasonTag) {
        OrderId named = orderId(in, Tag.BUSINESS_REJECT_REF_ID);
        OrderId request = named != null ? named : sent.of(in.intValue(Tag.REF_SEQ_NUM));
        int reason = in.intValue(reasonTag);
        return new BusinessReject(
                settings.venue(),
                request,
                in.string(Tag.REF_MSG_TYPE, ""),
                reason == FixMessage.NO_INT ? -1 : reason,
                in.string(Tag.TEXT, ""));
    }

    private static @Nullable OrderId orderId(FixMessage in, int tag) {
        return FixLpMapping.orderId(in.string(tag));
    }

    private @Nullable Instrument instrument(FixMessage in) {
        Instrument instrument = symbols.at(in, in.indexOf(Tag.SYMBOL));
        unusual |= instrument == null;
        return instrument;
    }

    /// Notes a field that is there with a value that has no counterpart.
    private <T> @Nullable T known(FixMessage in, int tag, @Nullable T value) {
        unusual |= value == null && in.has(tag);
        return value;
    }

    private @Nullable Decimal decimal(FixMessage in, int tag) {
        return known(in, tag, in.decimal(tag, number) ? FixLpMapping.decimal(number) : null);
    }

    /// A quantity in units. Lots of an unknown instrument can't be converted.
    private @Nullable Decimal units(FixMessage in, int tag, @Nullable Instrument instrument) {
        Decimal wire = decimal(in, tag);
        if (wire == null) {
            return null;
        }
        return switch (settings.orders().quantityUnit()) {
            case UNITS -> wire;
            case LOTS ->
                known(
                        in,
                        tag,
                        instrument == null
                                ? null
                                : FixLpMapping.units(
                                        wire, instrument, settings.orders().quantityUnit()));
        };
    }

    private long timestamp(FixMessage in) {
        long nanos = in.timestamp(Tag.TRANSACT_TIME);
        unusual |= nanos == UtcTimestamp.INVALID && in.has(Tag.TRANSACT_TIME);
        return FixLpMapping.nanos(nanos);
    }
}
