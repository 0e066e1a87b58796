package io.fairlead.proof.kit;

import io.fairlead.core.event.PositionCommand;
import io.fairlead.core.event.PositionCommand.Exit;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExitOffsets;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.port.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// 140 to 146: what protects a position: brought by its order, told as distances, trailing, and changed while it
/// stands.
final class ExitCases {
    private static final Decimal NEAR = Decimal.of("0.002");
    private static final Decimal FAR = Decimal.of("0.005");

    private ExitCases() {}

    static List<KitCase> all() {
        return List.of(
                of(
                        140,
                        "exits of an order become those of its position",
                        Capability.ATTACHED_BRACKETS,
                        ExitCases::keeps),
                of(
                        141,
                        "exits told as distances stand that far from the fill",
                        Capability.EXIT_OFFSETS,
                        ExitCases::stands),
                of(142, "an order brings a stop loss that trails", Capability.TRAILING_STOP, ExitCases::trails),
                of(
                        143,
                        "exits of a position are set, moved and taken away",
                        Capability.MODIFY_POSITION,
                        ExitCases::changes),
                of(
                        144,
                        "one exit of a position is changed, the other stays",
                        Capability.MODIFY_POSITION,
                        ExitCases::keepsOne),
                of(
                                145,
                                "the stop loss of a position begins to trail",
                                Capability.MODIFY_POSITION,
                                ExitCases::beginsToTrail)
                        .needingAlso(new Need.Can(Capability.TRAILING_STOP)),
                of(
                        146,
                        "a stop loss closes its own position alone",
                        Capability.MODIFY_POSITION,
                        ExitCases::closesItsOwn));
    }

    private static KitCase of(int number, String title, Capability capability, KitCase.Play play) {
        return KitCase.of(number, title, play).needing(HedgeCases.NEEDS).needingAlso(new Need.Can(capability));
    }

    private static Ask buy(Stand stand) {
        return PositionCases.atOnce(stand, Side.BUY, stand.size(2));
    }

    private static Ask with(Stand stand, ExitOffsets exits) {
        return buy(stand).with(new Instructions(null, null, null, null, null, null, exits, false));
    }

    private static KitVenue.Holding opened(Stand stand, Ask ask) {
        OrderId id = stand.place(ask, OrderStatus.FILLED);
        stand.there().isAsAsked(id, ask);
        return stand.holdings().openedBy(id);
    }

    private static void becomes(Stand stand, VenuePositionId position, Predicate<KitVenue.Holding> so, String words) {
        stand.soon(
                () -> stand.holdings().there().stream()
                        .anyMatch(each -> each.id().equals(position) && so.test(each)),
                () -> position + " must have " + words + ", the venue has "
                        + stand.holdings().there());
        stand.holdings().agree();
    }

    private static boolean is(@Nullable Decimal there, Decimal wanted) {
        return there != null && there.compareTo(wanted) == 0;
    }

    private static void keeps(Stand stand) {
        Decimal stop = stand.scaled(stand.best(Side.BUY), "0.98");
        Decimal profit = stand.scaled(stand.best(Side.BUY), "1.02");
        VenuePositionId position =
                opened(stand, buy(stand).exiting(stop, profit)).id();
        becomes(
                stand,
                position,
                each -> is(each.stopLoss(), stop) && is(each.takeProfit(), profit),
                "the exits of its order");
    }

    private static void stands(Stand stand) {
        KitVenue.Holding opened = opened(stand, with(stand, new ExitOffsets(NEAR, false, FAR)));
        becomes(
                stand,
                opened.id(),
                each -> near(stand, each.stopLoss(), opened.price().minus(NEAR))
                        && near(stand, each.takeProfit(), opened.price().plus(FAR))
                        && each.trail() == null,
                "exits " + NEAR + " and " + FAR + " away from " + opened.price());
    }

    /// On the tick, which the average of several fills may miss.
    private static boolean near(Stand stand, @Nullable Decimal there, Decimal wanted) {
        Decimal tick = stand.instrument().contract().tick();
        return there != null && there.minus(wanted).abs().compareTo(tick) <= 0;
    }

    private static void trails(Stand stand) {
        VenuePositionId position =
                opened(stand, with(stand, new ExitOffsets(NEAR, true, null))).id();
        becomes(stand, position, each -> is(each.trail(), NEAR), "a stop loss that trails");
        follows(stand, position);
    }

    private static void follows(Stand stand, VenuePositionId position) {
        stand.act(new Act.Move(stand.scaled(stand.best(Side.BUY), "1.01")));
        Decimal market = stand.best(Side.BUY);
        becomes(stand, position, each -> is(each.stopLoss(), market.minus(NEAR)), "a stop loss " + NEAR + " below");
    }

    private static void change(Stand stand, VenuePositionId position, Exit stopLoss, Exit takeProfit) {
        stand.accepted(
                new PositionCommand.ModifyPosition(Stand.KIT, stand.account().id(), position, stopLoss, takeProfit));
    }

    private static void changes(Stand stand) {
        VenuePositionId position = opened(stand, buy(stand)).id();
        stand.holdings().agree();
        sets(stand, position, "0.99", "1.01");
        sets(stand, position, "0.98", "1.02");
        change(stand, position, new Exit.Remove(), new Exit.Remove());
        becomes(stand, position, each -> each.stopLoss() == null && each.takeProfit() == null, "no exits");
    }

    private static void sets(Stand stand, VenuePositionId position, String below, String above) {
        Decimal stop = stand.scaled(stand.best(Side.BUY), below);
        Decimal profit = stand.scaled(stand.best(Side.BUY), above);
        change(stand, position, new Exit.At(stop), new Exit.At(profit));
        becomes(
                stand,
                position,
                each -> is(each.stopLoss(), stop) && is(each.takeProfit(), profit),
                "exits at " + stop + " and " + profit);
    }

    private static void keepsOne(Stand stand) {
        Decimal stop = stand.scaled(stand.best(Side.BUY), "0.98");
        Decimal profit = stand.scaled(stand.best(Side.BUY), "1.02");
        Decimal other = stand.scaled(stand.best(Side.BUY), "0.97");
        VenuePositionId position =
                opened(stand, buy(stand).exiting(stop, profit)).id();
        stand.holdings().agree();
        change(stand, position, new Exit.At(other), new Exit.Keep());
        becomes(stand, position, each -> is(each.stopLoss(), other) && is(each.takeProfit(), profit), "another stop");
        change(stand, position, new Exit.Remove(), new Exit.Keep());
        becomes(stand, position, each -> each.stopLoss() == null && is(each.takeProfit(), profit), "no stop loss");
    }

    private static void beginsToTrail(Stand stand) {
        VenuePositionId position = opened(stand, buy(stand)).id();
        stand.holdings().agree();
        change(stand, position, new Exit.Trailing(NEAR), new Exit.Keep());
        becomes(stand, position, each -> is(each.trail(), NEAR), "a stop loss that trails");
        follows(stand, position);
    }

    private static void closesItsOwn(Stand stand) {
        List<VenuePositionId> positions = new ArrayList<>();
        for (String by : List.of("0.99", "0.97")) {
            VenuePositionId position = opened(stand, buy(stand)).id();
            Decimal stop = stand.scaled(stand.best(Side.BUY), by);
            stand.holdings().agree();
            change(stand, position, new Exit.At(stop), new Exit.Keep());
            becomes(stand, position, each -> is(each.stopLoss(), stop), "a stop loss at " + stop);
            positions.add(position);
        }
        stand.act(new Act.Move(stand.scaled(stand.best(Side.BUY), "0.98")));
        stand.soon(
                () -> stand.holdings().there().size() == 1
                        && stand.holdings().there().getFirst().id().equals(positions.getLast()),
                () -> "the second alone must be left, the venue has "
                        + stand.holdings().there());
        stand.holdings().agree();
        stand.there().agrees();
    }
}
