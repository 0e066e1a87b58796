package io.fairlead.venues.fixlp;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.quote.QuoteAsk;
import io.fairlead.core.quote.VenueQuote;
import io.fairlead.fix.codec.FixDecimal;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.venues.fixlp.FixLpSettings.Quotes;
import io.fairlead.venues.market.QuoteLedger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Quotes on request over one session of a provider: QuoteRequest(R) out; Quote(S), QuoteCancel(Z) and
/// QuoteRequestReject(AG) in. Owned by the thread that polls its session, but for the ledger: a session of market data,
/// whose feed hands on what is for it, or one of orders, which it listens to itself.
public final class FixLpQuotes implements BesideOrders {
    private static final int TRADEABLE = 1;
    private static final int RESTRICTED_TRADEABLE = 2;
    private static final int CANCEL_ALL = 4;
    private static final String NO_QUOTES = "the venue is not configured to be asked for quotes";
    private static final SideTags BID =
            new SideTags(Tag.BID_PX, Tag.MIN_BID_SIZE, Tag.BID_SIZE, Tag.BID_SPOT_RATE, Tag.BID_FORWARD_POINTS);
    private static final SideTags OFFER = new SideTags(
            Tag.OFFER_PX, Tag.MIN_OFFER_SIZE, Tag.OFFER_SIZE, Tag.OFFER_SPOT_RATE, Tag.OFFER_FORWARD_POINTS);

    /// The fields of one side of a Quote(S).
    private record SideTags(int price, int least, int most, int spot, int points) {}

    private final FixLpSettings settings;
    private final FixLpSymbols symbols;
    private final QuoteLedger ledger;
    private final FixDecimal number = new FixDecimal();
    private final WireQuantity quantity = new WireQuantity();
    private @Nullable FixSession session;

    FixLpQuotes(FixLpSettings settings, FixLpSymbols symbols) {
        this.settings = settings;
        this.symbols = symbols;
        ledger = new QuoteLedger(settings.venue());
    }

    /// What was asked and what came. Any thread.
    public QuoteLedger ledger() {
        return ledger;
    }

    @Override
    public void onLogon(FixSession to, long nowNanos) {
        session = to;
    }

    /// What was asked will not be answered. Quotes that came stand: an order that names one is sent when it can be.
    @Override
    public void onLogout(FixSession down, String reason, long nowNanos) {
        session = null;
        ledger.unanswered("the session ended", nowNanos);
    }

    @Override
    public int poll(long nowNanos) {
        QuoteAsk ask = ledger.nextToSend(nowNanos);
        if (ask == null) {
            return 0;
        }
        FixSession to = session;
        if (to == null || settings.feed().quotes() == Quotes.NONE) {
            ledger.refused(ask.id(), to == null ? "no session for quotes is logged on" : NO_QUOTES, nowNanos);
            return 0;
        }
        String problem = request(to.begin(MsgType.QUOTE_REQUEST), ask, nowNanos);
        if (problem == null && to.commit(nowNanos) < 0) {
            problem = "the session can't take it now";
        }
        if (problem != null) {
            ledger.refused(ask.id(), problem, nowNanos);
            return 0;
        }
        return 1;
    }

    /// The body; null, or why it can't be asked.
    private @Nullable String request(FixEncoder out, QuoteAsk ask, long nowNanos) {
        out.put(Tag.QUOTE_REQ_ID, ask.id()).put(Tag.NO_RELATED_SYM, ask.legs().size());
        for (QuoteAsk.Leg leg : ask.legs()) {
            Instrument instrument = symbols.of(leg.symbol());
            if (instrument == null) {
                return "the venue has no instrument " + leg.symbol();
            }
            out.put(Tag.SYMBOL, String.valueOf(instrument.symbolAt(settings.venue())))
                    .put(Tag.QUOTE_TYPE, leg.firm() ? TRADEABLE : 0);
            if (leg.side() != null) {
                out.put(Tag.SIDE, leg.side().code());
            }
            if (leg.units() != null && !put(out, leg.units(), instrument)) {
                return "the quantity has no exact decimal in lots";
            }
            if (leg.settlDate() != null) {
                out.put(Tag.SETTL_TYPE, '6').put(Tag.SETTL_DATE, FixLpMapping.localMktDate(leg.settlDate()));
            }
            out.putTimestamp(Tag.TRANSACT_TIME, nowNanos);
        }
        return null;
    }

    private boolean put(FixEncoder out, Decimal units, Instrument instrument) {
        if (settings.orders().quantityUnit() == QuantityUnit.UNITS) {
            quantity.units(units);
        } else if (!quantity.lots(units, instrument.contract().contractSize())) {
            return false;
        }
        out.put(Tag.ORDER_QTY, quantity.mantissa(), quantity.scale());
        return true;
    }

    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
        if (message.possDup()) {
            return; // what is sent again is a quote of the past
        }
        if (message.msgType() == MsgType.BUSINESS_MESSAGE_REJECT) {
            onBusinessReject(message, receivedNanos);
        } else {
            take(message, receivedNanos);
        }
    }

    /// False if the message is none of these.
    boolean take(FixMessage message, long receivedNanos) {
        switch (message.msgType()) {
            case MsgType.QUOTE -> quoted(message, receivedNanos);
            case MsgType.QUOTE_CANCEL -> canceled(message, receivedNanos);
            case MsgType.QUOTE_REQUEST_REJECT -> {
                String why = message.string(Tag.TEXT, "refused");
                int reason = message.intValue(Tag.QUOTE_REQUEST_REJECT_REASON);
                ledger.refused(
                        message.string(Tag.QUOTE_REQ_ID, ""),
                        reason == FixMessage.NO_INT ? why : why + " (reason " + reason + ")",
                        receivedNanos);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /// A venue that gives no quotes may say so by BusinessMessageReject(j).
    void onBusinessReject(FixMessage message, long nowNanos) {
        if (message.valueEquals(Tag.REF_MSG_TYPE, "R")) {
            String id = message.string(Tag.BUSINESS_REJECT_REF_ID, "");
            String why = message.string(Tag.TEXT, "not supported");
            if (id.isEmpty()) {
                ledger.unanswered(why, nowNanos);
            } else {
                ledger.refused(id, why, nowNanos);
            }
        }
    }

    /// A quote that can't be read is counted, never traded.
    private void quoted(FixMessage in, long receivedNanos) {
        String id = in.string(Tag.QUOTE_ID, "");
        Instrument instrument = symbols.at(in, in.indexOf(Tag.SYMBOL));
        if (id.isEmpty() || instrument == null) {
            ledger.unreadable();
            return;
        }
        VenueQuote.Price bid = price(in, instrument, BID);
        VenueQuote.Price offer = price(in, instrument, OFFER);
        if (bid == null && offer == null) {
            ledger.unreadable();
            return;
        }
        int type = in.intValue(Tag.QUOTE_TYPE);
        ledger.quoted(new VenueQuote(
                settings.venue(),
                id,
                in.string(Tag.QUOTE_REQ_ID, ""),
                instrument.symbol(),
                type == TRADEABLE || type == RESTRICTED_TRADEABLE,
                bid,
                offer,
                date(in.string(Tag.SETTL_DATE)),
                receivedNanos,
                FixLpMapping.nanos(in.timestamp(Tag.VALID_UNTIL_TIME)),
                ""));
    }

    /// Null if the quote has no price on this side.
    private VenueQuote.@Nullable Price price(FixMessage in, Instrument instrument, SideTags tags) {
        Decimal price = decimal(in, tags.price);
        return price == null
                ? null
                : new VenueQuote.Price(
                        price,
                        units(in, tags.least, instrument),
                        units(in, tags.most, instrument),
                        decimal(in, tags.spot),
                        decimal(in, tags.points));
    }

    private @Nullable Decimal decimal(FixMessage in, int tag) {
        return in.decimal(tag, number) ? FixLpMapping.decimal(number) : null;
    }

    private @Nullable Decimal units(FixMessage in, int tag, Instrument instrument) {
        Decimal wire = decimal(in, tag);
        return wire == null
                ? null
                : FixLpMapping.units(wire, instrument, settings.orders().quantityUnit());
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    /// One quote, or with QuoteCancelType(298) 4 every one of the request, or of the session.
    private void canceled(FixMessage in, long receivedNanos) {
        String why = in.string(Tag.TEXT, "taken back by the venue");
        String id = in.string(Tag.QUOTE_ID, "");
        if (in.intValue(Tag.QUOTE_CANCEL_TYPE) == CANCEL_ALL || id.isEmpty() || id.equals("*")) {
            ledger.canceledAll(in.string(Tag.QUOTE_REQ_ID, ""), why, receivedNanos);
        } else {
            ledger.canceled(id, why, receivedNanos);
        }
    }
}
