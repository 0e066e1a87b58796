package io.fairlead.bench.sidebyside;

import io.fairlead.bench.contender.ContenderProcess;
import io.fairlead.bench.contender.ContenderProcess.Kind;
import io.fairlead.bench.wire.Counterparty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The processes: two counterparties, one plain and one for TLS, and one process for each contender, of which one at a
/// time runs. Owned by the thread that runs the bench.
final class Contenders implements AutoCloseable {
    private static final int ENGINE_CORE = 0;
    private static final int COUNTERPARTY_CORE = 1;
    private static final int ANY_CORE = -1;
    private static final int SETTLE_SECONDS = 60;
    private static final int FRESH_ORDERS = 3_000;
    private static final int FRESH_BURST = 50_000;

    /// Artio's own threads do not survive being stopped: its archive counts as gone. So it starts anew each time.
    private static final Set<Kind> STARTED_FRESH = EnumSet.of(Kind.ARTIO);

    private final Places places;
    private final Child plain;
    private final Child secure;
    private int starts;
    private final Map<Kind, Child> children = new EnumMap<>(Kind.class);

    /// Where a contender finds what it needs.
    private record Places(Path folder, Certificate certificate, String plainPort, String securePort) {}

    private Contenders(Places places, Child plain, Child secure) {
        this.places = places;
        this.plain = plain;
        this.secure = secure;
    }

    static Contenders start(Path folder, Set<Kind> kinds) throws IOException {
        Certificate certificate = Certificate.create(folder);
        List<String> small = List.of("-XX:+UseSerialGC", "-Xmx256m");
        String core = Integer.toString(COUNTERPARTY_CORE);
        Child plain = Child.start(Counterparty.class, small, List.of(core));
        Child secure = Child.start(
                Counterparty.class, small, List.of(core, certificate.keyStore().toString(), Certificate.PASSPHRASE));
        String plainPort = plain.answer().split(" ", -1)[1];
        String securePort = secure.answer().split(" ", -1)[1];
        Contenders contenders = new Contenders(new Places(folder, certificate, plainPort, securePort), plain, secure);
        for (Kind kind : kinds) {
            if (!STARTED_FRESH.contains(kind)) {
                contenders.children.put(kind, contenders.start(kind));
            }
        }
        plain.suspend();
        secure.suspend();
        return contenders;
    }

    /// Starts a contender, and stops its clock once it is logged on.
    private Child start(Kind kind) {
        List<String> arguments = List.of(
                kind.name(),
                kind == Kind.FAIRLEAD_TLS ? places.securePort() : places.plainPort(),
                places.folder().resolve(kind.name() + starts++).toString(),
                Integer.toString(core(kind)),
                places.certificate().pem().toString());
        Child child = Child.start(ContenderProcess.class, flags(kind), arguments);
        child.answer();
        child.suspend();
        return child;
    }

    /// An engine that is polled has a core of its own, and its other threads the other one; those with several
    /// threads of equal weight are faster when the system places them.
    private static int core(Kind kind) {
        return switch (kind) {
            case SOCKET, FAIRLEAD, FAIRLEAD_TLS, GATEWAY, GATEWAY_AS_RUN, ARTIO_LOCK_STEP -> ENGINE_CORE;
            case FAIRLEAD_PARKED, QUICKFIXJ, ARTIO -> ANY_CORE;
        };
    }

    /// The collector that suits each best: one that allocates much gets a large young generation. But nothing is chosen
    /// for a gateway as it is run: those are the launcher's.
    static List<String> flags(Kind kind) {
        return switch (kind) {
            case SOCKET, FAIRLEAD, FAIRLEAD_TLS, FAIRLEAD_PARKED -> List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m");
            case GATEWAY ->
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:CompileThresholdScaling=0.1",
                        "-Xms1g",
                        "-Xmx1g",
                        "-Xmn512m");
            case GATEWAY_AS_RUN ->
                List.of(
                        "-XX:+UseZGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:CompileThresholdScaling=0.1",
                        "-Xms64m",
                        "-Xmx1g");
            case QUICKFIXJ -> List.of("-XX:+UseParallelGC", "-Xms1g", "-Xmx1g", "-Xmn700m");
            case ARTIO_LOCK_STEP, ARTIO -> List.of("-XX:+UseParallelGC", "-Xms512m", "-Xmx512m");
        };
    }

    /// Lets one contender and its counterparty run, and nothing else. One that was not started lives for this alone.
    <T> T alone(Kind kind, Function<Child, T> measurement) {
        Child counterparty = counterparty(kind);
        counterparty.resume();
        try {
            Child child = children.get(kind);
            return child == null ? fresh(kind, measurement) : resumed(child, measurement);
        } finally {
            counterparty.suspend();
        }
    }

    private Child counterparty(Kind kind) {
        return kind == Kind.FAIRLEAD_TLS ? secure : plain;
    }

    /// Lets a contender that runs compile what it found to be worth it, with a core to itself. Within `alone`.
    void settle(Kind kind, Child child) {
        Child counterparty = counterparty(kind);
        counterparty.suspend();
        try {
            child.ask("settle " + SETTLE_SECONDS * 1000, SETTLE_SECONDS);
        } finally {
            counterparty.resume();
        }
    }

    private <T> T fresh(Kind kind, Function<Child, T> measurement) {
        try (Child child = start(kind)) {
            child.resume();
            child.ask("rtt " + FRESH_ORDERS);
            child.ask("burst " + FRESH_BURST + " " + Plan.IN_FLIGHT);
            return measurement.apply(child);
        }
    }

    private static <T> T resumed(Child child, Function<Child, T> measurement) {
        child.resume();
        try {
            return measurement.apply(child);
        } finally {
            child.suspend();
        }
    }

    @Override
    public void close() {
        children.values().forEach(Child::close);
        plain.close();
        secure.close();
    }
}
