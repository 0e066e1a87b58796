package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.parent.Parent;
import io.fairlead.core.parent.ParentViews;
import io.fairlead.core.view.ParentView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Three netting accounts of a fixture, in one group for each policy, named as the policy.
final class BalancedDesk {
    static final AccountId A = new AccountId("a");
    static final AccountId B = new AccountId("b");
    static final AccountId C = new AccountId("c");
    static final List<AccountId> ALL = List.of(A, B, C);

    final Fixture fixture;
    private int orders;

    BalancedDesk() {
        this(List.of(), 1_000_000_000_000L);
        up();
    }

    /// Recovered from a log, and not yet connected.
    BalancedDesk(List<Event> earlier, long startNanos) {
        fixture = new Fixture(earlier, startNanos);
        ALL.forEach(id -> fixture.core.define(Fixture.account(id, AccountKind.SIM, PositionMode.NETTING), fixture.now));
        members(A, B, C);
    }

    /// The same, where the machine had died.
    static BalancedDesk afterPowerLoss(List<Event> earlier, long startNanos) {
        List<Event> log = new ArrayList<>(earlier);
        log.add(new ReconEvent.LogEndMissing(startNanos));
        return new BalancedDesk(log, startNanos);
    }

    /// From now on the groups have these.
    void members(AccountId... members) {
        fixture.core.group(
                Arrays.stream(Balance.values())
                        .map(balance -> AccountGroup.balancing(balance.name(), balance, List.of(members)))
                        .toList(),
                fixture.now);
    }

    /// Connected, and every account's past told.
    BalancedDesk up() {
        fixture.up();
        ALL.forEach(this::told);
        return this;
    }

    void link() {
        fixture.hear(new LinkChange(Fixture.VENUE, "orders", true, "logon"));
    }

    /// The venue's list of an account's orders was read to its end.
    void told(AccountId account) {
        fixture.hear(new AccountRead(Fixture.VENUE, account, Evidence.MASS_STATUS, fixture.now, 0, ""));
    }

    static ParentCommand.PlaceForAccounts order(Balance by, String id, Side side, String units) {
        return new ParentCommand.PlaceForAccounts(
                Fixture.ANNA,
                by.name(),
                new ClientOrderId(id),
                Fixture.EURUSD,
                side,
                Fixture.limit(units, "1.1"),
                Fixture.MANUAL);
    }

    static Command.PlaceOrder single(AccountId account, String id, Side side, String units) {
        return new Command.PlaceOrder(
                Fixture.ANNA,
                account,
                new ClientOrderId(id),
                Fixture.EURUSD,
                side,
                Fixture.limit(units, "1.1"),
                Fixture.MANUAL);
    }

    ParentCommand cancel(String id) {
        return new ParentCommand.CancelParent(Fixture.ANNA, new ClientOrderId(id));
    }

    Outcome place(Balance by, String id, Side side, String units) {
        return fixture.command(order(by, id, side, units));
    }

    /// Places an order and tells which member got it.
    AccountId chosen(Balance by, Side side, String units) {
        String id = "n" + fixture.now + "-" + ++orders;
        Outcome outcome = place(by, id, side, units);
        if (outcome instanceof Outcome.Accepted accepted) {
            return fixture.order(accepted.orders().getFirst()).account().id();
        }
        throw new AssertionError("not accepted: " + outcome);
    }

    LiveOrder newest() {
        LiveOrder newest = null;
        for (LiveOrder each : fixture.state.orders().all()) {
            newest = each;
        }
        return Objects.requireNonNull(newest);
    }

    /// All of the newest order is executed.
    void filled() {
        LiveOrder order = newest();
        String units = order.terms().units().toString();
        fixture.sent(order.id());
        fixture.fill(order, "e" + order.id(), units, "1.1", units);
    }

    void margin(AccountId account, String currency, @Nullable String equity, @Nullable String free) {
        AccountValues.Figures figures = new AccountValues.Figures(
                null, equity == null ? null : Decimal.of(equity), null, free == null ? null : Decimal.of(free), null);
        fixture.hear(new AccountValues(Fixture.VENUE, account, "state", new Currency(currency), figures, fixture.now));
    }

    Parent parent(String id) {
        return Objects.requireNonNull(fixture.state.parents.find(new ClientOrderId(id)));
    }

    ParentView view(String id) {
        return ParentViews.of(parent(id), new DrawnOrders(fixture.state), 1);
    }

    /// What the newest choice had against a member; null if nothing.
    @Nullable
    DenialCode against(AccountId account) {
        MemberChoice choice = newestChoice();
        for (MemberChoice.Candidate each : choice.candidates()) {
            if (each.account().equals(account)) {
                return each.refusal() == null ? null : each.refusal().code();
            }
        }
        throw new AssertionError(account + " was not looked at: " + choice);
    }

    MemberChoice newestChoice() {
        for (Event each : fixture.log.reversed()) {
            if (each instanceof ParentEvent.ParentBalanced balanced) {
                return balanced.choice();
            }
            if (each instanceof ParentEvent.NoMemberFit none) {
                return none.choice();
            }
        }
        throw new AssertionError("nothing was chosen");
    }
}
