package io.fairlead.proof.kit;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capability;
import io.fairlead.gateway.Gateway;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// 1 to 9: getting in, and what is declared.
final class ConnectionCases {
    private ConnectionCases() {}

    static List<KitCase> all() {
        return List.of(
                KitCase.of(1, "connects, and the account opens", ConnectionCases::connects)
                        .safeAnywhere(),
                KitCase.of(2, "a refused logon trades nothing and says so", ConnectionCases::isRefused),
                KitCase.of(3, "declares all that the venue's sheet offers", ConnectionCases::coversTheSheet),
                KitCase.of(4, "declares nothing that no case tries", ConnectionCases::isTried),
                KitCase.of(
                        5, "refuses what it does not declare, and the venue hears nothing", ConnectionCases::refuses),
                KitCase.of(
                        6,
                        "a type with a time in force that does not go with it never gets to the venue",
                        ConnectionCases::keepsApart));
    }

    private static void connects(Stand stand) {
        Stand.holds(stand.isOpen(), "the account is not open");
        stand.soon(() -> stand.venue().admits(stand.flavour()), "the venue says that nobody of us is logged on");
    }

    private static void isRefused(Stand stand) {
        int before = stand.venue().book(Flavour.STRANGER).orders().size();
        try (KitGateway stranger = stand.lives().beside(Flavour.STRANGER)) {
            Gateway gateway = stranger.gateway();
            stand.soon(
                    () -> gateway.readSide().sessions().stream()
                            .anyMatch(each -> each.trouble().logonsRefused() > 0),
                    () -> "no logon counts as refused: " + gateway.readSide().sessions());
            AccountId account = stand.venue().ground(Flavour.STRANGER).account().id();
            Ask ask = Ask.limit(Side.BUY, stand.size(), stand.resting(Side.BUY), TimeInForce.GOOD_TILL_CANCEL);
            Outcome outcome = gateway.trading()
                    .submit(new Command.PlaceOrder(
                            Stand.KIT,
                            account,
                            new ClientOrderId("stranger"),
                            stand.instrument().symbol(),
                            ask.side(),
                            ask.request(),
                            new StrategyId("kit")))
                    .join()
                    .outcome();
            Stand.holds(outcome instanceof Outcome.Refused, "an order of somebody who is not let in was " + outcome);
            Stand.holds(!stand.venue().admits(Flavour.STRANGER), "the venue has let a stranger in");
        }
        Stand.holds(
                stand.venue().book(Flavour.STRANGER).orders().size() == before, "the venue has an order of a stranger");
    }

    /// What is declared in each flavour, all together.
    private static Collection<Declared> declared(Stand stand) {
        Map<Flavour, Declared> all = new EnumMap<>(Flavour.class);
        all.put(stand.flavour(), stand.lives().declared());
        Set<Flavour> others = new LinkedHashSet<>(stand.venue().kind().flavours());
        others.removeAll(Set.of(stand.flavour(), Flavour.STRANGER));
        for (Flavour other : others) {
            try (KitGateway beside = stand.lives().beside(other)) {
                all.put(other, stand.lives().declared(beside, other));
            }
        }
        return all.values();
    }

    private static void coversTheSheet(Stand stand) {
        Collection<Declared> declared = declared(stand);
        List<String> missing = new ArrayList<>();
        for (Sheet.Line line : stand.venue().kind().sheet().lines()) {
            if (declared.stream().noneMatch(line.need()::isMet)) {
                missing.add(line.need() + " (" + line.words() + ")");
            }
        }
        Stand.holds(missing.isEmpty(), "the venue offers what the adapter does not declare: " + missing);
    }

    private static void isTried(Stand stand) {
        Set<Need> tried = new LinkedHashSet<>();
        KitCases.ALL.forEach(each -> tried.addAll(each.needs()));
        List<Need> untried = declared(stand).stream()
                .flatMap(each -> each.all().stream())
                .filter(need -> !tried.contains(need))
                .toList();
        Stand.holds(untried.isEmpty(), "no case tries " + untried);
    }

    private static void keepsApart(Stand stand) {
        Declared declared = stand.lives().declared();
        int before = stand.there().book().orders().size();
        for (OrdType type : OrdType.values()) {
            for (TimeInForce each : TimeInForce.values()) {
                boolean declares = new Need.Type(type).isMet(declared) && new Need.InForce(each).isMet(declared);
                if (declares && type != OrdType.STOP_LIMIT && !stand.venue().takes(type, each)) {
                    isKept(stand, TypeCases.ask(stand, type, each, Side.BUY));
                }
            }
        }
        Stand.holds(stand.there().book().orders().size() == before, "the venue heard of what does not go together");
    }

    private static void isKept(Stand stand, Ask ask) {
        Command.PlaceOrder order = stand.order(ask);
        if (stand.tell(order) instanceof Outcome.Accepted(List<OrderId> orders)) {
            stand.becomes(orders.getFirst(), OrderStatus.NOT_SENT);
        }
    }

    private static void refuses(Stand stand) {
        Declared declared = stand.lives().declared();
        List<Ask> asks = new ArrayList<>();
        Arrays.stream(OrdType.values())
                .filter(type -> !new Need.Type(type).isMet(declared))
                .forEach(type -> asks.add(TypeCases.ask(stand, type, TimeInForce.DAY, Side.BUY)));
        Ask resting = Ask.limit(Side.BUY, stand.size(), stand.resting(Side.BUY), TimeInForce.DAY);
        Arrays.stream(TimeInForce.values())
                .filter(each -> !new Need.InForce(each).isMet(declared))
                .forEach(each -> asks.add(Ask.limit(Side.BUY, stand.size(), stand.resting(Side.BUY), each)
                        .until(TypeCases.expiry(each))));
        if (!declared.capabilities().has(Capability.POST_ONLY)) {
            asks.add(resting.with(new OrderTerms.Flags(true, false)));
        }
        if (!declared.capabilities().has(Capability.REDUCE_ONLY)) {
            asks.add(resting.with(new OrderTerms.Flags(false, true)));
        }
        int before = stand.there().book().orders().size();
        for (Ask ask : asks) {
            Outcome.Refused refused = stand.refused(stand.order(ask));
            Stand.holds(refused.code() == DenialCode.CAPABILITY_MISSING, ask + " was refused by " + refused);
        }
        Stand.holds(stand.there().book().orders().size() == before, "the venue heard of what must be refused");
    }
}
