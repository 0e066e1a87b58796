package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.order.LiveOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A core that tests give limits and orders to. Owned by the thread of the test.
abstract class LimitedTrading {
    static final long SECOND = 1_000_000_000L;

    final Fixture fixture = new Fixture().up();
    final List<Limit> limits = new ArrayList<>();
    int next;

    void limit(Scope scope, LimitKind kind, String value) {
        limits.add(Limit.of(scope, kind, value));
        fixture.core.define(List.copyOf(limits), fixture.now);
    }

    void limit(LimitKind kind, String value) {
        limit(Scope.gateway(), kind, value);
    }

    void market(String bid, String ask) {
        fixture.quotes.quote(Fixture.EURUSD, bid, ask, fixture.now);
    }

    Outcome place(Side side, Command.Request request) {
        return fixture.command(Fixture.place("c" + next++, side, request));
    }

    Outcome buy(String lots, String price) {
        return place(Side.BUY, order(lots, price, OrderTerms.Flags.NONE));
    }

    Outcome sell(String lots, String price) {
        return place(Side.SELL, order(lots, price, OrderTerms.Flags.NONE));
    }

    static Command.Request order(String lots, @Nullable String price, OrderTerms.Flags flags) {
        return new Command.Request(
                price == null ? OrdType.MARKET : OrdType.LIMIT,
                TimeInForce.DAY,
                Quantity.lots(Decimal.of(lots)),
                price == null ? null : Decimal.of(price),
                null,
                null,
                flags,
                null,
                null,
                RoutingTags.NONE);
    }

    static DenialCode code(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).code();
    }

    LiveOrder accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        LiveOrder order = fixture.order(((Outcome.Accepted) outcome).orders().getFirst());
        fixture.sent(order.id());
        fixture.report(order, ExecType.NEW);
        return order;
    }

    LiveOrder filled(Outcome outcome) {
        LiveOrder order = accepted(outcome);
        String units = order.terms().units().toString();
        fixture.fill(order, "E" + next++, units, "1.1", units);
        return order;
    }
}
