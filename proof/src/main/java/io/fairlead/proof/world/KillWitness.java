package io.fairlead.proof.world;

import io.fairlead.core.CoreState;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.halt.Kill;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.proof.world.happening.Happening;
import io.fairlead.proof.world.locker.LockerVenue;
import io.fairlead.sim.match.OrderSnapshot;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Holds the kill switch to its word: nothing new leaves while a kill stands, it outlives every restart, and "nothing
/// is live" is said only when the venues were asked and have nothing live. Owned by the world's thread.
final class KillWitness {
    private final Stage stage;
    private final Witness witness;
    private final Map<Scope, Long> standing = new LinkedHashMap<>();
    private final Set<Scope> told = new HashSet<>();

    KillWitness(Stage stage, Witness witness) {
        this.stage = stage;
        this.witness = witness;
    }

    /// Somebody was told, for good, that a kill stands.
    void toldOfKill(Scope scope) {
        if (standing.containsKey(scope)) {
            told.add(scope);
        }
    }

    /// Somebody asked for a release; whether it took place the log says.
    void mayBeReleased(Scope scope) {
        told.remove(scope);
    }

    /// A life begins with what the log holds.
    void recovered(CoreState state) {
        standing.clear();
        state.halts().inForce().forEach(kill -> standing.put(kill.scope(), stage.now()));
        for (Scope scope : told) {
            if (!standing.containsKey(scope)) {
                stage.violations().add("the gateway forgot the kill of " + scope + ", which somebody was told of");
            }
        }
    }

    /// The gateway logged an event.
    void logged(Event event) {
        switch (event) {
            case HaltEvent.Killed killed -> {
                standing.putIfAbsent(killed.scope(), stage.now());
                stage.happened(Happening.KILLS, "gate", "kills " + killed.scope());
            }
            case HaltEvent.Released released -> {
                standing.remove(released.scope());
                told.remove(released.scope());
                stage.happened(Happening.RELEASES, "gate", "releases " + released.scope());
            }
            case HaltEvent.NothingLive confirmed -> confirmed(confirmed);
            case HaltEvent.NotConfirmed _ -> stage.census().count(Happening.KILLS_NOT_CONFIRMED);
            case Event.OrderAccepted order
            when !order.strategy().equals(StrategyId.CLOSE) ->
                requireNoKill(order.account(), order.symbol(), order.strategy(), order.order() + " was accepted");
            case Event.ReplaceAccepted replace
            when grows(replace.before(), replace.after()) -> {
                LiveOrder order = Objects.requireNonNull(witness.order(replace.order()));
                requireNoKill(
                        order.account().id(),
                        order.instrument().symbol(),
                        order.strategy(),
                        order.id() + " was replaced");
            }
            default -> {} // of every other event the kill switch knows nothing
        }
    }

    private static boolean grows(OrderTerms before, OrderTerms after) {
        return after.units().compareTo(before.units()) >= 0 || !Objects.equals(before.price(), after.price());
    }

    private void requireNoKill(AccountId account, Symbol symbol, StrategyId strategy, String what) {
        Account of = stage.scenario().account(account);
        for (Scope scope : standing.keySet()) {
            if (scope.covers(of.venue(), account, symbol, strategy)) {
                stage.violations().add(what + " while a kill of " + scope + " stands");
            }
        }
    }

    private void confirmed(HaltEvent.NothingLive said) {
        stage.happened(
                Happening.KILLS_CONFIRMED, "gate", "nothing is live in " + said.scope() + ": " + said.evidence());
        for (Provider provider : witness.providers()) {
            if (concerns(said.scope(), provider)) {
                if (provider.newestListNanos() < standing.getOrDefault(said.scope(), 0L)) {
                    stage.violations()
                            .add("the kill of " + said.scope() + " is confirmed, and " + provider.host.name()
                                    + " was not asked since");
                }
                requireNothingLive(said.scope(), provider, true);
            }
        }
        LockerVenue venue = witness.locker();
        if (venue != null) {
            requireAsked(said.scope(), venue);
            requireNothingLive(said.scope(), venue.witness().openWhenAsked());
        }
    }

    private void requireAsked(Scope scope, LockerVenue venue) {
        for (Account account : venue.plan().accounts()) {
            if (concerns(scope, account) && venue.witness().listedNanos(account) < standing.getOrDefault(scope, 0L)) {
                stage.violations()
                        .add("the kill of " + scope + " is confirmed, and nobody heard since what is open on "
                                + account.id());
            }
        }
    }

    private void requireNothingLive(Scope scope, List<LiveOrder> open) {
        for (LiveOrder order : open) {
            if (scope.covers(
                    order.account().venue(),
                    order.account().id(),
                    order.instrument().symbol(),
                    order.strategy())) {
                violation(scope, order.venueOrder() + " " + order.id());
            }
        }
    }

    private void violation(Scope scope, String order) {
        stage.violations().add("the kill of " + scope + " said that nothing is live, and " + order + " is");
    }

    /// At rest the word of every kill in force must hold, whenever an order became live.
    void settle(CoreState state) {
        for (Kill kill : state.halts().inForce()) {
            if (kill.isConfirmed()) {
                witness.providers().forEach(provider -> requireNothingLive(kill.scope(), provider, false));
                LockerVenue venue = witness.locker();
                if (venue != null) {
                    requireNothingLive(kill.scope(), venue.witness().open());
                }
            }
        }
    }

    /// Whether every kill in force has come to its word.
    boolean isAtRest(CoreState state) {
        return state.halts().inForce().stream().allMatch(kill -> kill.isConfirmed() || kill.flatten());
    }

    /// An order counts that was live when the venue was asked last, unless the venue itself has denied it.
    private void requireNothingLive(Scope scope, Provider provider, boolean whenAsked) {
        for (VenueBooks.Entry entry : provider.books.all()) {
            OrderSnapshot there = entry.newest();
            boolean shown = !whenAsked
                    || entry.openedNanos() <= provider.listedNanos(there.ids().owner());
            if (there.open() && shown && !entry.wasDenied() && covers(scope, provider, entry)) {
                violation(scope, there.ids().orderId() + " " + there.ids().clOrdId());
            }
        }
    }

    private boolean covers(Scope scope, Provider provider, VenueBooks.Entry entry) {
        OrderSnapshot there = entry.newest();
        Account account =
                stage.scenario().account(provider.plan.venue(), there.ids().account());
        Instrument instrument = stage.scenario().instrument(provider.plan.venue(), there.symbol());
        return scope.covers(account.venue(), account.id(), instrument.symbol(), witness.strategyOf(entry));
    }

    private boolean concerns(Scope scope, Provider provider) {
        return stage.scenario().accounts().stream()
                .filter(account -> account.venue().equals(provider.plan.venue()))
                .anyMatch(account -> concerns(scope, account));
    }

    /// A strategy's orders may be at any venue, and at none.
    private static boolean concerns(Scope scope, Account account) {
        return switch (scope) {
            case Scope.Gateway _, Scope.OfSymbol _ -> true;
            case Scope.OfVenue of -> of.venue().equals(account.venue());
            case Scope.OfAccount of -> of.account().equals(account.id());
            case Scope.OfAccountSymbol of -> of.account().equals(account.id());
            case Scope.OfStrategy _ -> false;
        };
    }
}
