package io.fairlead.proof.kit;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.port.Capability;
import io.fairlead.core.view.KillView;
import io.fairlead.gateway.Trading;
import io.fairlead.proof.truth.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// 110 to 114: rates that are held, and stopping, whatever has been spent.
final class StopCases {
    private static final Need LIMIT = new Need.Type(OrdType.LIMIT);
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_AT_ONCE = 500;

    private StopCases() {}

    static List<KitCase> all() {
        return List.of(
                KitCase.of(110, "all orders are cancelled at once", StopCases::cancelsAll)
                        .needing(LIMIT),
                KitCase.of(111, "the kill switch cancels by one mass cancel", StopCases::cancelsInMass)
                        .needing(LIMIT, new Need.Can(Capability.MASS_CANCEL)),
                KitCase.of(112, "the venue never gets more than its rate", StopCases::holdsTheRate)
                        .needing(LIMIT),
                KitCase.of(113, "the kill switch works though the rate is spent", StopCases::killsThoughSpent)
                        .needing(LIMIT),
                KitCase.of(114, "the venue cancels what a lost line leaves behind", StopCases::cancelsOnDisconnect)
                        .needing(LIMIT, new Need.Can(Capability.CANCEL_ON_DISCONNECT))
                        .in(Flavour.CANCEL_ON_DISCONNECT));
    }

    private static List<OrderId> rest(Stand stand, int count) {
        List<OrderId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Ask ask = LifecycleCases.resting(stand, i % 2 == 0 ? Side.BUY : Side.SELL);
            ids.add(stand.placeInTurn(ask, OrderStatus.NEW));
        }
        return ids;
    }

    private static void cancelsAll(Stand stand) {
        List<OrderId> ids = rest(stand, 6);
        stand.accepted(new Command.CancelAll(Stand.KIT, stand.account().id(), null));
        ids.forEach(id -> stand.becomes(id, OrderStatus.CANCELED));
        ids.forEach(id -> stand.there().stands(id, Standing.CANCELED));
    }

    private static void cancelsInMass(Stand stand) {
        int before = stand.there().book().massCancels();
        List<OrderId> ids = rest(stand, 6);
        kill(stand);
        Stand.holds(stand.there().book().massCancels() > before, "the venue was asked for no mass cancel");
        ids.forEach(id -> stand.there().stands(id, Standing.CANCELED));
        release(stand);
    }

    /// Stops everything; when that is confirmed the venue must have nothing live.
    private static void kill(Stand stand) {
        stand.accepted(new HaltCommand.Kill(Stand.KIT, Scope.gateway(), false, "the kit tries it"));
        stand.soon(
                () -> stand.reads().kills().stream().anyMatch(KillView::isConfirmed),
                () -> "not confirmed: " + stand.reads().kills());
        Stand.holds(!stand.there().book().hasLive(), "confirmed, and the venue has live orders");
        Outcome.Refused refused = stand.refused(stand.order(LifecycleCases.resting(stand, Side.BUY)));
        Stand.holds(refused.code() == DenialCode.KILLED, "refused for " + refused);
    }

    private static void release(Stand stand) {
        stand.accepted(new HaltCommand.Release(Stand.KIT, Scope.gateway(), "the kit has tried it"));
        stand.placeInTurn(LifecycleCases.resting(stand, Side.BUY), OrderStatus.NEW);
    }

    /// Sends orders as fast as the gateway takes them, until one is refused since the rate is spent; ever more at a
    /// time, as a busy machine may take a second for as many as the venue bears in one.
    private static void spend(Stand stand) {
        Map<Object, Integer> outcomes = new HashMap<>();
        int[] atOnce = {stand.venue().kind().sheet().rate()};
        stand.soon(
                () -> {
                    List<CompletableFuture<Trading.Answer>> answers = new ArrayList<>();
                    for (int i = 0; i < atOnce[0]; i++) {
                        answers.add(
                                stand.gateway().trading().submit(stand.order(LifecycleCases.resting(stand, Side.BUY))));
                    }
                    atOnce[0] = Math.min(MOST_AT_ONCE, 2 * atOnce[0]);
                    for (CompletableFuture<Trading.Answer> each : answers) {
                        boolean taken = !(each.join().outcome() instanceof Outcome.Refused);
                        outcomes.merge(
                                taken ? "taken" : ((Outcome.Refused) each.join().outcome()).code(), 1, Integer::sum);
                    }
                    return outcomes.containsKey(DenialCode.RATE_BUDGET_SPENT);
                },
                () -> "nothing was held back: " + outcomes);
    }

    /// In no stretch of a second more than the rate: so in the time that it took no more than that for each second
    /// that began. The venue's own times would count what a slow network piles up.
    private static void holdsTheRate(Stand stand) {
        int before = stand.there().book().orders().size();
        long began = System.nanoTime();
        spend(stand);
        long seconds = 1 + (System.nanoTime() - began) / SECOND;
        stand.there().agrees();
        int got = stand.there().book().orders().size() - before;
        int rate = stand.venue().kind().sheet().rate();
        Stand.holds(got <= rate * seconds, "the venue got " + got + " orders in " + seconds + " s, and bears " + rate);
    }

    private static void killsThoughSpent(Stand stand) {
        rest(stand, 3);
        spend(stand);
        kill(stand);
        release(stand);
    }

    private static void cancelsOnDisconnect(Stand stand) {
        List<OrderId> ids = rest(stand, 3);
        stand.act(new Act.Cut());
        ids.forEach(id -> stand.there().stands(id, Standing.CANCELED));
        ids.forEach(id -> stand.becomes(id, OrderStatus.CANCELED));
    }
}
