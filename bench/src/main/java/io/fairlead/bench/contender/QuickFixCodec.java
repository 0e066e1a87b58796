package io.fairlead.bench.contender;

import io.fairlead.bench.wire.OrderText;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import quickfix.field.Account;
import quickfix.field.ClOrdID;
import quickfix.field.OrdType;
import quickfix.field.OrderQty;
import quickfix.field.Price;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.TimeInForce;
import quickfix.field.TransactTime;
import quickfix.fix44.NewOrderSingle;

/// Builds QuickFIX/J's orders, the way its users do. Stateless.
public final class QuickFixCodec {
    private static final BigDecimal PRICE = BigDecimal.valueOf(OrderText.PRICE, OrderText.PRICE_SCALE);
    private static final BigDecimal QUANTITY = BigDecimal.valueOf(OrderText.QUANTITY);

    private QuickFixCodec() {}

    /// The order with this number.
    public static NewOrderSingle order(long number) {
        String digits = Long.toString(1_000_000_000L + number).substring(1);
        NewOrderSingle order = new NewOrderSingle();
        order.set(new ClOrdID(OrderText.ID_PREFIX + digits));
        order.set(new Account(OrderText.ACCOUNT));
        order.set(new Symbol(OrderText.SYMBOL));
        order.set(new Side(OrderText.BUY));
        order.setDecimal(OrderQty.FIELD, QUANTITY);
        order.set(new OrdType(OrderText.LIMIT));
        order.setDecimal(Price.FIELD, PRICE);
        order.set(new TimeInForce(OrderText.DAY));
        order.set(new TransactTime(LocalDateTime.now(ZoneOffset.UTC)));
        return order;
    }
}
