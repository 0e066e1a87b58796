package io.fairlead.proof.kit;

import io.fairlead.core.ReportedValues;
import io.fairlead.core.event.Command;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.port.Capability;
import io.fairlead.proof.truth.Standing;
import java.time.Duration;
import java.util.List;

/// 150 to 165: where each request is an exchange of its own: answers that are lost, late, empty or no answers at all,
/// logins that end, and lists that are behind.
final class ExchangeCases {
    private static final Need LIMIT = new Need.Type(OrdType.LIMIT);
    private static final Need EXCHANGES = new Need.By(Declared.Way.EXCHANGES);
    private static final Duration BEHIND_THE_TIMEOUT = Duration.ofMillis(600);
    private static final Duration LATER = Duration.ofMillis(300);

    private ExchangeCases() {}

    static List<KitCase> all() {
        return List.of(
                of(150, "a cancel whose answer is lost ends as the venue has it", ExchangeCases::losesACancel),
                of(151, "a change whose answer is lost ends as the venue has it", ExchangeCases::losesAChange)
                        .needingAlso(new Need.Can(Capability.REPLACE)),
                of(152, "a close whose answer is lost is made once", ExchangeCases::losesAClose)
                        .needing(HedgeCases.NEEDS)
                        .needingAlso(EXCHANGES),
                of(153, "an order that is taken after we gave up is found, once", ExchangeCases::isTakenLate),
                of(154, "a close that is taken after we gave up is found, once", ExchangeCases::isClosedLate)
                        .needing(HedgeCases.NEEDS)
                        .needingAlso(EXCHANGES),
                spoilt(
                        155,
                        "an order that a machine between has done and failed is found, once",
                        Act.How.FAILED_BEHIND),
                spoilt(156, "an order whose answer is empty is found, once", Act.How.EMPTY),
                spoilt(157, "an order whose answer says nothing is found, once", Act.How.NO_CONTENT),
                of(
                        158,
                        "an order that failed between is proved absent",
                        stand -> isAbsent(stand, Act.How.FAILED_BEFORE)),
                of(
                        159,
                        "an order that is turned away with a page is proved absent",
                        stand -> isAbsent(stand, Act.How.TURNED_AWAY)),
                of(160, "an order beyond the venue's rate is not sent, and says so", ExchangeCases::isTooMany),
                of(161, "a cancel that is answered by nothing cancels", ExchangeCases::cancelsWithoutAWord),
                of(162, "a login elsewhere that ends ours loses and doubles nothing", ExchangeCases::isEvicted),
                of(163, "columns in another order are read as what they are", ExchangeCases::isShuffled),
                of(164, "an order that lists show late is not taken for absent", ExchangeCases::isListedLate),
                of(165, "an account that is told to hold nothing is not believed", ExchangeCases::isWorthSomething)
                        .needingAlso(new Need.Can(Capability.ACCOUNT_VALUES)));
    }

    private static KitCase of(int number, String title, KitCase.Play play) {
        return KitCase.of(number, title, play).needing(LIMIT, EXCHANGES);
    }

    private static KitCase spoilt(int number, String title, Act.How how) {
        return of(number, title, stand -> {
            stand.act(new Act.Spoil(how));
            OrderId id = stand.place(LifecycleCases.taking(stand, Side.BUY, stand.size()));
            isOnce(stand, id, OrderStatus.FILLED, Standing.FILLED);
        });
    }

    private static void isOnce(Stand stand, OrderId id, OrderStatus here, Standing there) {
        stand.there().stands(id, there);
        stand.becomes(id, here);
        Stand.holds(stand.there().book().count(id) == 1, "it was sent again");
    }

    private static void losesACancel(Stand stand) {
        OrderId id = stand.place(LifecycleCases.resting(stand, Side.BUY), OrderStatus.NEW);
        stand.act(new Act.LoseAnswer());
        stand.cancel(id);
        isOnce(stand, id, OrderStatus.CANCELED, Standing.CANCELED);
    }

    private static void losesAChange(Stand stand) {
        Ask ask = LifecycleCases.resting(stand, Side.BUY);
        OrderId id = stand.place(ask, OrderStatus.NEW);
        stand.act(new Act.LoseAnswer());
        stand.accepted(new Command.ReplaceOrder(Stand.KIT, id, Quantity.units(stand.size(3)), null, null));
        stand.there().becomes(id, each -> each.terms().units().compareTo(stand.size(3)) == 0, "changed");
        stand.soon(
                () -> stand.status(id) == OrderStatus.NEW
                        && stand.view(id).terms().units().compareTo(stand.size(3)) == 0,
                () -> "the gateway has " + stand.view(id));
    }

    private static void losesAClose(Stand stand) {
        VenuePositionId named = HedgeCases.named(stand, HedgeCases.open(stand, Side.BUY, stand.size(4)));
        stand.act(new Act.LoseAnswer());
        closesOnce(stand, named);
    }

    private static void isClosedLate(Stand stand) {
        VenuePositionId named = HedgeCases.named(stand, HedgeCases.open(stand, Side.SELL, stand.size(4)));
        stand.act(new Act.TakeLate(BEHIND_THE_TIMEOUT));
        closesOnce(stand, named);
    }

    private static void closesOnce(Stand stand, VenuePositionId named) {
        int before = stand.there().book().closes().size();
        OrderId close = HedgeCases.close(stand, named, stand.size());
        stand.becomes(close, OrderStatus.FILLED);
        int closes = stand.there().book().closes().size() - before;
        Stand.holds(closes == 1, "the venue was told to close " + closes + " times");
        Decimal left = stand.holdings().there().getFirst().units();
        Stand.holds(left.compareTo(stand.size(3)) == 0, left + " units are left");
        stand.holdings().agree();
    }

    private static void isTakenLate(Stand stand) {
        stand.act(new Act.TakeLate(BEHIND_THE_TIMEOUT));
        OrderId id = stand.place(LifecycleCases.taking(stand, Side.SELL, stand.size()));
        isOnce(stand, id, OrderStatus.FILLED, Standing.FILLED);
    }

    private static void isAbsent(Stand stand, Act.How how) {
        stand.act(new Act.Spoil(how));
        OrderId id = stand.place(LifecycleCases.taking(stand, Side.BUY, stand.size()));
        stand.soon(() -> stand.status(id) != OrderStatus.ACCEPTED && stand.status(id) != OrderStatus.SENT, "no answer");
        stand.act(new Act.Calm());
        stand.soon(
                () -> stand.status(id) == OrderStatus.NEVER_ARRIVED || stand.status(id) == OrderStatus.NOT_SENT,
                () -> "it must be absent, is " + stand.status(id));
        stand.there().lacks(id);
    }

    private static void isTooMany(Stand stand) {
        stand.act(new Act.Spoil(Act.How.TOO_MANY));
        OrderId id = stand.place(LifecycleCases.taking(stand, Side.BUY, stand.size()), OrderStatus.NOT_SENT);
        Stand.holds(!stand.view(id).state().text().isEmpty(), "it does not say why");
        stand.act(new Act.Calm());
        stand.there().lacks(id);
        stand.placeInTurn(LifecycleCases.taking(stand, Side.BUY, stand.size()), OrderStatus.FILLED);
    }

    private static void cancelsWithoutAWord(Stand stand) {
        for (Act.How how : List.of(Act.How.EMPTY, Act.How.NO_CONTENT)) {
            OrderId id = stand.place(LifecycleCases.resting(stand, Side.BUY), OrderStatus.NEW);
            stand.act(new Act.Spoil(how));
            stand.cancel(id);
            isOnce(stand, id, OrderStatus.CANCELED, Standing.CANCELED);
            stand.act(new Act.Calm());
        }
    }

    private static void isEvicted(Stand stand) {
        OrderId before = stand.place(LifecycleCases.resting(stand, Side.BUY), OrderStatus.NEW);
        stand.act(new Act.LogInElsewhere());
        OrderId id = stand.place(LifecycleCases.taking(stand, Side.BUY, stand.size()));
        stand.soon(
                () -> stand.status(id) == OrderStatus.FILLED || stand.status(id) == OrderStatus.NOT_SENT,
                () -> "it must be filled or not sent, is " + stand.status(id));
        stand.awaitOpen();
        stand.placeInTurn(LifecycleCases.taking(stand, Side.SELL, stand.size()), OrderStatus.FILLED);
        stand.cancel(before);
        isOnce(stand, before, OrderStatus.CANCELED, Standing.CANCELED);
        stand.there().agrees();
    }

    private static void isShuffled(Stand stand) {
        OrderId before = stand.place(LifecycleCases.resting(stand, Side.SELL), OrderStatus.NEW);
        stand.act(new Act.Shuffle());
        OrderId id = stand.place(LifecycleCases.taking(stand, Side.BUY, stand.size(3)), OrderStatus.FILLED);
        stand.there().stands(id, Standing.FILLED);
        stand.cancel(before);
        isOnce(stand, before, OrderStatus.CANCELED, Standing.CANCELED);
        stand.there().agrees();
    }

    private static void isListedLate(Stand stand) {
        stand.act(new Act.ListLate(LATER));
        stand.act(new Act.LoseAnswer());
        OrderId id = stand.place(LifecycleCases.resting(stand, Side.SELL));
        isOnce(stand, id, OrderStatus.NEW, Standing.LIVE);
    }

    private static void isWorthSomething(Stand stand) {
        stand.place(PositionCases.atOnce(stand, Side.BUY, stand.size(5)), OrderStatus.FILLED);
        isToldRight(stand);
        stand.act(new Act.TellNothing());
        stand.act(new Act.Move(stand.scaled(stand.best(Side.BUY), "1.001")));
        OrderId id = stand.place(LifecycleCases.resting(stand, Side.BUY), OrderStatus.NEW);
        stand.cancel(id);
        stand.becomes(id, OrderStatus.CANCELED);
        ReportedValues values = stand.reads().accountValues(stand.account().id());
        Decimal equity = values == null ? null : values.said().figures().equity();
        Stand.holds(equity != null && equity.signum() > 0, "the gateway believes an equity of " + equity);
        stand.act(new Act.Calm());
        isToldRight(stand);
    }

    private static void isToldRight(Stand stand) {
        stand.soon(
                () -> AccountCases.isSame(stand),
                () -> "the venue says " + stand.venue().worth() + ", the gateway has "
                        + stand.reads().accountValues(stand.account().id()));
    }
}
