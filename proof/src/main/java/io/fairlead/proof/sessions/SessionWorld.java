package io.fairlead.proof.sessions;

import io.fairlead.fix.session.ResendPolicy;
import io.fairlead.proof.virtual.Trace;
import io.fairlead.proof.virtual.VirtualHost;
import io.fairlead.proof.virtual.Wire;
import io.fairlead.proof.virtual.WorldResult;
import java.util.List;

/// A world with two FIX sessions that talk to each other, both of this engine, in which everything that can go wrong
/// does; made from one seed. Owned by one thread.
///
/// A few times in turn, misfortunes rage, then it is calm. Then both sessions must come back by themselves within
/// [#PATIENCE], with equal sequence numbers, and the [Ledger] must balance.
public final class SessionWorld {
    private static final long PATIENCE = 120 * Stage.SECOND;
    private static final long LOOK = 200 * Stage.MILLI;
    private static final int MOST_PENDING = 4_000;

    private final Stage stage;
    private final SessionEnd initiator;
    private final SessionEnd acceptor;
    private boolean talking;

    private SessionWorld(long seed, Substitutes substitutes, Trace trace) {
        stage = new Stage(seed, substitutes, trace);
        Scenario scenario = stage.scenario();
        Ledger orders = ledger("order", scenario.initiator().resend());
        Ledger reports = ledger("report", scenario.acceptor().resend());
        initiator = new SessionEnd(stage, host("gate"), scenario.initiator(), new SessionEnd.Ledgers(orders, reports));
        acceptor = new SessionEnd(stage, host("venue"), scenario.acceptor(), new SessionEnd.Ledgers(reports, orders));
    }

    private Ledger ledger(String what, ResendPolicy policy) {
        return new Ledger(what, policy, stage.violations(), stage.census());
    }

    private VirtualHost host(String name) {
        long ahead = stage.scenario().clockAheadNanos();
        return new VirtualHost(name, stage.network(), stage.between(-ahead, ahead + 1));
    }

    /// Lives through the world of a seed.
    public static WorldResult<Happening> run(long seed) {
        return run(seed, Substitutes.NONE, Trace.hashed());
    }

    /// Lives through the world of a seed, with parts of the engine replaced, and tells what happens.
    public static WorldResult<Happening> run(long seed, Substitutes substitutes, Trace trace) {
        return new SessionWorld(seed, substitutes, trace).run();
    }

    private WorldResult<Happening> run() {
        Chaos chaos = new Chaos(stage, List.of(initiator, acceptor));
        acceptor.start();
        initiator.start();
        talk();
        int rounds = 1 + stage.random().nextInt(3);
        for (int i = 0; i < rounds && stage.violations().none(); i++) {
            talking = true;
            chaos.rage();
            stage.pass(stage.between(20 * Stage.SECOND, 60 * Stage.SECOND));
            chaos.calm();
            stage.pass(Stage.SECOND);
            talking = false;
            comeToRest();
        }
        for (SessionEnd end : List.of(initiator, acceptor)) {
            if (end.process() != null) {
                end.process().end();
            }
        }
        return stage.result();
    }

    /// Both applications send something now and then.
    private void talk() {
        stage.time().after(stage.between(Stage.MILLI, 600 * Stage.MILLI), () -> {
            SessionEnd speaker = stage.random().nextBoolean() ? initiator : acceptor;
            if (talking && speaker.process() != null) {
                speaker.process().send(1 + stage.random().nextInt(4));
            }
            talk();
        });
    }

    private void comeToRest() {
        long limit = stage.now() + PATIENCE;
        while (!settled() && stage.now() < limit) {
            stage.pass(LOOK);
        }
        if (!settled()) {
            stage.violations().add("the sessions did not come back: " + initiator + "; " + acceptor);
            return;
        }
        if (stage.time().pending() > MOST_PENDING) {
            stage.violations().add(stage.time().pending() + " things are due in a world at rest");
        }
        initiator.outgoing.settle();
        acceptor.outgoing.settle();
    }

    private boolean settled() {
        return initiator.settled()
                && acceptor.settled()
                && initiator.nextOutgoing() == acceptor.expectedIncoming()
                && acceptor.nextOutgoing() == initiator.expectedIncoming()
                && stage.network().wires().stream().allMatch(Wire::idle)
                && stage.scenario().schedule().open(stage.now());
    }
}
