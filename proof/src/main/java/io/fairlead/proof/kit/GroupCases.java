package io.fairlead.proof.kit;

import io.fairlead.core.event.GroupCommand;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.proof.truth.Standing;
import java.util.List;

/// 90 to 92: orders that belong together, whether the venue keeps them so or the gateway.
final class GroupCases {
    private static final Need[] NEEDS = {
        new Need.Type(OrdType.MARKET), new Need.Type(OrdType.LIMIT), new Need.Type(OrdType.STOP)
    };

    private GroupCases() {}

    static List<KitCase> all() {
        return List.of(
                KitCase.of(90, "a take profit closes, and the stop loss goes", stand -> bracket(stand, "1.03"))
                        .needing(NEEDS),
                KitCase.of(91, "a stop loss closes, and the take profit goes", stand -> bracket(stand, "0.97"))
                        .needing(NEEDS),
                KitCase.of(92, "of two orders that exclude each other one is filled", GroupCases::excludes)
                        .needing(NEEDS));
    }

    private static void bracket(Stand stand, String end) {
        Decimal before = stand.position();
        Decimal stopLoss = stand.scaled(stand.best(Side.BUY), "0.98");
        Decimal takeProfit = stand.scaled(stand.best(Side.BUY), "1.02");
        stand.place(PositionCases.atOnce(stand, Side.BUY, stand.size()).exiting(stopLoss, takeProfit));
        stand.soon(
                () -> live(stand).size() == 2, () -> "two exits must be live at the venue, there are " + live(stand));
        Stand.holds(
                live(stand).stream()
                                .anyMatch(each -> stopLoss.equals(each.terms().stopPx()))
                        && live(stand).stream()
                                .anyMatch(each -> takeProfit.equals(each.terms().price())),
                "the exits are not where they were asked for: " + live(stand));
        stand.act(new Act.Move(stand.scaled(stand.best(Side.BUY), end)));
        stand.soon(
                () -> live(stand).isEmpty() && stand.there().book().position().compareTo(before) == 0,
                () -> "must be closed, the venue has " + stand.there().book().position() + " units and " + live(stand));
        stand.there().agrees();
    }

    private static List<VenueBook.Placed> live(Stand stand) {
        return stand.there().book().orders().stream()
                .filter(each -> each.standing() == Standing.LIVE)
                .toList();
    }

    private static void excludes(Stand stand) {
        Ask first = LifecycleCases.resting(stand, Side.SELL);
        GroupPlan.Leg second = new GroupPlan.Leg(
                GroupPlan.Role.SECOND,
                Side.SELL,
                OrdType.STOP,
                TimeInForce.GOOD_TILL_CANCEL,
                null,
                stand.resting(Side.BUY),
                null,
                false);
        Decimal before = stand.there().book().position();
        List<OrderId> orders = stand.accepted(new GroupCommand.PlaceGroup(
                Stand.KIT,
                stand.order(first),
                GroupPlan.Shape.ONE_CANCELS_OTHER,
                List.of(second),
                GroupPlan.OnRace.REPORT));
        stand.soon(() -> live(stand).size() == 2, () -> orders + " must both be live, the venue has " + live(stand));
        stand.act(new Act.Move(stand.scaled(stand.best(Side.BUY), "1.03")));
        stand.soon(() -> live(stand).isEmpty(), () -> "one is still live: " + live(stand));
        Stand.holds(
                stand.there().book().position().compareTo(before.minus(stand.size())) == 0,
                "not exactly one was filled: the venue has "
                        + stand.there().book().position() + ", had " + before);
        stand.there().agrees();
    }
}
