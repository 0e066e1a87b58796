package io.fairlead.proof.world;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.GuardCommand;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.LimitCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.halt.Kill;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.order.LiveOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Whoever looks after the gateway: pulls the kill switch and lets go again, changes limits, releases what the
/// guard has locked. Owned by the world's thread.
final class Operator {
    private static final Origin ADMIN = new Origin("operator", "t", "local");
    private static final String BECAUSE = "seen on the screen";

    private final Stage stage;
    private final GatewayHost gateway;
    private boolean active;
    private boolean releasesAll;

    Operator(Stage stage, GatewayHost gateway) {
        this.stage = stage;
        this.gateway = gateway;
    }

    /// Acts from now on.
    void begin() {
        active = true;
        live();
    }

    /// Does nothing more. Kills that close positions are let go, as the market moves no more; of the others some stay.
    void rest() {
        active = false;
        releasesAll = stage.random().nextBoolean();
        insist();
    }

    /// Lets go what is still to be let go, and says what is still to be said: the gateway may have died of the word
    /// before.
    void insist() {
        answerDoubts();
        for (Kill kill : gateway.witness.state().halts().inForce()) {
            if (releasesAll || kill.flatten()) {
                release(kill);
            }
        }
    }

    /// What somebody else traded or closed just as we would have leaves it to a person whether ours came, too. Had a
    /// close come, its order would stand in the venue's history.
    private void answerDoubts() {
        for (LiveOrder order : gateway.witness.state().orders().live()) {
            boolean asked = gateway.witness.state().breakOf(Break.Kind.LOOK_ALIKE, order.id()) != null;
            boolean absent = order.closes() != null || !gateway.witness.hasReached(order.id());
            if (order.status() == OrderStatus.UNKNOWN && absent && asked) {
                send(new Command.ResolveOrder(ADMIN, order.id(), null, null, "not in the venue's history"), _ -> {});
            }
        }
    }

    private void live() {
        stage.time().after(stage.between(Stage.SECOND, 9 * Stage.SECOND), () -> {
            if (active) {
                act();
                live();
            }
        });
    }

    private void act() {
        List<Kill> kills = gateway.witness.state().halts().inForce();
        switch (stage.random().nextInt(6)) {
            case 0, 1 -> {
                if (stage.scenario().killed()) {
                    kill();
                }
            }
            case 2, 3 -> {
                if (!kills.isEmpty()) {
                    release(kills.get(stage.random().nextInt(kills.size())));
                }
            }
            case 4 -> changeLimit();
            default -> releaseGuard();
        }
    }

    private void kill() {
        Scope scope = scope();
        boolean flatten = !(scope instanceof Scope.OfStrategy) && stage.chance(30);
        send(new HaltCommand.Kill(ADMIN, scope, flatten, BECAUSE), _ -> gateway.witness.kills.toldOfKill(scope));
    }

    private void release(Kill kill) {
        gateway.witness.kills.mayBeReleased(kill.scope());
        send(new HaltCommand.Release(ADMIN, kill.scope(), BECAUSE), _ -> {});
    }

    private Scope scope() {
        List<Account> accounts = stage.scenario().accounts();
        Account account = accounts.get(stage.random().nextInt(accounts.size()));
        List<Instrument> instruments = stage.scenario().instruments();
        Instrument instrument = instruments.get(stage.random().nextInt(instruments.size()));
        return switch (stage.random().nextInt(6)) {
            case 0 -> new Scope.Gateway();
            case 1 -> new Scope.OfVenue(account.venue());
            case 2 -> new Scope.OfAccount(account.id());
            case 3 -> new Scope.OfSymbol(instrument.symbol());
            case 4 -> new Scope.OfAccountSymbol(account.id(), instrument.symbol());
            default -> new Scope.OfStrategy(new StrategyId("w" + stage.random().nextInt(40)));
        };
    }

    private void changeLimit() {
        if (stage.scenario().risk().limits().isEmpty()) {
            return;
        }
        List<LimitKind> kinds = List.of(LimitKind.MAX_POSITION_LOTS, LimitKind.MAX_OPEN_ORDERS);
        LimitKind kind = kinds.get(stage.random().nextInt(kinds.size()));
        String value = String.valueOf(2 + stage.random().nextInt(14));
        send(new LimitCommand.SetLimit(ADMIN, RiskPlan.limit(kind, value), BECAUSE), _ -> {});
    }

    private void releaseGuard() {
        List<Account> guarded = new ArrayList<>(stage.scenario().accounts());
        guarded.removeIf(account -> !stage.scenario().risk().guards().containsKey(account.id()));
        if (!guarded.isEmpty()) {
            Account account = guarded.get(stage.random().nextInt(guarded.size()));
            send(new GuardCommand.ReleaseGuard(ADMIN, account.id(), BECAUSE), _ -> {});
        }
    }

    private void send(Command command, Consumer<Outcome.Accepted> accepted) {
        GatewayLife life = gateway.life();
        if (life != null) {
            life.submit(command, answer -> {
                if (answer.outcome() instanceof Outcome.Accepted outcome) {
                    accepted.accept(outcome);
                }
            });
        }
    }
}
