package io.fairlead.app.server;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
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
    private static final Outcome.Refused GONE =
            new Outcome.Refused(DenialCode.ACCOUNT_UNKNOWN, "account", "gone", "Configure it.");

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
        return command.group().equals("any") ? balance(command, orders) : share(command, orders);
    }

    /// The group `any` balances.
    private Outcome balance(ParentCommand.PlaceForAccounts command, FakeOrders orders) {
        Outcome outcome = orders.place(new Command.PlaceOrder(
                command.origin(),
                FakeGateway.ACCOUNT,
                command.parent(),
                command.symbol(),
                command.side(),
                command.request(),
                command.strategy()));
        if (outcome instanceof Outcome.Accepted(List<OrderId> placed)) {
            Share whole = new Share(
                    FakeGateway.ACCOUNT,
                    command.parent(),
                    new AccountGroup.Sizing.Whole(),
                    null,
                    "",
                    Decimal.of(100_000),
                    Decimal.ZERO);
            MemberChoice choice = new MemberChoice(
                    Balance.LEAST_EXPOSURE,
                    List.of(
                            new MemberChoice.Candidate(FakeGateway.ACCOUNT, 1, Decimal.of(100_000), null),
                            new MemberChoice.Candidate(new AccountId("gone"), 0, Decimal.ZERO, GONE)),
                    FakeGateway.ACCOUNT);
            ParentEvent.ParentStarted started = started(command, List.of(whole));
            parents.put(
                    command.parent(),
                    new Parent(started, new ParentEvent.ParentBalanced(started, placed.getFirst(), choice), List.of()));
        }
        return outcome;
    }

    private static ParentEvent.ParentStarted started(ParentCommand.PlaceForAccounts command, List<Share> shares) {
        return new ParentEvent.ParentStarted(
                FakeGateway.START_NANOS,
                command.origin(),
                command.parent(),
                command.group(),
                command.symbol(),
                command.side(),
                command.strategy(),
                command.request(),
                shares);
    }

    private Outcome share(ParentCommand.PlaceForAccounts command, FakeOrders orders) {
        Share first = share(command, FakeGateway.ACCOUNT, 1);
        Share second = share(command, new AccountId("gone"), 2);
        ParentEvent.ParentStarted started = started(command, List.of(first, second));
        ParentEvent.ChildRefused refused = new ParentEvent.ChildRefused(
                FakeGateway.START_NANOS, command.parent(), second.account(), ParentEvent.Asked.PLACE, GONE);
        parents.put(command.parent(), new Parent(started, null, List.of(refused)));
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
