package io.fairlead.core;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.MemberChoice.Candidate;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand.PlaceForAccounts;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Sum;
import io.fairlead.core.order.Exposure;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds the one member of a group that an order goes to. Owned by the engine thread; changes nothing.
///
/// Every member is looked at in the same way: what all checks of its account have against the order, then what the
/// policy compares. An order that a member may have already goes to no other, whatever became of it there.
final class Balancing {
    private final Desk desk;
    private final Placing placing;
    private final Grouping grouping;
    private final Worth worth;

    Balancing(Desk desk, Placing placing, Grouping grouping, Worth worth) {
        this.desk = desk;
        this.placing = placing;
        this.grouping = grouping;
        this.worth = worth;
    }

    /// What became of the order of this id, if a member has it; why that can't be told, if a member may have it and the
    /// log lost it with its end; null if none has. Who left the group while it owed that is asked as well.
    @Nullable
    Outcome known(PlaceForAccounts command, AccountGroup group) {
        AccountState owing = null;
        for (AccountId member : desk.state().parents.everMembers(group)) {
            AccountState account = desk.state().account(member);
            boolean owes = account != null && desk.owesPast(account);
            boolean may = owes || group.hasMember(member);
            Outcome known = account == null || !may ? null : placing.known(account, order(command, member));
            if (known != null) {
                return known;
            }
            owing = owes ? account : owing;
        }
        return owing == null ? null : pastOwed(owing);
    }

    private static Outcome.Refused pastOwed(AccountState member) {
        return new Outcome.Refused(
                DenialCode.ACCOUNT_RECOVERING,
                "account",
                member.account().id().value(),
                "the machine died before the end of the log was on its disk, and this member has not told since what"
                        + " it has: an order of this id may be there. Repeat it here once its recovery is open, now at "
                        + member.recovery().step() + "; do not send it to another account. Only an order that was"
                        + " never sent before may name one");
    }

    /// The whole order on one of the members, under the client's own id.
    static Command.PlaceOrder order(PlaceForAccounts command, AccountId account) {
        return new Command.PlaceOrder(
                command.origin(),
                account,
                command.parent(),
                command.symbol(),
                command.side(),
                command.request(),
                command.strategy());
    }

    MemberChoice choose(
            PlaceForAccounts command, AccountGroup group, Decimal units, Instrument instrument, long nowNanos) {
        Balance policy = Objects.requireNonNull(group.balance());
        List<Candidate> candidates = new ArrayList<>();
        int first = firstInTurn(group);
        Currency common = null;
        for (int i = 0; i < group.members().size(); i++) {
            AccountId account = group.members().get(i).account();
            int turn = Math.floorMod(i - first, group.members().size());
            Outcome.Refused refusal = refusal(order(command, account), units, nowNanos);
            Decimal figure = null;
            if (policy == Balance.MOST_HEADROOM) {
                Worth.Figure room = worth.headroom(account, nowNanos);
                Outcome.Refused none = withoutHeadroom(account, room, common);
                figure = room == null || none != null ? null : room.equity();
                common = room == null || none != null ? common : room.currency();
                refusal = refusal == null && !reduces(command.request()) ? none : refusal;
            } else {
                figure = figure(policy, account, instrument, command.side(), units);
            }
            candidates.add(new Candidate(account, turn, figure, refusal));
        }
        placing.forgetReadings(nowNanos); // those of the last member would pass for those of the order
        List<Candidate> told = namesPosition(command.request()) ? onlyOne(candidates) : candidates;
        return new MemberChoice(policy, told, best(policy, told));
    }

    /// Behind the member that was chosen last.
    private int firstInTurn(AccountGroup group) {
        AccountId last = desk.state().parents.turns().get(group.name());
        for (int i = 0; i < group.members().size(); i++) {
            if (group.members().get(i).account().equals(last)) {
                return i + 1;
            }
        }
        return 0;
    }

    private Outcome.@Nullable Refused refusal(Command.PlaceOrder order, Decimal units, long nowNanos) {
        Outcome objection = grouping.objection(order, nowNanos);
        if (objection != null) {
            return objection instanceof Outcome.Refused refused
                    ? refused
                    : Refusals.usedBefore(order.clientOrderId()); // `known` has told of it already
        }
        AccountState account = Objects.requireNonNull(desk.state().account(order.account()));
        if (order.request().flags().reduceOnly() && !namesPosition(order.request())) {
            Decimal held = reducible(account, order);
            if (held.compareTo(units) < 0) {
                return new Outcome.Refused(
                        DenialCode.NO_POSITION,
                        "account",
                        order.account().value(),
                        "it holds " + held + " units that such an order could reduce, this one is for " + units);
            }
        }
        String obstacle = desk.port(account.account().venue()).obstacle(order.account(), reduces(order.request()));
        return obstacle.isEmpty()
                ? null
                : new Outcome.Refused(
                        DenialCode.VENUE_DOWN, "account", order.account().value(), obstacle);
    }

    /// What is held against the order's side, less what live orders that reduce, too, may still take of it.
    private Decimal reducible(AccountState account, Command.PlaceOrder order) {
        Side side = order.side();
        Position position = desk.state().positions().find(order.account(), order.symbol(), side.opposite());
        Decimal units = position == null ? Decimal.ZERO : position.units();
        Decimal held = side == Side.SELL ? units : Decimal.ZERO.minus(units);
        for (LiveOrder live : desk.state().orders().live()) {
            if (live.side() == side
                    && live.account().id().equals(account.account().id())
                    && live.instrument().symbol().equals(order.symbol())
                    && (Closing.isClosing(live) || live.terms().flags().reduceOnly())) {
                held = held.minus(live.leavesQty());
            }
        }
        return held.max(Decimal.ZERO);
    }

    private @Nullable Decimal figure(
            Balance policy, AccountId account, Instrument instrument, Side side, Decimal units) {
        return switch (policy) {
            case ROUND_ROBIN, MOST_HEADROOM -> null;
            case LEAST_EXPOSURE -> reach(account, instrument, side, units);
            case FEWEST_ORDERS -> Decimal.of(desk.state().orders().exposures().live(account));
        };
    }

    /// The units in the order's direction if all live orders on its side execute, and this one with them.
    private Decimal reach(AccountId account, Instrument instrument, Side side, Decimal units) {
        Position position = desk.state().positions().find(account, instrument.symbol(), side);
        Exposure orders = desk.state().orders().exposures().find(account, instrument.symbol());
        Sum reach = new Sum();
        if (position != null && side == Side.BUY) {
            reach.add(position.units());
        } else if (position != null) {
            reach.subtract(position.units());
        }
        if (orders != null) {
            reach.add(orders.reserved(side));
        }
        reach.add(units);
        return reach.toDecimal();
    }

    /// Why a member can't be compared by its headroom; null if it can. What is not known is not much.
    private static Outcome.@Nullable Refused withoutHeadroom(
            AccountId account, Worth.@Nullable Figure room, @Nullable Currency common) {
        if (room == null || room.equity() == null) {
            String why = room == null ? "the account is not known" : room.source();
            return missing(account, why);
        }
        return common == null || common.equals(room.currency())
                ? null
                : missing(account, "it is kept in " + room.currency() + ", members before it in " + common);
    }

    private static Outcome.Refused missing(AccountId account, String why) {
        return new Outcome.Refused(
                DenialCode.ACCOUNT_EQUITY_MISSING, "account", account.value(), "no headroom to compare: " + why);
    }

    private static boolean namesPosition(Command.Request request) {
        return request.flags().instructions().closes() != null;
    }

    /// It goes to whoever holds what it reduces, whatever else is known of that member.
    private static boolean reduces(Command.Request request) {
        return request.flags().reduceOnly() || namesPosition(request);
    }

    /// An id that two venues gave to a position each names neither.
    private static List<Candidate> onlyOne(List<Candidate> candidates) {
        if (candidates.stream().filter(each -> each.refusal() == null).count() <= 1) {
            return candidates;
        }
        return candidates.stream()
                .map(each -> each.refusal() != null
                        ? each
                        : new Candidate(
                                each.account(),
                                each.turn(),
                                each.figure(),
                                new Outcome.Refused(
                                        DenialCode.POSITION_AMBIGUOUS,
                                        "position",
                                        each.account().value(),
                                        "another member has a position of this id, too: name the account")))
                .toList();
    }

    private static @Nullable AccountId best(Balance policy, List<Candidate> candidates) {
        Candidate best = null;
        for (Candidate each : candidates) {
            if (each.refusal() == null && (best == null || isBetter(policy, each, best))) {
                best = each;
            }
        }
        return best == null ? null : best.account();
    }

    private static boolean isBetter(Balance policy, Candidate one, Candidate other) {
        int order = switch (policy) {
            case ROUND_ROBIN -> 0;
            case LEAST_EXPOSURE, FEWEST_ORDERS -> compare(one.figure(), other.figure());
            case MOST_HEADROOM -> compare(other.figure(), one.figure());
        };
        return order == 0 ? one.turn() < other.turn() : order < 0;
    }

    /// What is not known is the least.
    private static int compare(@Nullable Decimal one, @Nullable Decimal other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return one.compareTo(other);
    }
}
