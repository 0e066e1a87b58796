package io.fairlead.bench.sidebyside;

import io.fairlead.bench.contender.ContenderProcess;
import io.fairlead.bench.contender.ContenderProcess.Kind;
import io.fairlead.bench.wire.Counterparty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
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

    private final Child plain;
    private final Child secure;
    private final Map<Kind, Child> children = new EnumMap<>(Kind.class);

    private Contenders(Child plain, Child secure) {
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
        Contenders contenders = new Contenders(plain, secure);
        String plainPort = plain.answer().split(" ", -1)[1];
        String securePort = secure.answer().split(" ", -1)[1];
        for (Kind kind : kinds) {
            String port = kind == Kind.FAIRLEAD_TLS ? securePort : plainPort;
            List<String> arguments = new ArrayList<>(List.of(
                    kind.name(),
                    port,
                    folder.resolve(kind.name()).toString(),
                    Integer.toString(core(kind)),
                    certificate.pem().toString()));
            Child child = Child.start(ContenderProcess.class, flags(kind), arguments);
            contenders.children.put(kind, child);
            child.answer();
            child.suspend();
        }
        plain.suspend();
        secure.suspend();
        return contenders;
    }

    /// Those with several threads are faster when the system places them.
    private static int core(Kind kind) {
        return switch (kind) {
            case SOCKET, FAIRLEAD, FAIRLEAD_TLS, ARTIO_LOCK_STEP -> ENGINE_CORE;
            case FAIRLEAD_PARKED, QUICKFIXJ, ARTIO -> ANY_CORE;
        };
    }

    /// The collector that suits each best: one that allocates much gets a large young generation.
    private static List<String> flags(Kind kind) {
        return switch (kind) {
            case SOCKET, FAIRLEAD, FAIRLEAD_TLS, FAIRLEAD_PARKED -> List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m");
            case QUICKFIXJ -> List.of("-XX:+UseParallelGC", "-Xms1g", "-Xmx1g", "-Xmn700m");
            case ARTIO_LOCK_STEP, ARTIO -> List.of("-XX:+UseParallelGC", "-Xms512m", "-Xmx512m");
        };
    }

    /// Lets one contender and its counterparty run, and nothing else.
    <T> T alone(Kind kind, Function<Child, T> measurement) {
        Child counterparty = kind == Kind.FAIRLEAD_TLS ? secure : plain;
        Child child = children.get(kind);
        if (child == null) {
            throw new IllegalArgumentException(kind + " was not started");
        }
        counterparty.resume();
        child.resume();
        try {
            return measurement.apply(child);
        } finally {
            child.suspend();
            counterparty.suspend();
        }
    }

    @Override
    public void close() {
        children.values().forEach(Child::close);
        plain.close();
        secure.close();
    }
}
