package io.fairlead.proof.kit;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capability;
import io.fairlead.proof.truth.Standing;
import java.util.ArrayList;
import java.util.List;

/// 30 to 44: how long an order stays, and what else it may say.
final class InForceCases {
    private static final long SECOND = 1_000_000_000L;

    private InForceCases() {}

    static List<KitCase> all() {
        List<KitCase> all = new ArrayList<>(timesInForce());
        all.addAll(instructions());
        return all;
    }

    private static List<KitCase> timesInForce() {
        return List.of(
                inForce(30, "a day order rests", TimeInForce.DAY, stand -> rests(stand, TimeInForce.DAY)),
                inForce(
                        31,
                        "an order that is good till cancelled rests",
                        TimeInForce.GOOD_TILL_CANCEL,
                        stand -> rests(stand, TimeInForce.GOOD_TILL_CANCEL)),
                inForce(
                        32,
                        "an order for the opening trades at the opening",
                        TimeInForce.AT_THE_OPENING,
                        stand -> tradesIn(stand, TimeInForce.AT_THE_OPENING, new Act.Open())),
                inForce(
                        33,
                        "immediate or cancel takes what is there, the rest is cancelled",
                        TimeInForce.IMMEDIATE_OR_CANCEL,
                        InForceCases::takesWhatIsThere),
                inForce(
                        34,
                        "fill or kill takes nothing where not all is there",
                        TimeInForce.FILL_OR_KILL,
                        InForceCases::takesAllOrNothing),
                inForce(
                        35,
                        "good till crossing ends with an auction",
                        TimeInForce.GOOD_TILL_CROSSING,
                        InForceCases::endsWithAnAuction),
                inForce(36, "good till date ends then", TimeInForce.GOOD_TILL_DATE, InForceCases::endsAtItsDate),
                inForce(
                        37,
                        "an order for the close trades at the close",
                        TimeInForce.AT_THE_CLOSE,
                        stand -> tradesIn(stand, TimeInForce.AT_THE_CLOSE, new Act.Close())));
    }

    private static List<KitCase> instructions() {
        return List.of(
                can(40, "an order that may only rest arrives so", Capability.POST_ONLY, InForceCases::postsOnly),
                can(41, "an order that may only reduce arrives so", Capability.REDUCE_ONLY, InForceCases::reducesOnly),
                can(42, "an order shows no more than it says", Capability.MAX_FLOOR, InForceCases::showsLess),
                can(
                        43,
                        "an order trades no less than it says, or nothing",
                        Capability.MIN_QTY,
                        InForceCases::wantsAtLeast),
                can(
                        44,
                        "exits arrive with the order that they are for",
                        Capability.ATTACHED_BRACKETS,
                        InForceCases::bringsItsExits));
    }

    private static KitCase inForce(int number, String title, TimeInForce timeInForce, KitCase.Play play) {
        return KitCase.of(number, title, play).needing(new Need.InForce(timeInForce));
    }

    private static KitCase can(int number, String title, Capability capability, KitCase.Play play) {
        return KitCase.of(number, title, play).needing(new Need.Can(capability));
    }

    private static void rests(Stand stand, TimeInForce timeInForce) {
        Ask ask = Ask.limit(Side.SELL, stand.size(), stand.resting(Side.SELL), timeInForce);
        OrderId id = stand.place(ask, OrderStatus.NEW);
        stand.there().isAsAsked(id, ask);
        stand.there().stands(id, Standing.LIVE);
    }

    private static void tradesIn(Stand stand, TimeInForce timeInForce, Act auction) {
        OrderId id =
                stand.place(Ask.limit(Side.BUY, stand.size(), stand.taking(Side.BUY), timeInForce), OrderStatus.NEW);
        stand.there().stands(id, Standing.LIVE);
        stand.act(auction);
        stand.becomes(id, OrderStatus.FILLED);
        stand.there().stands(id, Standing.FILLED);
    }

    private static void takesWhatIsThere(Stand stand) {
        stand.act(new Act.Thin(stand.size()));
        TimeInForce now = TimeInForce.IMMEDIATE_OR_CANCEL;
        Ask ask = stand.venue().takes(OrdType.LIMIT, now)
                ? Ask.limit(Side.BUY, stand.size(20), stand.taking(Side.BUY), now)
                : Ask.market(Side.BUY, stand.size(20), now);
        OrderId id = stand.place(ask, OrderStatus.CANCELED);
        Decimal filled = stand.there().order(id).cumUnits();
        Stand.holds(filled.signum() > 0 && filled.compareTo(stand.size(20)) < 0, "the venue filled " + filled);
        stand.there().stands(id, Standing.CANCELED);
    }

    private static void takesAllOrNothing(Stand stand) {
        stand.act(new Act.Thin(stand.size()));
        OrderId none = stand.place(
                Ask.limit(Side.BUY, stand.size(20), stand.taking(Side.BUY), TimeInForce.FILL_OR_KILL),
                OrderStatus.CANCELED);
        Stand.holds(stand.there().order(none).cumUnits().isZero(), "the venue filled a part of it");
        OrderId all = stand.place(
                Ask.limit(Side.BUY, stand.size(), stand.taking(Side.BUY), TimeInForce.FILL_OR_KILL),
                OrderStatus.FILLED);
        stand.there().stands(all, Standing.FILLED);
    }

    private static void endsWithAnAuction(Stand stand) {
        OrderId id = stand.place(
                Ask.limit(Side.BUY, stand.size(), stand.resting(Side.BUY), TimeInForce.GOOD_TILL_CROSSING),
                OrderStatus.NEW);
        stand.act(new Act.Open());
        stand.becomes(id, OrderStatus.EXPIRED);
        stand.there().stands(id, Standing.CANCELED);
    }

    private static void endsAtItsDate(Stand stand) {
        long end = (KitGateway.epochNanos() / SECOND + 2) * SECOND;
        Ask ask = Ask.limit(Side.BUY, stand.size(), stand.resting(Side.BUY), TimeInForce.GOOD_TILL_DATE)
                .until(end);
        OrderId id = stand.place(ask);
        stand.there().isAsAsked(id, ask);
        stand.soon(
                () -> {
                    if (KitGateway.epochNanos() > end) {
                        stand.act(new Act.Tick());
                    }
                    return stand.status(id) == OrderStatus.EXPIRED;
                },
                "it did not expire");
        stand.there().stands(id, Standing.CANCELED);
    }

    private static void postsOnly(Stand stand) {
        Ask ask = Ask.limit(Side.BUY, stand.size(), stand.resting(Side.BUY), TimeInForce.GOOD_TILL_CANCEL)
                .with(new OrderTerms.Flags(true, false));
        stand.there().isAsAsked(stand.place(ask, OrderStatus.NEW), ask);
    }

    private static void reducesOnly(Stand stand) {
        stand.place(PositionCases.atOnce(stand, Side.BUY, stand.size()), OrderStatus.FILLED);
        Ask ask = PositionCases.atOnce(stand, Side.SELL, stand.size()).with(new OrderTerms.Flags(false, true));
        OrderId id = stand.place(ask, OrderStatus.FILLED);
        stand.there().isAsAsked(id, ask);
    }

    private static void showsLess(Stand stand) {
        Ask ask = Ask.limit(Side.BUY, stand.size(4), stand.resting(Side.BUY), TimeInForce.GOOD_TILL_CANCEL)
                .with(new Instructions(stand.size(), null, null, null, null));
        OrderId id = stand.place(ask, OrderStatus.NEW);
        stand.there().isAsAsked(id, ask);
    }

    private static void wantsAtLeast(Stand stand) {
        stand.act(new Act.Thin(stand.size()));
        Ask ask = Ask.limit(Side.BUY, stand.size(20), stand.taking(Side.BUY), TimeInForce.GOOD_TILL_CANCEL)
                .with(new Instructions(null, stand.size(15), null, null, null));
        OrderId id = stand.place(ask, OrderStatus.CANCELED);
        stand.there().isAsAsked(id, ask);
        Stand.holds(stand.there().order(id).cumUnits().isZero(), "the venue traded less than it was to");
    }

    private static void bringsItsExits(Stand stand) {
        Ask ask = Ask.limit(Side.BUY, stand.size(), stand.resting(Side.BUY), TimeInForce.GOOD_TILL_CANCEL)
                .exiting(stand.scaled(stand.best(Side.BUY), "0.96"), stand.scaled(stand.best(Side.BUY), "1.04"));
        OrderId id = stand.place(ask, OrderStatus.NEW);
        stand.there().isAsAsked(id, ask);
    }
}
