package io.fairlead.core.event;

import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountGroup.Sizing;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.Share;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Writes and reads the events of orders for several accounts. Stateless.
final class ParentEventCodec {
    private static final Side[] SIDES = Side.values();
    private static final QuantityUnit[] UNITS = QuantityUnit.values();
    private static final DenialCode[] CODES = DenialCode.values();
    private static final ParentEvent.Asked[] ASKED = ParentEvent.Asked.values();
    private static final int FIXED = 1;
    private static final int MULTIPLIER = 2;
    private static final int EQUITY_SHARE = 3;

    private ParentEventCodec() {}

    static int typeOf(ParentEvent event) {
        return switch (event) {
            case ParentEvent.AccountGroupsConfigured _ -> EventType.ACCOUNT_GROUPS_CONFIGURED;
            case ParentEvent.ParentStarted _ -> EventType.PARENT_STARTED;
            case ParentEvent.ChildRefused _ -> EventType.CHILD_REFUSED;
        };
    }

    static void write(ParentEvent event, ModelWriter model) {
        switch (event) {
            case ParentEvent.AccountGroupsConfigured e -> {
                model.out().unsigned(e.groups().size());
                e.groups().forEach(group -> group(group, model));
            }
            case ParentEvent.ParentStarted e -> started(e, model);
            case ParentEvent.ChildRefused e -> {
                model.client(e.parent());
                model.account(e.account());
                model.out().constant(e.asked());
                model.out().constant(e.refusal().code());
                model.out().text(e.refusal().field());
                model.out().text(e.refusal().value());
                model.out().text(e.refusal().remedy());
            }
        }
    }

    private static void group(AccountGroup group, ModelWriter model) {
        model.out().text(group.name());
        model.out().unsigned(group.members().size());
        for (AccountGroup.Member member : group.members()) {
            model.account(member.account());
            sizing(member.sizing(), model);
        }
    }

    private static void started(ParentEvent.ParentStarted e, ModelWriter model) {
        model.origin(e.origin());
        model.client(e.parent());
        model.out().text(e.group());
        model.symbol(e.symbol());
        model.out().constant(e.side());
        model.out().text(e.strategy().value());
        Command.Request request = e.request();
        model.out().constant(request.quantity().unit());
        model.terms(new OrderTerms(
                request.type(),
                request.timeInForce(),
                request.quantity().value(),
                request.price(),
                request.stopPx(),
                request.expireNanos(),
                request.flags(),
                request.stopLoss(),
                request.takeProfit()));
        model.routing(request.routing());
        model.out().unsigned(e.shares().size());
        for (Share share : e.shares()) {
            model.account(share.account());
            model.client(share.client());
            sizing(share.sizing(), model);
            model.decimal(share.equity());
            model.out().text(share.source());
            model.decimal(share.units());
            model.decimal(share.remainder());
        }
    }

    private static void sizing(Sizing sizing, ModelWriter model) {
        switch (sizing) {
            case Sizing.Fixed fixed -> {
                model.out().oneByte(FIXED);
                model.quantity(fixed.quantity());
            }
            case Sizing.Multiplier multiplier -> {
                model.out().oneByte(MULTIPLIER);
                model.decimal(multiplier.factor());
            }
            case Sizing.EquityShare _ -> model.out().oneByte(EQUITY_SHARE);
        }
    }

    static ParentEvent read(int type, long at, ModelReader model) {
        ByteReader in = model.in;
        return switch (type) {
            case EventType.ACCOUNT_GROUPS_CONFIGURED ->
                new ParentEvent.AccountGroupsConfigured(at, list(in, () -> group(model)));
            case EventType.PARENT_STARTED ->
                new ParentEvent.ParentStarted(
                        at,
                        model.origin(),
                        model.client(),
                        in.text(),
                        model.symbol(),
                        in.constant(SIDES),
                        new StrategyId(in.text()),
                        request(model),
                        list(in, () -> share(model)));
            case EventType.CHILD_REFUSED ->
                new ParentEvent.ChildRefused(
                        at,
                        model.client(),
                        model.account(),
                        in.constant(ASKED),
                        new Outcome.Refused(in.constant(CODES), in.text(), in.text(), in.text()));
            default -> throw new EventFormatException("event type " + type + " is none of a parent");
        };
    }

    private static AccountGroup group(ModelReader model) {
        String name = model.in.text();
        return new AccountGroup(name, list(model.in, () -> new AccountGroup.Member(model.account(), sizing(model))));
    }

    private static Command.Request request(ModelReader model) {
        QuantityUnit unit = model.in.constant(UNITS);
        OrderTerms terms = model.terms();
        return new Command.Request(
                terms.type(),
                terms.timeInForce(),
                new Quantity(terms.units(), unit),
                terms.price(),
                terms.stopPx(),
                terms.expireNanos(),
                terms.flags(),
                terms.stopLoss(),
                terms.takeProfit(),
                model.routing());
    }

    private static Share share(ModelReader model) {
        return new Share(
                model.account(),
                model.client(),
                sizing(model),
                model.decimalOrNull(),
                model.in.text(),
                model.decimalOrNull(),
                model.decimal());
    }

    private static Sizing sizing(ModelReader model) {
        int kind = model.in.oneByte();
        return switch (kind) {
            case FIXED -> new Sizing.Fixed(model.quantity());
            case MULTIPLIER -> new Sizing.Multiplier(model.decimal());
            case EQUITY_SHARE -> new Sizing.EquityShare();
            default -> throw new EventFormatException("sizing " + kind + " is not known here");
        };
    }

    private static <T> List<T> list(ByteReader in, Supplier<T> one) {
        List<T> all = new ArrayList<>();
        for (int left = in.size(); left > 0; left--) {
            all.add(one.get());
        }
        return all;
    }
}
