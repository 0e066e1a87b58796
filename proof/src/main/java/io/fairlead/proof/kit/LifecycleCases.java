package io.fairlead.proof.kit;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capability;
import io.fairlead.proof.truth.Standing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 50 to 64: an order's life: fills, rejections, changes, cancels, and what crosses on the wire.
final class LifecycleCases {
    private static final Need LIMIT = new Need.Type(OrdType.LIMIT);
    private static final Need STOP = new Need.Type(OrdType.STOP);
    private static final Need REPLACE = new Need.Can(Capability.REPLACE);
    private static final Duration LATE = Duration.ofMillis(300);

    private LifecycleCases() {}

    static List<KitCase> all() {
        return List.of(
                KitCase.of(50, "partial fills add up, and the rest stays", LifecycleCases::fillsInParts)
                        .needing(LIMIT),
                KitCase.of(51, "what the venue rejects is rejected", LifecycleCases::isRejected)
                        .needing(LIMIT),
                KitCase.of(52, "another price", stand -> changes(stand, null, scaled(stand, "0.97"), null))
                        .needing(LIMIT, REPLACE)
                        .safeAnywhere(),
                KitCase.of(53, "another quantity", stand -> changes(stand, stand.size(2), null, null))
                        .needing(LIMIT, REPLACE),
                KitCase.of(54, "another stop price", stand -> changes(stand, null, null, scaled(stand, "1.03")))
                        .needing(STOP, REPLACE),
                KitCase.of(55, "one order takes many changes", LifecycleCases::changesOften)
                        .needing(LIMIT, REPLACE),
                KitCase.of(56, "a cancel cancels", LifecycleCases::cancels)
                        .needing(LIMIT)
                        .safeAnywhere(),
                KitCase.of(57, "a cancel of a filled order changes nothing", LifecycleCases::cancelsTooLate)
                        .needing(LIMIT),
                KitCase.of(58, "a fill that crosses a cancel counts", LifecycleCases::fillCrossesCancel)
                        .needing(LIMIT),
                KitCase.of(59, "a fill that crosses a change counts", LifecycleCases::fillCrossesChange)
                        .needing(LIMIT, REPLACE),
                KitCase.of(60, "what is told twice counts once", LifecycleCases::countsOnce)
                        .needing(LIMIT),
                KitCase.of(61, "a stop rests until the market gets there", LifecycleCases::isTriggered)
                        .needing(STOP),
                KitCase.of(62, "what is filled in part can be cancelled", LifecycleCases::cancelsTheRest)
                        .needing(LIMIT),
                KitCase.of(63, "what the venue does not take is rejected", LifecycleCases::isTooMuch)
                        .needing(LIMIT),
                KitCase.of(64, "a refused change leaves the order as it was", LifecycleCases::isRefusedAChange)
                        .needing(LIMIT, REPLACE));
    }

    private static Decimal scaled(Stand stand, String by) {
        return stand.scaled(stand.best(Side.BUY), by);
    }

    static Ask resting(Stand stand, Side side) {
        return Ask.limit(side, stand.size(), stand.resting(side), TimeInForce.GOOD_TILL_CANCEL);
    }

    static Ask taking(Stand stand, Side side, Decimal units) {
        return Ask.limit(side, units, stand.taking(side), TimeInForce.GOOD_TILL_CANCEL);
    }

    private static void fillsInParts(Stand stand) {
        OrderId id = fillInPart(stand);
        Stand.holds(stand.there().book().fillsOf(stand.there().order(id)).size() > 1, "there must be several fills");
        stand.act(new Act.Calm());
        stand.becomes(id, OrderStatus.FILLED);
        stand.there().stands(id, Standing.FILLED);
    }

    private static OrderId fillInPart(Stand stand) {
        stand.act(new Act.Thin(stand.size()));
        OrderId id = stand.place(taking(stand, Side.BUY, stand.size(20)), OrderStatus.PARTIALLY_FILLED);
        stand.there().becomes(id, each -> each.cumUnits().signum() > 0, "filled in part");
        stand.there().stands(id, Standing.LIVE);
        return id;
    }

    private static void cancelsTheRest(Stand stand) {
        OrderId id = fillInPart(stand);
        stand.cancel(id);
        stand.becomes(id, OrderStatus.CANCELED);
        stand.there().stands(id, Standing.CANCELED);
    }

    private static void isRejected(Stand stand) {
        stand.act(new Act.Reject());
        OrderId id = stand.place(taking(stand, Side.BUY, stand.size()), OrderStatus.REJECTED);
        stand.there().stands(id, Standing.REJECTED);
        Stand.holds(!stand.view(id).state().text().isEmpty(), "the venue's reason is not told");
    }

    private static void isTooMuch(Stand stand) {
        Ask ask = Ask.limit(Side.BUY, tooMuch(stand), stand.resting(Side.BUY), TimeInForce.GOOD_TILL_CANCEL);
        OrderId id = stand.place(ask, OrderStatus.REJECTED);
        stand.there().stands(id, Standing.REJECTED);
    }

    private static Decimal tooMuch(Stand stand) {
        return stand.venue().ground(stand.flavour()).tooMuch();
    }

    private static void isRefusedAChange(Stand stand) {
        Ask ask = resting(stand, Side.SELL);
        OrderId id = stand.place(ask, OrderStatus.NEW);
        change(stand, id, tooMuch(stand), null, null);
        stand.becomes(id, OrderStatus.NEW);
        stand.there().isAsAsked(id, ask);
        Stand.holds(
                stand.view(id).terms().units().compareTo(stand.size()) == 0,
                "the gateway has " + stand.view(id).terms().units() + " units");
    }

    private static void changes(
            Stand stand, @Nullable Decimal units, @Nullable Decimal price, @Nullable Decimal stopPx) {
        Ask ask = stopPx == null
                ? resting(stand, Side.BUY)
                : Ask.of(Side.BUY, OrdType.STOP, TimeInForce.GOOD_TILL_CANCEL, stand.size())
                        .priced(null, stand.resting(Side.SELL));
        OrderId id = stand.place(ask, OrderStatus.NEW);
        change(stand, id, units, price, stopPx);
        OrderTerms wanted = ask.terms().changed(units == null ? stand.size() : units, price, stopPx);
        stand.there()
                .becomes(
                        id, each -> each.terms().equals(wanted) || !each.terms().equals(ask.terms()), "changed");
        stand.there().isAsAsked(id, new Ask(Side.BUY, wanted));
        stand.soon(
                () -> stand.view(id).terms().equals(wanted),
                () -> "the gateway has " + stand.view(id).terms());
        stand.becomes(id, OrderStatus.NEW);
    }

    private static void change(
            Stand stand, OrderId id, @Nullable Decimal units, @Nullable Decimal price, @Nullable Decimal stopPx) {
        stand.accepted(
                new Command.ReplaceOrder(Stand.KIT, id, units == null ? null : Quantity.units(units), price, stopPx));
    }

    private static void changesOften(Stand stand) {
        Ask ask = resting(stand, Side.SELL);
        OrderId id = stand.place(ask, OrderStatus.NEW);
        for (int i = 1; i <= 4; i++) {
            Decimal price = stand.scaled(stand.best(Side.SELL), "1.0" + (2 + i));
            Decimal units = stand.size(1 + i);
            change(stand, id, units, price, null);
            stand.soon(
                    () -> stand.status(id) == OrderStatus.NEW
                            && price.equals(stand.view(id).terms().price()),
                    () -> "the change was not carried out: " + stand.view(id).state());
            stand.there().isAsAsked(id, new Ask(Side.SELL, ask.terms().changed(units, price, null)));
        }
        stand.cancel(id);
        stand.becomes(id, OrderStatus.CANCELED);
        stand.there().stands(id, Standing.CANCELED);
    }

    private static void cancels(Stand stand) {
        OrderId id = stand.place(resting(stand, Side.BUY), OrderStatus.NEW);
        stand.there().stands(id, Standing.LIVE);
        stand.cancel(id);
        stand.becomes(id, OrderStatus.CANCELED);
        stand.there().stands(id, Standing.CANCELED);
    }

    private static void cancelsTooLate(Stand stand) {
        OrderId id = stand.place(taking(stand, Side.BUY, stand.size()), OrderStatus.FILLED);
        Outcome.Refused refused = stand.refused(new Command.CancelOrder(Stand.KIT, id));
        Stand.holds(refused.code() == DenialCode.ORDER_NOT_LIVE, "refused for " + refused);
        stand.there().stands(id, Standing.FILLED);
    }

    /// The venue has filled it, and we can't know yet.
    private static OrderId filledUnheard(Stand stand) {
        OrderId id = stand.place(resting(stand, Side.BUY), OrderStatus.NEW);
        stand.act(new Act.AnswerLate(LATE));
        stand.act(new Act.Move(scaled(stand, "0.95")));
        stand.there().stands(id, Standing.FILLED);
        return id;
    }

    private static void fillCrossesCancel(Stand stand) {
        OrderId id = filledUnheard(stand);
        Outcome outcome = stand.tell(new Command.CancelOrder(Stand.KIT, id));
        Stand.holds(outcome instanceof Outcome.Accepted, "too late to cross: " + outcome);
        stand.becomes(id, OrderStatus.FILLED);
        stand.there().stands(id, Standing.FILLED);
    }

    private static void fillCrossesChange(Stand stand) {
        OrderId id = filledUnheard(stand);
        Outcome outcome =
                stand.tell(new Command.ReplaceOrder(Stand.KIT, id, Quantity.units(stand.size(2)), null, null));
        Stand.holds(outcome instanceof Outcome.Accepted, "too late to cross: " + outcome);
        stand.becomes(id, OrderStatus.FILLED);
        stand.there().stands(id, Standing.FILLED);
    }

    private static void countsOnce(Stand stand) {
        stand.act(new Act.Repeat());
        OrderId id = stand.place(taking(stand, Side.SELL, stand.size()), OrderStatus.FILLED);
        OrderId next = stand.place(taking(stand, Side.BUY, stand.size()), OrderStatus.FILLED);
        stand.there().stands(id, Standing.FILLED);
        stand.there().stands(next, Standing.FILLED);
        stand.there().agrees();
    }

    private static void isTriggered(Stand stand) {
        Ask ask = Ask.of(Side.BUY, OrdType.STOP, TimeInForce.GOOD_TILL_CANCEL, stand.size())
                .priced(null, scaled(stand, "1.01"));
        OrderId id = stand.place(ask, OrderStatus.NEW);
        stand.there().stands(id, Standing.LIVE);
        stand.act(new Act.Move(scaled(stand, "1.02")));
        stand.becomes(id, OrderStatus.FILLED);
        stand.there().stands(id, Standing.FILLED);
    }
}
