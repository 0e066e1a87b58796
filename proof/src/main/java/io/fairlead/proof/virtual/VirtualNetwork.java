package io.fairlead.proof.virtual;

import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.LinkSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A network that keeps the order of bytes, as TCP does, and promises nothing else: they are split, merged, delayed,
/// changed, lost with their connection, or swallowed. Owned by the world's thread.
public final class VirtualNetwork {
    private static final int BACKLOG = 64;

    private final VirtualTime time;
    private final RandomGenerator random;
    private final Map<Endpoint, Listening> listening = new LinkedHashMap<>();
    private final List<Wire> wires = new ArrayList<>();
    private LineQuality quality = LineQuality.GOOD;
    private boolean partitioned;

    /// Who is at the ends of a wire, and whom to call when one has input.
    record Ends(String from, String to, Runnable onDialerInput, Runnable onListenerInput) {}

    /// A network in which all that is by chance comes from `random`.
    public VirtualNetwork(VirtualTime time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    VirtualTime time() {
        return time;
    }

    RandomGenerator random() {
        return random;
    }

    /// How bytes fare from now on.
    public LineQuality quality() {
        return quality;
    }

    /// Has bytes fare otherwise from now on.
    public void quality(LineQuality other) {
        quality = other;
    }

    /// While partitioned, connections go silent and new ones are not answered.
    public void partitioned(boolean value) {
        partitioned = value;
        if (value) {
            wires().forEach(Wire::silence);
        }
    }

    /// The connections that at least one side holds open, oldest first.
    public List<Wire> wires() {
        wires.removeIf(Wire::over);
        return List.copyOf(wires);
    }

    /// Takes the connections that are opened to this endpoint.
    LinkSource listen(Endpoint at, Runnable onInput) {
        Listening started = new Listening(at, onInput);
        if (listening.putIfAbsent(at, started) != null) {
            throw new IllegalStateException(at + " is listened on already");
        }
        return started;
    }

    /// Opens connections from a host.
    Dialer dialer(String from, Runnable onInput) {
        return endpoint -> {
            Call call = new Call(from, endpoint, onInput);
            if (!partitioned) {
                time.after(2 * quality.latencyNanos() + random.nextLong(quality.jitterNanos()), call::answer);
            }
            return call;
        };
    }

    private final class Call implements Dialer.Dialing {
        private final String from;
        private final Endpoint to;
        private final Runnable onInput;
        private Dialer.Outcome outcome = new Dialer.Outcome.Pending();
        private boolean cancelled;

        Call(String from, Endpoint to, Runnable onInput) {
            this.from = from;
            this.to = to;
            this.onInput = onInput;
        }

        void answer() {
            Listening door = listening.get(to);
            if (partitioned || cancelled) {
                return;
            }
            if (door == null || door.waiting.size() >= BACKLOG) {
                outcome = new Dialer.Outcome.Failed("connection refused");
            } else {
                Wire wire = new Wire(VirtualNetwork.this, new Ends(from, to.toString(), onInput, door.onInput));
                wires.add(wire);
                door.waiting.add(wire.accepted);
                door.onInput.run();
                outcome = new Dialer.Outcome.Connected(wire.dialled);
            }
            onInput.run();
        }

        @Override
        public Dialer.Outcome outcome() {
            return outcome;
        }

        @Override
        public void cancel() {
            cancelled = true;
            if (outcome instanceof Dialer.Outcome.Connected(Link link)) {
                link.close();
            }
        }
    }

    private final class Listening implements LinkSource {
        private final Endpoint at;
        private final Runnable onInput;
        private final ArrayDeque<VirtualLink> waiting = new ArrayDeque<>();

        Listening(Endpoint at, Runnable onInput) {
            this.at = at;
            this.onInput = onInput;
        }

        @Override
        public @Nullable Link accept() {
            return waiting.poll();
        }

        @Override
        public int port() {
            return at.port();
        }

        @Override
        public void close() {
            listening.remove(at, this);
            waiting.forEach(VirtualLink::close);
            waiting.clear();
        }
    }
}
