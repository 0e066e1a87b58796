package io.fairlead.proof.kit;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.PositionCommand;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.port.Capability;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 130 to 137: positions that the venue knows by ids of their own: which one is closed, in part, in full and beyond.
final class HedgeCases {
    static final Need[] NEEDS = {
        new Need.Type(OrdType.MARKET), new Need.Can(Capability.POSITION_IDS), new Need.Mode(PositionMode.HEDGING)
    };

    private HedgeCases() {}

    static List<KitCase> all() {
        return List.of(
                KitCase.of(130, "of several positions the one that is named is closed", HedgeCases::closesOne)
                        .needing(NEEDS),
                KitCase.of(131, "a position that is named is closed in part", HedgeCases::closesAPart)
                        .needing(NEEDS),
                KitCase.of(132, "all positions are closed at once, and orders stay", HedgeCases::closesAll)
                        .needing(NEEDS),
                KitCase.of(133, "a position that is named is turned around", HedgeCases::turns)
                        .needing(NEEDS),
                KitCase.of(134, "each position is shown as the venue has it", HedgeCases::shows)
                        .needing(NEEDS),
                KitCase.of(135, "a position that was opened elsewhere is adopted", HedgeCases::adopts)
                        .needing(NEEDS),
                KitCase.of(136, "a position that was closed elsewhere is gone", HedgeCases::loses)
                        .needing(NEEDS),
                KitCase.of(137, "a close that comes to nothing leaves the position, and is known", HedgeCases::sticks)
                        .needing(NEEDS));
    }

    static OrderId open(Stand stand, Side side, Decimal units) {
        return stand.place(PositionCases.atOnce(stand, side, units), OrderStatus.FILLED);
    }

    /// The position that an order opened, once the gateway knows it.
    static VenuePositionId named(Stand stand, OrderId order) {
        stand.holdings().agree();
        return stand.holdings().openedBy(order).id();
    }

    static OrderId close(Stand stand, VenuePositionId position, @Nullable Decimal units) {
        return stand.accepted(new Command.ClosePosition(
                        Stand.KIT,
                        stand.account().id(),
                        stand.nextClientId(),
                        stand.instrument().symbol(),
                        units == null ? null : Quantity.units(units),
                        position))
                .getFirst();
    }

    private static boolean has(Stand stand, VenuePositionId position, Decimal units) {
        return stand.holdings().there().stream()
                .anyMatch(each -> each.id().equals(position) && each.units().compareTo(units) == 0);
    }

    private static void isGone(Stand stand, VenuePositionId position) {
        stand.soon(
                () -> stand.holdings().there().stream()
                        .noneMatch(each -> each.id().equals(position)),
                () -> "the venue still has " + position + ": "
                        + stand.holdings().there());
    }

    private static void closesOne(Stand stand) {
        OrderId first = open(stand, Side.BUY, stand.size(2));
        OrderId second = open(stand, Side.BUY, stand.size());
        OrderId third = open(stand, Side.SELL, stand.size(3));
        VenuePositionId named = named(stand, second);
        stand.becomes(close(stand, named, null), OrderStatus.FILLED);
        isGone(stand, named);
        Stand.holds(
                has(stand, stand.holdings().openedBy(first).id(), stand.size(2))
                        && has(stand, stand.holdings().openedBy(third).id(), stand.size(3)),
                "others must stay, the venue has " + stand.holdings().there());
        List<VenueBook.Close> closes = stand.there().book().closes();
        Stand.holds(closes.getLast().position().equals(named), "the venue closed " + closes.getLast());
        stand.holdings().agree();
    }

    private static void closesAPart(Stand stand) {
        VenuePositionId named = named(stand, open(stand, Side.SELL, stand.size(5)));
        open(stand, Side.SELL, stand.size(5));
        stand.becomes(close(stand, named, stand.size(2)), OrderStatus.FILLED);
        stand.soon(
                () -> has(stand, named, stand.size(3)),
                () -> "a part must be left, the venue has " + stand.holdings().there());
        stand.holdings().agree();
        stand.becomes(close(stand, named, null), OrderStatus.FILLED);
        isGone(stand, named);
        stand.holdings().agree();
    }

    private static void closesAll(Stand stand) {
        open(stand, Side.BUY, stand.size(2));
        open(stand, Side.SELL, stand.size());
        OrderId resting = stand.place(LifecycleCases.resting(stand, Side.BUY), OrderStatus.NEW);
        stand.accepted(new PositionCommand.CloseAll(
                Stand.KIT, stand.account().id(), stand.instrument().symbol()));
        stand.soon(
                () -> stand.holdings().there().isEmpty(),
                () -> "the venue still has " + stand.holdings().there());
        stand.holdings().agree();
        Stand.holds(stand.status(resting) == OrderStatus.NEW, "the order is " + stand.status(resting));
        Stand.holds(stand.there().book().hasLive(), "the venue has cancelled the order");
    }

    private static void turns(Stand stand) {
        VenuePositionId named = named(stand, open(stand, Side.BUY, stand.size(2)));
        VenuePositionId other = named(stand, open(stand, Side.BUY, stand.size()));
        stand.accepted(new PositionCommand.ReversePosition(
                Stand.KIT,
                stand.account().id(),
                stand.nextClientId(),
                stand.instrument().symbol(),
                new StrategyId("kit"),
                named));
        stand.soon(
                () -> stand.holdings().there().stream()
                        .anyMatch(
                                each -> each.side() == Side.SELL && each.units().compareTo(stand.size(2)) == 0),
                () -> "nothing stands on the other side: " + stand.holdings().there());
        isGone(stand, named);
        Stand.holds(has(stand, other, stand.size()), "the other position is not as it was");
        stand.holdings().agree();
    }

    private static void shows(Stand stand) {
        open(stand, Side.BUY, stand.size(2));
        open(stand, Side.SELL, stand.size());
        open(stand, Side.BUY, stand.size(3));
        stand.soon(
                () -> stand.holdings().there().size() == 3,
                () -> "the venue has " + stand.holdings().there());
        stand.holdings().agree();
    }

    private static void adopts(Stand stand) {
        stand.act(new Act.TradeElsewhere(Side.SELL, stand.size(2)));
        List<KitVenue.Holding> traded = new ArrayList<>();
        stand.soon(() -> traded.addAll(stand.holdings().there()), "nobody traded elsewhere");
        VenuePositionId named = traded.getFirst().id();
        stand.holdings().agree();
        Stand.holds(has(stand, named, stand.size(2)), "what was traded elsewhere did not stay");
        stand.becomes(close(stand, named, stand.size()), OrderStatus.FILLED);
        stand.holdings().agree();
    }

    private static void loses(Stand stand) {
        VenuePositionId named = named(stand, open(stand, Side.BUY, stand.size(2)));
        stand.holdings().agree();
        stand.act(new Act.CloseElsewhere(named));
        isGone(stand, named);
        stand.holdings().agree();
        stand.there().agrees();
    }

    private static void sticks(Stand stand) {
        VenuePositionId named = named(stand, open(stand, Side.BUY, stand.size(2)));
        stand.holdings().agree();
        stand.act(new Act.SpoilCloses());
        stand.becomes(close(stand, named, null), OrderStatus.CANCELED);
        Stand.holds(has(stand, named, stand.size(2)), "the venue closed it after all");
        stand.holdings().agree();
    }
}
