package io.fairlead.core;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand.PlaceForAccounts;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Share;
import io.fairlead.core.parent.Parent;
import io.fairlead.core.risk.Assessment;
import io.fairlead.core.risk.GroupAssessment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what an order would come to if it were placed now, for an account or a group. Owned by the engine thread;
/// changes nothing.
///
/// Shares are judged alone, each as if it were the only one: what the shares before it take from a limit or a rate of a
/// scope that holds several accounts is not counted, so that such a limit may refuse one of them once they are placed.
final class Supposing {
    private final CoreState state;
    private final Placing placing;
    private final Grouping grouping;
    private final Sharing sharing;
    private final Balancing balancing;

    Supposing(CoreState state, Placing placing, Grouping grouping, Sharing sharing, Balancing balancing) {
        this.state = state;
        this.placing = placing;
        this.grouping = grouping;
        this.sharing = sharing;
        this.balancing = balancing;
    }

    Assessment assess(Command.PlaceOrder command, long nowNanos) {
        Assessment assessment = grouping.assess(command, nowNanos);
        placing.forgetReadings(nowNanos); // they would pass for those of the next decision
        return assessment;
    }

    GroupAssessment assess(PlaceForAccounts command, long nowNanos) {
        Outcome.Refused used = used(command.parent());
        if (used != null) {
            return GroupAssessment.refused(used);
        }
        GroupAssessment assessment = switch (GroupWish.of(command, state)) {
            case GroupWish.Refused(Outcome.Refused why) -> GroupAssessment.refused(why);
            case GroupWish.Clear wish ->
                wish.group().balance() == null ? shared(command, wish, nowNanos) : balanced(command, wish, nowNanos);
        };
        placing.forgetReadings(nowNanos);
        return assessment;
    }

    private Outcome.@Nullable Refused used(ClientOrderId parent) {
        Parent earlier = state.parents.find(parent);
        if (earlier != null) {
            return Refusals.reused(earlier);
        }
        return state.orders().retired().isUsed(parent) ? Refusals.usedBefore(parent) : null;
    }

    private GroupAssessment balanced(PlaceForAccounts command, GroupWish.Clear wish, long nowNanos) {
        AccountGroup group = wish.group();
        Outcome.Refused known = Refusals.ofNew(balancing.known(command, group), command.parent());
        if (known != null) {
            return GroupAssessment.refused(known);
        }
        MemberChoice choice = balancing.choose(command, group, wish.units(), wish.instrument(), nowNanos);
        if (choice.chosen() == null) {
            return new GroupAssessment(MemberReasons.of(choice).refusal(group.name()), choice, List.of());
        }
        Share whole = Sharing.whole(choice.chosen(), command.parent(), wish.units());
        Assessment chosen = grouping.assess(Balancing.order(command, choice.chosen()), nowNanos);
        return new GroupAssessment(chosen.refusal(), choice, List.of(new GroupAssessment.Member(whole, chosen)));
    }

    private GroupAssessment shared(PlaceForAccounts command, GroupWish.Clear wish, long nowNanos) {
        List<GroupAssessment.Member> members =
                sharing.shares(command.parent(), wish.group(), wish.units(), wish.instrument(), nowNanos).stream()
                        .map(share ->
                                new GroupAssessment.Member(share, assess(command, share, wish.instrument(), nowNanos)))
                        .toList();
        MemberReasons reasons = new MemberReasons();
        for (GroupAssessment.Member each : members) {
            Outcome.Refused refusal = each.assessment().refusal();
            if (refusal == null) {
                return new GroupAssessment(null, null, members);
            }
            reasons.add(each.share().account(), refusal);
        }
        return new GroupAssessment(reasons.refusal(wish.group().name()), null, members);
    }

    private Assessment assess(PlaceForAccounts command, Share share, Instrument instrument, long nowNanos) {
        Decimal units = share.units();
        return units == null || units.isZero()
                ? Assessment.refused(Sharing.refusal(share, instrument))
                : grouping.assess(Sharing.order(command, share, units, instrument), nowNanos);
    }
}
