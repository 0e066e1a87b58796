package io.fairlead.proof.kit;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.port.Capability;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.gateway.MassStatus;
import io.fairlead.gateway.MassStatusDesk;
import io.fairlead.gateway.ReadSide.FillFilter;
import io.fairlead.gateway.ReadSide.OrderFilter;
import io.fairlead.proof.truth.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// 70 to 80, 180 and 181: answers that do not come, lines that are cut, lives that end, and what happened meanwhile.
final class DoubtCases {
    private static final Need LIMIT = new Need.Type(OrdType.LIMIT);
    private static final Need STATUS = new Need.Can(Capability.ORDER_STATUS_QUERY);
    private static final Need LIST = new Need.Can(Capability.MASS_STATUS_QUERY);
    private static final Need POSITIONS = new Need.Can(Capability.POSITION_QUERY);
    private static final Duration LIST_PATIENCE = Duration.ofSeconds(3);

    private DoubtCases() {}

    static List<KitCase> all() {
        return List.of(
                KitCase.of(
                                70,
                                "an order that never arrived is proved absent, and not sent again",
                                DoubtCases::neverArrives)
                        .needing(LIMIT),
                KitCase.of(
                                71,
                                "an order whose answer is late ends as the venue has it, once",
                                DoubtCases::isAnsweredLate)
                        .needing(LIMIT),
                KitCase.of(
                                72,
                                "an order whose answer is lost ends as the venue has it, once",
                                DoubtCases::isNeverAnswered)
                        .needing(LIMIT),
                KitCase.of(73, "a line that is cut with orders in flight loses and doubles none", DoubtCases::isCut)
                        .needing(LIMIT),
                KitCase.of(74, "a restart goes on where the venue is", DoubtCases::restarts)
                        .needing(LIMIT),
                KitCase.of(75, "a fill that the stream lost is found", DoubtCases::findsALostFill)
                        .needing(LIMIT),
                KitCase.of(76, "an order that was made elsewhere is adopted", DoubtCases::adoptsAnOrder)
                        .needing(LIST),
                KitCase.of(77, "what was traded elsewhere is adopted", DoubtCases::adoptsAPosition)
                        .needing(POSITIONS, new Need.Mode(PositionMode.NETTING)),
                KitCase.of(78, "the venue is asked where an order stands", DoubtCases::asks)
                        .needing(LIMIT, STATUS)
                        .safeAnywhere(),
                KitCase.of(79, "the venue lists its orders", DoubtCases::lists)
                        .needing(LIMIT, LIST)
                        .safeAnywhere(),
                KitCase.of(80, "a fill while nobody listens is heard of behind a restart", DoubtCases::missesAFill)
                        .needing(LIMIT));
    }

    static List<KitCase> otherSources() {
        return List.of(
                KitCase.of(
                                180,
                                "a fill that the stream lost is found in the venue's list, as the venue has it",
                                stand -> findsItself(stand, Evidence.FILLS))
                        .needing(LIMIT, new Need.Can(Capability.FILLS_QUERY))
                        .in(Flavour.LISTED),
                KitCase.of(
                                181,
                                "a fill that the stream lost is found on the drop copy, as the venue has it",
                                stand -> findsItself(stand, Evidence.DROP_COPY))
                        .needing(LIMIT, new Need.Can(Capability.DROP_COPY))
                        .in(Flavour.COPIED));
    }

    private static void neverArrives(Stand stand) {
        stand.act(new Act.Deafen());
        OrderId id = stand.place(LifecycleCases.taking(stand, Side.BUY, stand.size()));
        stand.soon(() -> stand.status(id) != OrderStatus.ACCEPTED, "it never left");
        stand.act(new Act.Cut());
        stand.becomes(id, OrderStatus.NEVER_ARRIVED);
        stand.there().lacks(id);
    }

    private static void isAnsweredLate(Stand stand) {
        stand.act(new Act.AnswerLate(Duration.ofMillis(1_500)));
        OrderId id = stand.place(LifecycleCases.taking(stand, Side.BUY, stand.size()));
        stand.there().stands(id, Standing.FILLED);
        stand.becomes(id, OrderStatus.UNKNOWN);
        stand.act(new Act.Calm());
        stand.becomes(id, OrderStatus.FILLED);
        Stand.holds(stand.there().book().count(id) == 1, "it was sent again");
    }

    private static void isNeverAnswered(Stand stand) {
        stand.act(new Act.LoseAnswer());
        OrderId id = stand.place(LifecycleCases.resting(stand, Side.BUY));
        stand.there().stands(id, Standing.LIVE);
        stand.becomes(id, OrderStatus.NEW);
        Stand.holds(stand.there().book().count(id) == 1, "it was sent again");
    }

    private static void isCut(Stand stand) {
        stand.act(new Act.AnswerLate(Duration.ofMillis(300)));
        List<OrderId> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(stand.place(LifecycleCases.taking(stand, i % 2 == 0 ? Side.BUY : Side.SELL, stand.size())));
            ids.add(stand.place(LifecycleCases.resting(stand, i % 2 == 0 ? Side.SELL : Side.BUY)));
        }
        ids.forEach(id -> stand.there().becomes(id, _ -> true, "there"));
        stand.act(new Act.Cut());
        stand.act(new Act.Calm());
        for (int i = 0; i < ids.size(); i++) {
            stand.becomes(ids.get(i), i % 2 == 0 ? OrderStatus.FILLED : OrderStatus.NEW);
            Stand.holds(stand.there().book().count(ids.get(i)) == 1, "one was sent again");
        }
        stand.there().agrees();
    }

    private static void restarts(Stand stand) {
        OrderId filled = stand.place(LifecycleCases.taking(stand, Side.BUY, stand.size()), OrderStatus.FILLED);
        OrderId resting = stand.place(LifecycleCases.resting(stand, Side.SELL), OrderStatus.NEW);
        Decimal held = stand.position();
        stand.lives().restart();
        stand.awaitOpen();
        Stand.holds(stand.status(filled) == OrderStatus.FILLED, "a filled order is " + stand.status(filled));
        Stand.holds(stand.status(resting) == OrderStatus.NEW, "a resting order is " + stand.status(resting));
        Stand.holds(stand.position().equals(held), "it held " + held + " units, now " + stand.position());
        stand.cancel(resting);
        stand.becomes(resting, OrderStatus.CANCELED);
        stand.there().stands(resting, Standing.CANCELED);
    }

    private static void missesAFill(Stand stand) {
        OrderId id = stand.place(LifecycleCases.resting(stand, Side.BUY), OrderStatus.NEW);
        stand.act(new Act.AnswerLate(Duration.ofMillis(500)));
        stand.act(new Act.Move(stand.scaled(stand.best(Side.BUY), "0.95")));
        stand.there().stands(id, Standing.FILLED);
        stand.lives().restart();
        stand.act(new Act.Calm());
        stand.awaitOpen();
        stand.becomes(id, OrderStatus.FILLED);
    }

    private static void findsALostFill(Stand stand) {
        stand.loseFills();
        stand.act(new Act.LoseFill());
        OrderId id = stand.place(LifecycleCases.taking(stand, Side.BUY, stand.size()));
        stand.there().stands(id, Standing.FILLED);
        stand.becomes(id, OrderStatus.FILLED);
        stand.there().agrees();
    }

    /// The execution itself, not what its sum lets infer.
    private static void findsItself(Stand stand, Evidence where) {
        stand.act(new Act.LoseFill());
        OrderId id = stand.place(LifecycleCases.taking(stand, Side.BUY, stand.size()));
        stand.there().stands(id, Standing.FILLED);
        stand.becomes(id, OrderStatus.FILLED);
        stand.soon(() -> isToldBy(stand, id, where), "its fill is not told by " + where);
        stand.there().agrees();
    }

    private static boolean isToldBy(Stand stand, OrderId id, Evidence where) {
        List<FillView> standing = stand.reads().fills(new FillFilter(null, null, id), null, 10).items().stream()
                .filter(fill -> fill.state() == FillView.State.STANDS)
                .toList();
        return !standing.isEmpty()
                && standing.stream()
                        .map(fill -> fill.execution().source())
                        .allMatch(source -> source.label() == null && source.evidence() == where);
    }

    private static void adoptsAnOrder(Stand stand) {
        Decimal price = stand.resting(Side.SELL);
        stand.act(new Act.OrderElsewhere(Side.SELL, stand.size(3), price));
        stand.soon(() -> adopted(stand) != null, "it was not adopted");
        OrderView order = adopted(stand);
        Stand.holds(
                order != null
                        && order.identity().side() == Side.SELL
                        && order.terms().units().compareTo(stand.size(3)) == 0
                        && price.equals(order.terms().price()),
                "it was adopted as " + order);
        stand.there().agrees();
    }

    private static @Nullable OrderView adopted(Stand stand) {
        return stand
                .reads()
                .orders(new OrderFilter(stand.account().id(), null, Set.of(), true), null, 100)
                .items()
                .stream()
                .filter(each -> each.identity().adopted())
                .findFirst()
                .orElse(null);
    }

    private static void adoptsAPosition(Stand stand) {
        Decimal before = stand.position();
        stand.act(new Act.TradeElsewhere(Side.BUY, stand.size(2)));
        stand.soon(
                () -> stand.position().equals(before.plus(stand.size(2))),
                () -> "we hold " + stand.position() + ", before it was " + before);
        stand.there().agrees();
        stand.act(new Act.TradeElsewhere(Side.SELL, stand.size(2)));
        stand.soon(() -> stand.position().equals(before), () -> "we hold " + stand.position());
    }

    private static void asks(Stand stand) {
        OrderId id = stand.place(LifecycleCases.resting(stand, Side.BUY), OrderStatus.NEW);
        stand.accepted(new Command.QueryOrder(Stand.KIT, id));
        stand.there().stands(id, Standing.LIVE);
        stand.becomes(id, OrderStatus.NEW);
    }

    private static void lists(Stand stand) {
        OrderId one = stand.place(LifecycleCases.resting(stand, Side.BUY), OrderStatus.NEW);
        OrderId two = stand.place(LifecycleCases.resting(stand, Side.SELL), OrderStatus.NEW);
        MassStatusDesk.Answer answer = stand.gateway()
                .massStatus()
                .ask(stand.account().id(), null, null, LIST_PATIENCE)
                .join();
        if (!(answer instanceof MassStatusDesk.Answer.Told(MassStatus list))) {
            throw new CaseFailed("no list came: " + answer);
        }
        Stand.holds(list.isWhole(), "the list is not whole: " + list.missing());
        Set<OrderId> wanted = Set.of(one, two);
        List<MassStatus.Row> rows = list.rows().stream()
                .filter(row -> row.ours() != null
                        && wanted.contains(row.ours().identity().id()))
                .toList();
        Stand.holds(
                rows.size() == 2 && rows.stream().allMatch(row -> row.venue() != null),
                "the list does not show both orders: " + rows);
        Stand.holds(rows.stream().allMatch(row -> row.differences().isEmpty()), "the list differs: " + rows);
    }
}
