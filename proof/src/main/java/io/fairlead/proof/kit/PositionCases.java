package io.fairlead.proof.kit;

import io.fairlead.core.event.Command;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capability;
import io.fairlead.core.view.PositionView;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 81 to 86: positions follow the venue's fills, and are closed, in part, in full and beyond.
final class PositionCases {
    private static final Need MARKET = new Need.Type(OrdType.MARKET);
    private static final Need NETTING = new Need.Mode(PositionMode.NETTING);
    private static final BigDecimal NEAR = new BigDecimal("0.000000001");

    private PositionCases() {}

    static List<KitCase> all() {
        return List.of(
                KitCase.of(81, "a position is what was filled, at the price that it was", PositionCases::followsFills)
                        .needing(MARKET)
                        .safeAnywhere(),
                KitCase.of(82, "a position is closed in part", PositionCases::closesAPart)
                        .needing(MARKET),
                KitCase.of(83, "a position is closed", PositionCases::closes)
                        .needing(MARKET)
                        .safeAnywhere(),
                KitCase.of(84, "a position is turned around", PositionCases::turns)
                        .needing(MARKET, NETTING),
                KitCase.of(85, "both sides stand beside each other", PositionCases::hedges)
                        .needing(MARKET, new Need.Can(Capability.HEDGING), new Need.Mode(PositionMode.HEDGING)),
                KitCase.of(86, "everything is closed at once", PositionCases::flattens)
                        .needing(MARKET));
    }

    /// A market order for now, with a time in force that the venue takes.
    static Ask atOnce(Stand stand, Side side, Decimal units) {
        TimeInForce best = TimeInForce.IMMEDIATE_OR_CANCEL;
        boolean takes = new Need.InForce(best).isMet(stand.lives().declared())
                && stand.venue().takes(OrdType.MARKET, best);
        return Ask.market(side, units, takes ? best : TimeInForce.DAY);
    }

    /// Trades so much that the account holds nothing.
    private static void flat(Stand stand) {
        if (!stand.position().isZero()) {
            close(stand, null);
            stand.soon(() -> stand.position().isZero(), () -> "not closed: " + stand.position());
        }
        stand.there().agrees();
    }

    private static void close(Stand stand, @Nullable Decimal units) {
        stand.accepted(new Command.ClosePosition(
                Stand.KIT,
                stand.account().id(),
                stand.nextClientId(),
                stand.instrument().symbol(),
                units == null ? null : Quantity.units(units)));
    }

    private static void holds(Stand stand, Decimal units) {
        stand.soon(
                () -> stand.position().compareTo(units) == 0
                        && stand.there().book().position().compareTo(units) == 0,
                () -> "must hold " + units + ", we hold " + stand.position() + ", the venue "
                        + stand.there().book().position());
    }

    private static void followsFills(Stand stand) {
        flat(stand);
        OrderId id = stand.place(atOnce(stand, Side.BUY, stand.size()), OrderStatus.FILLED);
        holds(stand, stand.size());
        BigDecimal paid = BigDecimal.ZERO;
        for (VenueBook.Fill fill : stand.there().book().fillsOf(stand.there().order(id))) {
            paid = paid.add(fill.price().toBigDecimal().multiply(fill.units().toBigDecimal()));
        }
        PositionView held = stand.reads().positions().stream()
                .filter(each -> each.account().equals(stand.account().id())
                        && !each.units().isZero())
                .findFirst()
                .orElseThrow(() -> new CaseFailed("no position is shown"));
        BigDecimal ours = held.avgPx().toBigDecimal().multiply(held.units().toBigDecimal());
        Stand.holds(
                ours.subtract(paid).abs().compareTo(NEAR.multiply(held.units().toBigDecimal())) < 0,
                "we paid " + paid + " by the venue's log, our position says " + ours);
        flat(stand);
    }

    private static void closesAPart(Stand stand) {
        flat(stand);
        stand.place(atOnce(stand, Side.SELL, stand.size(4)), OrderStatus.FILLED);
        holds(stand, stand.size(4).negated());
        close(stand, stand.size());
        holds(stand, stand.size(3).negated());
        flat(stand);
    }

    private static void closes(Stand stand) {
        flat(stand);
        stand.place(atOnce(stand, Side.SELL, stand.size()), OrderStatus.FILLED);
        holds(stand, stand.size().negated());
        close(stand, null);
        holds(stand, Decimal.ZERO);
    }

    private static void turns(Stand stand) {
        flat(stand);
        stand.place(atOnce(stand, Side.BUY, stand.size(2)), OrderStatus.FILLED);
        holds(stand, stand.size(2));
        stand.place(atOnce(stand, Side.SELL, stand.size(4)), OrderStatus.FILLED);
        holds(stand, stand.size(2).negated());
        flat(stand);
    }

    private static void hedges(Stand stand) {
        flat(stand);
        stand.place(atOnce(stand, Side.BUY, stand.size(2)), OrderStatus.FILLED);
        stand.place(atOnce(stand, Side.SELL, stand.size()), OrderStatus.FILLED);
        holds(stand, stand.size());
        List<Decimal> sides = stand.reads().positions().stream()
                .filter(each -> each.account().equals(stand.account().id()))
                .map(PositionView::units)
                .filter(units -> !units.isZero())
                .sorted()
                .toList();
        Stand.holds(
                sides.equals(List.of(stand.size().negated(), stand.size(2))),
                "both sides must stand, there are " + sides);
        flattens(stand);
    }

    private static void flattens(Stand stand) {
        stand.place(atOnce(stand, Side.BUY, stand.size()), OrderStatus.FILLED);
        stand.place(LifecycleCases.resting(stand, Side.BUY), OrderStatus.NEW);
        stand.accepted(new Command.Flatten(Stand.KIT, stand.account().id()));
        holds(stand, Decimal.ZERO);
        stand.soon(() -> !stand.there().book().hasLive(), "an order is live at the venue");
    }
}
