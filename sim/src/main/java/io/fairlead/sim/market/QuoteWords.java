package io.fairlead.sim.market;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.match.QuoteSizes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.BidForwardPoints;
import quickfix.field.BidPx;
import quickfix.field.BidSize;
import quickfix.field.BidSpotRate;
import quickfix.field.MinBidSize;
import quickfix.field.MinOfferSize;
import quickfix.field.NoRelatedSym;
import quickfix.field.OfferForwardPoints;
import quickfix.field.OfferPx;
import quickfix.field.OfferSize;
import quickfix.field.OfferSpotRate;
import quickfix.field.OrderQty;
import quickfix.field.QuoteCancelType;
import quickfix.field.QuoteID;
import quickfix.field.QuoteReqID;
import quickfix.field.QuoteRequestRejectReason;
import quickfix.field.QuoteType;
import quickfix.field.SettlDate;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TransactTime;
import quickfix.field.ValidUntilTime;
import quickfix.fix44.Quote;
import quickfix.fix44.QuoteCancel;
import quickfix.fix44.QuoteRequestReject;

/// Quote messages of FIX 4.4 read and written. Pure.
final class QuoteWords {
    private QuoteWords() {}

    /// A QuoteRequest(R).
    record Request(String quoteReqId, List<Leg> legs) {
        Request {
            legs = List.copyOf(legs);
        }
    }

    /// One instrument of it: firm (QuoteType(537) 1) or indicative; `settlDate` null for spot.
    record Leg(
            String symbol,
            boolean firm,
            @Nullable Decimal qty,
            @Nullable LocalDate settlDate) {
        /// How far the value date is away, 0 for spot.
        long days(long nowNanos) {
            return settlDate == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(day(nowNanos), settlDate));
        }
    }

    /// An answer for one instrument; the prices told are spot plus points.
    record Quoted(
            Request request,
            Leg leg,
            Decimal bidSpot,
            Decimal offerSpot,
            Decimal points,
            QuoteSizes sizes,
            long endNanos) {
        Decimal bidPx() {
            return bidSpot.plus(points);
        }

        Decimal offerPx() {
            return offerSpot.plus(points);
        }
    }

    static Request request(Message message) throws FieldNotFound, IncorrectTagValue {
        List<Leg> legs = new ArrayList<>();
        for (Group group : message.getGroups(NoRelatedSym.FIELD)) {
            boolean indicative =
                    group.isSetField(QuoteType.FIELD) && group.getInt(QuoteType.FIELD) == QuoteType.INDICATIVE;
            legs.add(new Leg(
                    group.getString(Symbol.FIELD),
                    !indicative,
                    group.isSetField(OrderQty.FIELD) ? decimal(group.getString(OrderQty.FIELD)) : null,
                    group.isSetField(SettlDate.FIELD) ? date(group.getString(SettlDate.FIELD)) : null));
        }
        return new Request(message.getString(QuoteReqID.FIELD), legs);
    }

    static Message quote(Quoted quoted, String quoteId) {
        Leg leg = quoted.leg;
        Message message = new Quote();
        message.setString(QuoteReqID.FIELD, quoted.request.quoteReqId);
        message.setString(QuoteID.FIELD, quoteId);
        message.setInt(QuoteType.FIELD, leg.firm ? QuoteType.TRADEABLE : QuoteType.INDICATIVE);
        message.setString(Symbol.FIELD, leg.symbol);
        message.setString(BidPx.FIELD, quoted.bidPx().toString());
        message.setString(OfferPx.FIELD, quoted.offerPx().toString());
        message.setString(BidSize.FIELD, quoted.sizes.most().toString());
        message.setString(OfferSize.FIELD, quoted.sizes.most().toString());
        message.setString(MinBidSize.FIELD, quoted.sizes.least().toString());
        message.setString(MinOfferSize.FIELD, quoted.sizes.least().toString());
        message.setUtcTimeStamp(ValidUntilTime.FIELD, time(quoted.endNanos), true);
        message.setUtcTimeStamp(TransactTime.FIELD, time(quoted.endNanos).minusSeconds(10), true);
        LocalDate settlDate = leg.settlDate;
        if (settlDate != null) {
            message.setString(SettlDate.FIELD, settlDate.format(DateTimeFormatter.BASIC_ISO_DATE));
            message.setString(BidSpotRate.FIELD, quoted.bidSpot.toString());
            message.setString(OfferSpotRate.FIELD, quoted.offerSpot.toString());
            message.setString(BidForwardPoints.FIELD, quoted.points.toString());
            message.setString(OfferForwardPoints.FIELD, quoted.points.toString());
        }
        return message;
    }

    static Message cancel(String quoteReqId, String quoteId, String symbol) {
        Message message = new QuoteCancel();
        message.setString(QuoteReqID.FIELD, quoteReqId);
        message.setString(QuoteID.FIELD, quoteId);
        message.setInt(QuoteCancelType.FIELD, QuoteCancelType.CANCEL_FOR_ONE_OR_MORE_SECURITIES);
        Group entry = new QuoteCancel.NoQuoteEntries();
        entry.setString(Symbol.FIELD, symbol);
        message.addGroup(entry);
        return message;
    }

    static Message reject(Request request, int reason, String text) {
        Message message = new QuoteRequestReject();
        message.setString(QuoteReqID.FIELD, request.quoteReqId);
        message.setInt(QuoteRequestRejectReason.FIELD, reason);
        for (Leg leg : request.legs) {
            Group group = new QuoteRequestReject.NoRelatedSym();
            group.setString(Symbol.FIELD, leg.symbol);
            message.addGroup(group);
        }
        message.setString(Text.FIELD, text);
        return message;
    }

    private static Decimal decimal(String text) throws IncorrectTagValue {
        try {
            return Decimal.of(text);
        } catch (IllegalArgumentException e) {
            throw new IncorrectTagValue(OrderQty.FIELD, e.getMessage());
        }
    }

    private static LocalDate date(String text) throws IncorrectTagValue {
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            throw new IncorrectTagValue(SettlDate.FIELD, e.getMessage());
        }
    }

    private static LocalDate day(long nanos) {
        return time(nanos).toLocalDate();
    }

    private static LocalDateTime time(long nanos) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(0, nanos), ZoneOffset.UTC);
    }
}
