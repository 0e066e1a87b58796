package io.fairlead.core.event;

import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountGroup.Sizing;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.Share;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes and reads the events of orders for several accounts. Stateless.
final class ParentEventCodec {
    private static final Side[] SIDES = Side.values();
    private static final QuantityUnit[] UNITS = QuantityUnit.values();
    private static final DenialCode[] CODES = DenialCode.values();
    private static final ParentEvent.Asked[] ASKED = ParentEvent.Asked.values();
    private static final int FIXED = 1;
    private static final int MULTIPLIER = 2;
    private static final int EQUITY_SHARE = 3;
    private static final int WHOLE = 4;
    private static final Balance[] BALANCES = Balance.values();

    private ParentEventCodec() {}

    static int typeOf(ParentEvent event) {
        return switch (event) {
            case ParentEvent.AccountGroupsConfigured e ->
                balances(e) ? EventType.BALANCED_GROUPS_CONFIGURED : EventType.ACCOUNT_GROUPS_CONFIGURED;
            case ParentEvent.ParentStarted _ -> EventType.PARENT_STARTED;
            case ParentEvent.ParentBalanced _ -> EventType.PARENT_BALANCED;
            case ParentEvent.NoMemberFit _ -> EventType.NO_MEMBER_FIT;
            case ParentEvent.ChildRefused _ -> EventType.CHILD_REFUSED;
        };
    }

    /// Groups that only share orders out are written as ever.
    private static boolean balances(ParentEvent.AccountGroupsConfigured event) {
        return event.groups().stream().anyMatch(group -> group.balance() != null);
    }

    static void write(ParentEvent event, ModelWriter model) {
        switch (event) {
            case ParentEvent.AccountGroupsConfigured e -> {
                boolean balances = balances(e);
                model.out().unsigned(e.groups().size());
                e.groups().forEach(group -> group(group, balances, model));
            }
            case ParentEvent.ParentStarted e -> started(e, model);
            case ParentEvent.ParentBalanced e -> {
                started(e.started(), model);
                model.order(e.order());
                choice(e.choice(), model);
            }
            case ParentEvent.NoMemberFit e -> {
                model.origin(e.origin());
                model.client(e.parent());
                model.out().text(e.group());
                choice(e.choice(), model);
            }
            case ParentEvent.ChildRefused e -> {
                model.client(e.parent());
                model.account(e.account());
                model.out().constant(e.asked());
                refusal(e.refusal(), model);
            }
        }
    }

    private static void refusal(Outcome.Refused refused, ModelWriter model) {
        model.out().constant(refused.code());
        model.out().text(refused.field());
        model.out().text(refused.value());
        model.out().text(refused.remedy());
    }

    private static void choice(MemberChoice choice, ModelWriter model) {
        model.out().constant(choice.policy());
        model.out().unsigned(choice.candidates().size());
        for (MemberChoice.Candidate each : choice.candidates()) {
            Outcome.Refused refused = each.refusal();
            model.account(each.account());
            model.out().unsigned(each.turn());
            model.decimal(each.figure());
            model.out().bool(refused != null);
            if (refused != null) {
                refusal(refused, model);
            }
        }
        model.out().bool(choice.chosen() != null);
        if (choice.chosen() != null) {
            model.account(choice.chosen());
        }
    }

    private static void group(AccountGroup group, boolean balances, ModelWriter model) {
        if (balances) {
            model.out().constant(group.balance());
        }
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
            case Sizing.Whole _ -> model.out().oneByte(WHOLE);
        }
    }

    static ParentEvent read(int type, long at, ModelReader model) {
        ByteReader in = model.in;
        return switch (type) {
            case EventType.ACCOUNT_GROUPS_CONFIGURED ->
                new ParentEvent.AccountGroupsConfigured(at, list(in, () -> group(model, null)));
            case EventType.BALANCED_GROUPS_CONFIGURED ->
                new ParentEvent.AccountGroupsConfigured(at, list(in, () -> group(model, in.constantOrNull(BALANCES))));
            case EventType.PARENT_STARTED -> started(at, model);
            case EventType.PARENT_BALANCED ->
                new ParentEvent.ParentBalanced(started(at, model), model.order(), choice(model));
            case EventType.NO_MEMBER_FIT ->
                new ParentEvent.NoMemberFit(at, model.origin(), model.client(), in.text(), choice(model));
            case EventType.CHILD_REFUSED ->
                new ParentEvent.ChildRefused(at, model.client(), model.account(), in.constant(ASKED), refusal(in));
            default -> throw new EventFormatException("event type " + type + " is none of a parent");
        };
    }

    private static ParentEvent.ParentStarted started(long at, ModelReader model) {
        return new ParentEvent.ParentStarted(
                at,
                model.origin(),
                model.client(),
                model.in.text(),
                model.symbol(),
                model.in.constant(SIDES),
                new StrategyId(model.in.text()),
                request(model),
                list(model.in, () -> share(model)));
    }

    private static Outcome.Refused refusal(ByteReader in) {
        return new Outcome.Refused(in.constant(CODES), in.text(), in.text(), in.text());
    }

    private static MemberChoice choice(ModelReader model) {
        ByteReader in = model.in;
        return new MemberChoice(
                in.constant(BALANCES),
                list(
                        in,
                        () -> new MemberChoice.Candidate(
                                model.account(),
                                (int) in.unsigned(),
                                model.decimalOrNull(),
                                in.bool() ? refusal(in) : null)),
                in.bool() ? model.account() : null);
    }

    private static AccountGroup group(ModelReader model, @Nullable Balance balance) {
        String name = model.in.text();
        return new AccountGroup(
                name, list(model.in, () -> new AccountGroup.Member(model.account(), sizing(model))), balance);
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
            case WHOLE -> new Sizing.Whole();
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
