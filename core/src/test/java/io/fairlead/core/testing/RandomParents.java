package io.fairlead.core.testing;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountGroup.Sizing;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Share;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Any events of orders for several accounts, sensible or not.
final class RandomParents {
    private final Generator random;
    private final RandomModel model;

    RandomParents(Generator random) {
        this.random = random;
        this.model = new RandomModel(random);
    }

    ParentEvent ofType(int type, long at) {
        return switch (type) {
            case EventType.ACCOUNT_GROUPS_CONFIGURED ->
                new ParentEvent.AccountGroupsConfigured(
                        at,
                        List.of(new AccountGroup(
                                random.word(32), List.of(new AccountGroup.Member(account(), shareSizing())))));
            case EventType.BALANCED_GROUPS_CONFIGURED ->
                new ParentEvent.AccountGroupsConfigured(
                        at,
                        List.of(
                                new AccountGroup(
                                        random.word(32), List.of(new AccountGroup.Member(account(), shareSizing()))),
                                AccountGroup.balancing(
                                        random.word(32), random.constant(Balance.class), List.of(account()))));
            case EventType.PARENT_STARTED -> started(at);
            case EventType.PARENT_BALANCED -> new ParentEvent.ParentBalanced(started(at), model.order(), choice());
            case EventType.NO_MEMBER_FIT ->
                new ParentEvent.NoMemberFit(at, origin(), client(), random.text(), choice());
            case EventType.CHILD_REFUSED ->
                new ParentEvent.ChildRefused(
                        at, client(), account(), random.constant(ParentEvent.Asked.class), refusal());
            default -> throw new IllegalArgumentException("event type " + type + " is none of a parent");
        };
    }

    private ParentEvent.ParentStarted started(long at) {
        Command.Request request = new Command.Request(
                random.constant(OrdType.class),
                random.constant(TimeInForce.class),
                new Quantity(random.decimal(), random.constant(QuantityUnit.class)),
                price(),
                price(),
                random.chance(50) ? null : random.anyLong(),
                OrderTerms.Flags.NONE,
                price(),
                price(),
                RoutingTags.NONE);
        Share share = new Share(account(), client(), sizing(), price(), random.text(), price(), random.decimal());
        return new ParentEvent.ParentStarted(
                at,
                origin(),
                client(),
                random.text(),
                new Symbol(random.word(12)),
                random.constant(Side.class),
                new StrategyId(random.id(32)),
                request,
                random.chance(50) ? List.of(share) : List.of(share, share));
    }

    private MemberChoice choice() {
        MemberChoice.Candidate fits = new MemberChoice.Candidate(account(), random.between(0, 9), price(), null);
        MemberChoice.Candidate not = new MemberChoice.Candidate(account(), random.between(0, 9), price(), refusal());
        return new MemberChoice(
                random.constant(Balance.class),
                random.chance(50) ? List.of(not) : List.of(fits, not),
                random.chance(50) ? null : account());
    }

    private Outcome.Refused refusal() {
        return new Outcome.Refused(random.constant(DenialCode.class), random.text(), random.text(), random.text());
    }

    private Origin origin() {
        return new Origin(random.text(), random.text(), random.text());
    }

    private Sizing shareSizing() {
        Sizing sizing = sizing();
        return sizing instanceof Sizing.Whole ? new Sizing.EquityShare() : sizing;
    }

    private Sizing sizing() {
        Decimal positive = Decimal.of(random.between(1, 1000));
        return switch (random.between(0, 3)) {
            case 0 -> new Sizing.Fixed(new Quantity(positive, random.constant(QuantityUnit.class)));
            case 1 -> new Sizing.Multiplier(positive);
            case 2 -> new Sizing.EquityShare();
            default -> new Sizing.Whole();
        };
    }

    private AccountId account() {
        return new AccountId(random.word(32));
    }

    private ClientOrderId client() {
        return new ClientOrderId(random.id(36));
    }

    private @Nullable Decimal price() {
        return random.chance(50) ? null : random.decimal();
    }
}
