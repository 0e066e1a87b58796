package io.fairlead.app.server;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Share;
import io.fairlead.core.parent.Parent;
import io.fairlead.core.parent.ParentViews;
import io.fairlead.core.view.ParentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The orders for several accounts of a fake gateway. Every group has two members: the one account, and one that does
/// not exist. Commands on one thread, views on any.
final class FakeParents {
    private final Map<ClientOrderId, Parent> parents = new ConcurrentHashMap<>();

    Outcome decide(ParentCommand command, FakeOrders orders) {
        if (command instanceof ParentCommand.PlaceForAccounts place) {
            return place(place, orders);
        }
        return parents.containsKey(command.parent())
                ? new Outcome.Accepted(orders.ids())
                : new Outcome.Refused(
                        DenialCode.PARENT_UNKNOWN, "parent", command.parent().value(), "List the parents.");
    }

    private Outcome place(ParentCommand.PlaceForAccounts command, FakeOrders orders) {
        Share first = share(command, FakeGateway.ACCOUNT, 1);
        Share second = share(command, new AccountId("gone"), 2);
        ParentEvent.ParentStarted started = new ParentEvent.ParentStarted(
                FakeGateway.START_NANOS,
                command.origin(),
                command.parent(),
                command.group(),
                command.symbol(),
                command.side(),
                command.strategy(),
                command.request(),
                List.of(first, second));
        Outcome.Refused gone = new Outcome.Refused(DenialCode.ACCOUNT_UNKNOWN, "account", "gone", "Configure it.");
        ParentEvent.ChildRefused refused = new ParentEvent.ChildRefused(
                FakeGateway.START_NANOS, command.parent(), second.account(), ParentEvent.Asked.PLACE, gone);
        parents.put(command.parent(), new Parent(started, List.of(refused)));
        return orders.place(new Command.PlaceOrder(
                command.origin(),
                first.account(),
                first.client(),
                command.symbol(),
                command.side(),
                command.request(),
                command.strategy()));
    }

    private static Share share(ParentCommand.PlaceForAccounts command, AccountId account, int number) {
        return new Share(
                account,
                new ClientOrderId(command.parent() + "~" + number),
                new AccountGroup.Sizing.Multiplier(Decimal.ONE),
                null,
                "",
                Decimal.of(100_000),
                Decimal.ZERO);
    }

    List<ParentView> all(ParentViews.OrderViews orders) {
        List<ParentView> all = new ArrayList<>();
        parents.values().forEach(parent -> all.add(ParentViews.of(parent, orders, 1)));
        return all;
    }

    @Nullable
    ParentView get(ClientOrderId id, ParentViews.OrderViews orders) {
        Parent parent = parents.get(id);
        return parent == null ? null : ParentViews.of(parent, orders, 1);
    }
}
