package io.fairlead.proof.world;

import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.gateway.SessionView;
import io.fairlead.proof.virtual.Trace;
import io.fairlead.proof.virtual.WorldResult;
import io.fairlead.proof.world.happening.Happening;
import io.fairlead.proof.world.locker.LockerPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A world with the real gateway and the venues it trades at, in which everything that can go wrong does; made from one
/// seed. Owned by one thread.
///
/// Misfortunes rage while clients trade, then it is calm. Then every order must find its end or its place by itself
/// within [#PATIENCE], and the [Reckoning] must balance; what may never happen is seen by the [Witness] at once.
public final class World {
    private static final long PATIENCE = 150 * Stage.SECOND;
    private static final long LOOK = 250 * Stage.MILLI;
    private static final long LOCKER_LONGER = 20 * Stage.SECOND;
    private static final long LONGEST_DELAY = 7 * Stage.SECOND;

    private final Stage stage;
    private final GatewayHost gateway;
    private final List<Provider> providers = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final Operator operator;
    private final @Nullable LockerSide locker;

    private World(long seed, Substitutes substitutes, Trace trace) {
        stage = new Stage(seed, substitutes, trace);
        Witness witness = new Witness(stage);
        for (Scenario.ProviderPlan plan : stage.scenario().providers()) {
            Provider provider = new Provider(stage, plan, witness);
            providers.add(provider);
            witness.add(provider);
        }
        LockerPlan plan = stage.scenario().locker();
        LockerSide side = plan == null ? null : new LockerSide(stage, witness, plan);
        locker = side;
        gateway = new GatewayHost(stage, witness, side == null ? null : side.venue());
        if (side != null) {
            side.trade(gateway);
        }
        operator = new Operator(stage, gateway);
        stage.scenario().accountsAtProviders().forEach(account -> clients.add(new Client(stage, gateway, account)));
    }

    /// Lives through the world of a seed.
    public static WorldResult<Happening> run(long seed) {
        return run(seed, Substitutes.NONE, Trace.hashed());
    }

    /// Lives through the world of a seed, with parts of the gateway replaced, and tells what happens.
    public static WorldResult<Happening> run(long seed, Substitutes substitutes, Trace trace) {
        return new World(seed, substitutes, trace).run();
    }

    private WorldResult<Happening> run() {
        Chaos chaos = new Chaos(stage, gateway, providers);
        providers.forEach(Provider::start);
        ifLocker(LockerSide::start);
        gateway.start();
        stage.pass(Stage.SECOND);
        clients.forEach(Client::begin);
        operator.begin();
        chaos.rage();
        ifLocker(LockerSide::rage);
        stage.pass(stage.between(15 * Stage.SECOND, 40 * Stage.SECOND));
        ifLocker(_ -> stage.pass(LOCKER_LONGER));
        clients.forEach(Client::rest);
        chaos.calm();
        ifLocker(LockerSide::calm);
        operator.rest();
        if (!gateway.isOver()) {
            comeToRest(chaos);
        }
        GatewayLife life = gateway.life();
        if (life != null) {
            life.end();
        }
        long archived = gateway.host.disk().list().stream()
                .filter(name -> name.startsWith("archive-"))
                .count();
        stage.census().count(Happening.ARCHIVED, archived);
        return stage.result();
    }

    private void ifLocker(Consumer<LockerSide> act) {
        if (locker != null) {
            act.accept(locker);
        }
    }

    private void comeToRest(Chaos chaos) {
        stage.pass(LONGEST_DELAY);
        providers.forEach(Provider::close);
        ifLocker(side -> side.venue().close());
        // The night's break: what is in doubt on a connection that stands can be proved absent behind it alone.
        chaos.cutAll();
        long limit = stage.now() + PATIENCE;
        while (!staysAtRest() && stage.now() < limit && stage.violations().none()) {
            clients.forEach(Client::insist);
            ifLocker(LockerSide::insist);
            operator.insist();
            stage.pass(LOOK);
        }
        GatewayLife life = gateway.life();
        if (gateway.isOver()) {
            return;
        }
        if (!isAtRest() || life == null) {
            stage.violations().add("the world did not come to rest: " + unrest());
        } else {
            new Reckoning(stage, gateway.witness, providers).settle(gateway.host.disk(), life);
            boolean clockSet = stage.census().of(Happening.CLOCK_STEPS) > 0;
            ifLocker(side -> side.venue().witness().settle(clockSet));
        }
    }

    /// Nothing is left to be done, now and a while later.
    private boolean staysAtRest() {
        if (!isAtRest()) {
            return false;
        }
        stage.pass(3 * Stage.SECOND);
        return isAtRest();
    }

    private boolean isAtRest() {
        GatewayLife life = gateway.life();
        return life != null
                && life.isCaughtUp()
                && life.sessions().stream().map(SessionView::link).allMatch(SessionView.Link::loggedOn)
                && providers.stream().allMatch(Provider::settled)
                && clients.stream().allMatch(Client::isAnswered)
                && (locker == null || locker.isAtRest())
                && pending().isEmpty()
                && new CopyReckoning(stage, gateway.witness).unsettled().isEmpty()
                && gateway.witness.kills.isAtRest(gateway.witness.state());
    }

    private List<LiveOrder> pending() {
        List<LiveOrder> pending = new ArrayList<>();
        for (LiveOrder order : gateway.witness.state().orders().live()) {
            if (order.status() == OrderStatus.UNKNOWN || order.isInFlight()) {
                pending.add(order);
            }
        }
        return pending;
    }

    private String unrest() {
        GatewayLife life = gateway.life();
        return "orders "
                + pending().stream()
                        .map(order -> order.id() + " " + order.status())
                        .toList()
                + new CopyReckoning(stage, gateway.witness).unsettled() + ", venues "
                + providers + ", sessions "
                + (life == null
                        ? "none"
                        : life.sessions().stream()
                                .map(each -> each.id() + " " + each.link().state() + " '" + each.lastError() + "'")
                                .toList())
                + (locker == null ? "" : ", " + locker) + ", kills "
                + gateway.witness.state().halts().inForce()
                + (clients.stream().allMatch(Client::isAnswered) ? "" : ", a client waits for an answer");
    }
}
