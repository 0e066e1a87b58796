package io.fairlead.core.testing;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountGroup.Sizing;
import io.fairlead.core.model.AccountId;
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

    RandomParents(Generator random) {
        this.random = random;
    }

    ParentEvent ofType(int type, long at) {
        return switch (type) {
            case EventType.ACCOUNT_GROUPS_CONFIGURED ->
                new ParentEvent.AccountGroupsConfigured(
                        at,
                        List.of(new AccountGroup(
                                random.word(32), List.of(new AccountGroup.Member(account(), sizing())))));
            case EventType.PARENT_STARTED -> started(at);
            case EventType.CHILD_REFUSED ->
                new ParentEvent.ChildRefused(
                        at,
                        client(),
                        account(),
                        random.constant(ParentEvent.Asked.class),
                        new Outcome.Refused(
                                random.constant(DenialCode.class), random.text(), random.text(), random.text()));
            default -> throw new IllegalArgumentException("event type " + type + " is none of a parent");
        };
    }

    private ParentEvent started(long at) {
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
                new Origin(random.text(), random.text(), random.text()),
                client(),
                random.text(),
                new Symbol(random.word(12)),
                random.constant(Side.class),
                new StrategyId(random.id(32)),
                request,
                random.chance(50) ? List.of(share) : List.of(share, share));
    }

    private Sizing sizing() {
        Decimal positive = Decimal.of(random.between(1, 1000));
        return switch (random.between(0, 2)) {
            case 0 -> new Sizing.Fixed(new Quantity(positive, random.constant(QuantityUnit.class)));
            case 1 -> new Sizing.Multiplier(positive);
            default -> new Sizing.EquityShare();
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
