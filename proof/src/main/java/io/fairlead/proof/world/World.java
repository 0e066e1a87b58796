package io.fairlead.proof.world;

import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.gateway.SessionView;
import io.fairlead.proof.virtual.Census;
import io.fairlead.proof.virtual.Trace;
import io.fairlead.proof.virtual.Violations;
import io.fairlead.proof.virtual.VirtualNetwork;
import io.fairlead.proof.virtual.VirtualTime;
import io.fairlead.proof.virtual.WorldResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A world with the real gateway and the venues it trades at, in which everything that can go wrong does; made from one
/// seed. Owned by one thread.
///
/// Misfortunes rage while clients trade, then it is calm. Then every order must find its end or its place by itself
/// within [#PATIENCE], and the [Reckoning] must balance; what may never happen is seen by the [Witness] at once.
public final class World {
    private static final long START = 1_767_614_400L * Stage.SECOND;
    private static final long PATIENCE = 150 * Stage.SECOND;
    private static final long LOOK = 250 * Stage.MILLI;
    private static final long LONGEST_DELAY = 7 * Stage.SECOND;

    private final long seed;
    private final Stage stage;
    private final GatewayHost gateway;
    private final List<Provider> providers = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();

    private World(long seed, Substitutes substitutes, Trace trace) {
        this.seed = seed;
        RandomGenerator random = new SplittableRandom(seed);
        VirtualTime time = new VirtualTime(START);
        Scenario scenario = Scenario.of(random);
        VirtualNetwork network = new VirtualNetwork(time, random);
        network.quality(scenario.line());
        Violations violations = new Violations(time, trace);
        stage = new Stage(
                time, network, random, trace, new Census<>(Happening.class), violations, scenario, substitutes);
        Witness witness = new Witness(stage);
        for (Scenario.ProviderPlan plan : scenario.providers()) {
            Provider provider = new Provider(stage, plan, witness);
            providers.add(provider);
            witness.add(provider);
        }
        gateway = new GatewayHost(stage, witness);
        scenario.accounts().forEach(account -> clients.add(new Client(stage, gateway, account)));
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
        gateway.start();
        stage.time().runUntil(stage.now() + Stage.SECOND);
        clients.forEach(Client::begin);
        chaos.rage();
        stage.time().runUntil(stage.now() + stage.between(15 * Stage.SECOND, 40 * Stage.SECOND));
        clients.forEach(Client::rest);
        chaos.calm();
        comeToRest(chaos);
        GatewayLife life = gateway.life();
        if (life != null) {
            life.end();
        }
        return new WorldResult<>(
                seed, stage.violations().found(), stage.census(), stage.trace().hash(), stage.now() - START);
    }

    private void comeToRest(Chaos chaos) {
        stage.time().runUntil(stage.now() + LONGEST_DELAY);
        providers.forEach(Provider::close);
        // The night's break: what is in doubt on a connection that stands can be proved absent behind it alone.
        chaos.cut();
        long limit = stage.now() + PATIENCE;
        while (!staysAtRest() && stage.now() < limit && stage.violations().none()) {
            clients.forEach(Client::insist);
            stage.time().runUntil(stage.now() + LOOK);
        }
        GatewayLife life = gateway.life();
        if (!isAtRest() || life == null) {
            stage.violations().add("the world did not come to rest: " + unrest());
        } else {
            new Reckoning(stage, gateway.witness, providers).settle(gateway.host.disk(), life);
        }
    }

    /// Nothing is left to be done, now and a while later.
    private boolean staysAtRest() {
        if (!isAtRest()) {
            return false;
        }
        stage.time().runUntil(stage.now() + 3 * Stage.SECOND);
        return isAtRest();
    }

    private boolean isAtRest() {
        GatewayLife life = gateway.life();
        return life != null
                && life.isCaughtUp()
                && life.sessions().stream().map(SessionView::link).allMatch(SessionView.Link::loggedOn)
                && providers.stream().allMatch(Provider::settled)
                && clients.stream().allMatch(Client::isAnswered)
                && pending().isEmpty();
    }

    private List<LiveOrder> pending() {
        List<LiveOrder> pending = new ArrayList<>();
        for (LiveOrder order : gateway.witness.orders()) {
            if (order.status() == OrderStatus.UNKNOWN || (order.status().isLive() && order.isInFlight())) {
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
                        .toList() + ", venues "
                + providers + ", sessions "
                + (life == null
                        ? "none"
                        : life.sessions().stream()
                                .map(each -> each.id() + " " + each.link().state() + " '" + each.lastError() + "'")
                                .toList())
                + (clients.stream().allMatch(Client::isAnswered) ? "" : ", a client waits for an answer");
    }
}
