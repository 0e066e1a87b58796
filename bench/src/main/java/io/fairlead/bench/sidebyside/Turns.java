package io.fairlead.bench.sidebyside;

import io.fairlead.bench.contender.ContenderProcess.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Contenders that are measured in turn, round by round, in an order that rotates. Owned by the thread that runs the
/// bench.
final class Turns {
    private final Plan plan;
    private final Contenders contenders;
    private final List<Kind> order;
    private final Map<Kind, Measured> measured = new EnumMap<>(Kind.class);

    Turns(Plan plan, Contenders contenders, List<Kind> kinds) {
        this.plan = plan;
        this.contenders = contenders;
        order = new ArrayList<>(kinds);
        kinds.forEach(kind -> measured.put(kind, new Measured()));
    }

    Map<Kind, Measured> measured() {
        return measured;
    }

    void warmUp() {
        SideBySide.say("warming up");
        for (Kind kind : order) {
            if (kind != Kind.ARTIO) {
                contenders.alone(kind, child -> {
                    warmUp(kind, child);
                    return kind;
                });
            }
        }
    }

    /// Until what it runs is compiled: what comes behind a rest of the compiler runs what that left, and shows where
    /// it supposed too much.
    void warmUp(Kind kind, Child child) {
        for (int i = 0; i < plan.warmUp().times(); i++) {
            child.ask("rtt " + plan.warmUp().orders());
            child.ask(burst());
            contenders.settle(kind, child);
        }
    }

    void round() {
        order.forEach(this::round);
        Collections.rotate(order, 1);
    }

    private void round(Kind kind) {
        Measured into = measured.get(kind);
        if (into == null) {
            throw new IllegalStateException(kind + " does not take turns");
        }
        contenders.alone(kind, child -> {
            // With its own threads Artio is slow one by one, but fast with many in flight.
            int orders = kind == Kind.ARTIO ? plan.orders() / 10 : plan.orders();
            into.add(child.ask("rtt " + orders), child.ask(burst()));
            return kind;
        });
    }

    private String burst() {
        return "burst " + plan.burst() + " " + Plan.IN_FLIGHT;
    }
}
