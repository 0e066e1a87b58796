package io.fairlead.venues.fixlp;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instructions.Peg;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.OrderSearch;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.Tag;
import io.fairlead.venues.fixlp.FixLpSettings.Orders;
import io.fairlead.venues.fixlp.OrderTags.On;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The bodies of requests, written straight into the session's encoder. Owned by the engine thread; allocates nothing.
///
/// A method returns null, or why the order can't be put into this venue's words: then nothing may be sent.
final class FixLpFix {
    private static final int HANDL_INST = 21;
    private static final int CUSTOMER_ACCOUNT = 24;
    private static final int OF_A_SECURITY = 1;
    private static final int MATCHING_CRITERIA = 1;
    private static final String NO_SYMBOL = "the instrument has no name at the venue";
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final String NOT_BY_DAY =
            "the venue takes ExpireDate(432) alone: the order must end with a day of UTC, at 00:00 of the next";
    private static final String NOT_IN_LOTS = "the quantity has no exact decimal in lots";

    private final FixLpSettings settings;
    private final Orders orders;
    private final TagWriter newOrderTags;
    private final TagWriter replaceTags;
    private final TagWriter cancelTags;
    private final byte[] execInst = new byte[5];
    private final WireQuantity quantity = new WireQuantity();

    FixLpFix(FixLpSettings settings, OrderTags tags) {
        this.settings = settings;
        this.orders = settings.orders();
        newOrderTags = new TagWriter(tags, On.NEW);
        replaceTags = new TagWriter(tags, On.REPLACE);
        cancelTags = new TagWriter(tags, On.CANCEL);
    }

    /// NewOrderSingle(D).
    @Nullable
    String newOrder(FixEncoder out, Order order, long nowNanos) {
        out.put(Tag.CL_ORD_ID, order.id().value());
        String problem = newOrderTags.write(out, order, nowNanos);
        return problem != null ? problem : terms(out, order, order.terms(), newOrderTags, nowNanos);
    }

    /// OrderCancelReplaceRequest(G). Quantity is the total, fills included.
    @Nullable
    String replace(FixEncoder out, Order order, OrderId request, long nowNanos) {
        OrderTerms terms = order.pendingTerms();
        if (terms == null) {
            return "no replace is pending";
        }
        reference(out, order, request);
        String problem = replaceTags.write(out, order, nowNanos);
        return problem != null ? problem : terms(out, order, terms, replaceTags, nowNanos);
    }

    /// OrderCancelRequest(F).
    @Nullable
    String cancel(FixEncoder out, Order order, OrderId request, long nowNanos) {
        reference(out, order, request);
        String missing = cancelTags.write(out, order, nowNanos);
        if (!cancelTags.writes(Tag.ACCOUNT)) {
            account(out, order.account());
        }
        out.putTimestamp(Tag.TRANSACT_TIME, nowNanos);
        String problem = missing != null ? missing : instrument(out, order);
        return problem != null ? problem : quantity(out, order.terms().units(), order.instrument());
    }

    /// OrderStatusRequest(H).
    @Nullable
    String status(FixEncoder out, Order order) {
        out.put(Tag.CL_ORD_ID, order.current().value());
        venueOrder(out, order);
        account(out, order.account());
        return instrument(out, order);
    }

    /// OrderMassCancelRequest(q) for every order of the session, or for every one in the instrument.
    @Nullable
    String massCancel(FixEncoder out, MassCancel cancel, @Nullable Instrument instrument, long nowNanos) {
        out.put(Tag.CL_ORD_ID, cancel.request().value())
                .put(Tag.MASS_CANCEL_REQUEST_TYPE, instrument == null ? '7' : '1')
                .putTimestamp(Tag.TRANSACT_TIME, nowNanos);
        if (instrument != null) {
            String symbol = instrument.symbolAt(settings.venue());
            if (symbol == null) {
                return NO_SYMBOL;
            }
            out.put(Tag.SYMBOL, symbol);
        }
        return null;
    }

    /// OrderMassStatusRequest(AF) for every order of an account, or for those of one instrument or side.
    @Nullable
    String massStatus(FixEncoder out, Account account, OrderSearch search, CharSequence requestId) {
        Instrument instrument = search.instrument();
        Side side = search.side();
        out.put(Tag.MASS_STATUS_REQ_ID, requestId)
                .put(Tag.MASS_STATUS_REQ_TYPE, instrument == null ? orders.massStatusReqType() : OF_A_SECURITY);
        account(out, account);
        if (instrument != null) {
            String symbol = instrument.symbolAt(settings.venue());
            if (symbol == null) {
                return NO_SYMBOL;
            }
            out.put(Tag.SYMBOL, symbol);
        }
        if (side != null) {
            out.put(Tag.SIDE, side.code());
        }
        return null;
    }

    /// RequestForPositions(AN) for what an account holds now. Party and account type are required and say nothing more
    /// than Account(1) does.
    void positions(FixEncoder out, Account account, CharSequence requestId, long nowNanos) {
        out.put(Tag.POS_REQ_ID, requestId)
                .put(Tag.POS_REQ_TYPE, 0)
                .put(Tag.SUBSCRIPTION_REQUEST_TYPE, '0')
                .put(Tag.NO_PARTY_IDS, 1)
                .put(Tag.PARTY_ID, account.venueAccount())
                .put(Tag.PARTY_ID_SOURCE, 'D')
                .put(Tag.PARTY_ROLE, CUSTOMER_ACCOUNT)
                .put(Tag.ACCOUNT, account.venueAccount())
                .put(Tag.ACCOUNT_TYPE, 1)
                .putDate(Tag.CLEARING_BUSINESS_DATE, nowNanos)
                .putTimestamp(Tag.TRANSACT_TIME, nowNanos);
    }

    /// TradeCaptureReportRequest(AD) for what an account executed from a time until now.
    void trades(FixEncoder out, Account account, CharSequence requestId, long sinceNanos, long nowNanos) {
        out.put(Tag.TRADE_REQUEST_ID, requestId)
                .put(Tag.TRADE_REQUEST_TYPE, MATCHING_CRITERIA)
                .put(Tag.SUBSCRIPTION_REQUEST_TYPE, '0')
                .put(Tag.NO_PARTY_IDS, 1)
                .put(Tag.PARTY_ID, account.venueAccount())
                .put(Tag.PARTY_ID_SOURCE, 'D')
                .put(Tag.PARTY_ROLE, CUSTOMER_ACCOUNT)
                .put(Tag.NO_DATES, 2)
                .putDate(Tag.TRADE_DATE, sinceNanos)
                .putTimestamp(Tag.TRANSACT_TIME, sinceNanos)
                .putDate(Tag.TRADE_DATE, nowNanos)
                .putTimestamp(Tag.TRANSACT_TIME, nowNanos);
    }

    private static void reference(FixEncoder out, Order order, OrderId request) {
        out.put(Tag.ORIG_CL_ORD_ID, order.current().value()).put(Tag.CL_ORD_ID, request.value());
        venueOrder(out, order);
    }

    private static void venueOrder(FixEncoder out, Order order) {
        VenueOrderId venueOrder = order.venueOrder();
        if (venueOrder != null) {
            out.put(Tag.ORDER_ID, venueOrder.value());
        }
    }

    private @Nullable String terms(FixEncoder out, Order order, OrderTerms terms, TagWriter tags, long nowNanos) {
        if (orders.handlInst() != Orders.NOT_SENT && !tags.writes(HANDL_INST)) {
            out.put(HANDL_INST, orders.handlInst());
        }
        if (!tags.writes(Tag.ACCOUNT)) {
            account(out, order.account());
        }
        out.putTimestamp(Tag.TRANSACT_TIME, nowNanos)
                .put(Tag.ORD_TYPE, terms.type().code())
                .put(Tag.TIME_IN_FORCE, terms.timeInForce().code());
        price(out, Tag.PRICE, terms.price());
        price(out, Tag.STOP_PX, terms.stopPx());
        if (!expiry(out, terms.expireNanos())) {
            return NOT_BY_DAY;
        }
        flags(out, terms.flags());
        if (!instructions(out, order, terms)) {
            return NOT_IN_LOTS;
        }
        String problem = instrument(out, order);
        return problem != null ? problem : quantity(out, terms.units(), order.instrument());
    }

    /// False if the venue takes days alone, and this ends within one.
    private boolean expiry(FixEncoder out, @Nullable Long expireNanos) {
        if (expireNanos == null) {
            return true;
        }
        switch (orders.expiry()) {
            case TIME -> out.putTimestamp(Tag.EXPIRE_TIME, expireNanos);
            case DATE -> {
                if (expireNanos % DAY_NANOS != 0) {
                    return false;
                }
                out.putDate(Tag.EXPIRE_DATE, expireNanos - 1); // the day that it ends with
            }
        }
        return true;
    }

    private void flags(FixEncoder out, OrderTerms.Flags flags) {
        boolean doNotIncrease = flags.reduceOnly() && orders.reduceOnly() == FixLpSettings.ReduceOnly.DO_NOT_INCREASE;
        Peg peg = flags.instructions().peg();
        int at = 0;
        if (flags.postOnly()) {
            at = execInst(at, '6'); // participate, don't initiate
        }
        if (doNotIncrease) {
            at = execInst(at, 'E');
        }
        if (peg != null) {
            at = execInst(at, peg.to().code());
        }
        if (at > 0) {
            out.put(Tag.EXEC_INST, execInst, 0, at);
        }
        if (flags.reduceOnly() && orders.reduceOnly() == FixLpSettings.ReduceOnly.POSITION_EFFECT_CLOSE) {
            out.put(Tag.POSITION_EFFECT, 'C');
        }
    }

    /// The values of ExecInst(18) are apart by blanks.
    private int execInst(int at, char value) {
        int next = at;
        if (next > 0) {
            execInst[next++] = ' ';
        }
        execInst[next++] = (byte) value;
        return next;
    }

    /// False if a quantity has no exact decimal in lots.
    private boolean instructions(FixEncoder out, Order order, OrderTerms terms) {
        Instructions given = terms.instructions();
        if (given.isNone()) {
            return true;
        }
        Peg peg = given.peg();
        if (peg != null) {
            price(out, Tag.PEG_OFFSET_VALUE, peg.offset());
            out.put(Tag.PEG_OFFSET_TYPE, 0);
        }
        String quote = given.quote();
        if (quote != null) {
            out.put(terms.type() == OrdType.PREVIOUSLY_INDICATED ? Tag.IOI_ID : Tag.QUOTE_ID, quote);
        }
        LocalDate farDate = given.farDate();
        Instrument instrument = order.instrument();
        if (farDate != null) {
            out.put(Tag.SETTL_DATE2, FixLpMapping.localMktDate(farDate));
        }
        return (farDate == null || put(out, Tag.ORDER_QTY2, terms.units(), instrument))
                && (given.maxFloor() == null || put(out, Tag.MAX_FLOOR, given.maxFloor(), instrument))
                && (given.minQty() == null || put(out, Tag.MIN_QTY, given.minQty(), instrument));
    }

    private void account(FixEncoder out, Account account) {
        if (orders.accountTag()) {
            out.put(Tag.ACCOUNT, account.venueAccount());
        }
    }

    private static void price(FixEncoder out, int tag, @Nullable Decimal price) {
        if (price != null) {
            out.put(tag, price.unscaled(), price.scale());
        }
    }

    private @Nullable String instrument(FixEncoder out, Order order) {
        String symbol = order.instrument().symbolAt(settings.venue());
        if (symbol == null) {
            return NO_SYMBOL;
        }
        out.put(Tag.SYMBOL, symbol).put(Tag.SIDE, order.side().code());
        return null;
    }

    private @Nullable String quantity(FixEncoder out, Decimal units, Instrument instrument) {
        return put(out, Tag.ORDER_QTY, units, instrument) ? null : NOT_IN_LOTS;
    }

    private boolean put(FixEncoder out, int tag, Decimal units, Instrument instrument) {
        if (orders.quantityUnit() == QuantityUnit.UNITS) {
            quantity.units(units);
        } else if (!quantity.lots(units, instrument.contract().contractSize())) {
            return false;
        }
        out.put(tag, quantity.mantissa(), quantity.scale());
        return true;
    }
}
