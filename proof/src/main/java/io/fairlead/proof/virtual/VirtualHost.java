package io.fairlead.proof.virtual;

import io.fairlead.fix.transport.Dialer;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Link;
import io.fairlead.fix.transport.LinkSource;
import io.fairlead.journal.testing.SimulatedDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A machine: its clock, its disk, its boots, and the connections of the one process on it. Owned by the world's
/// thread. Processes die in two ways: alone, then the system closes their connections and keeps what they wrote; or
/// with the machine, then nobody is told and the disk forgets.
public final class VirtualHost {
    private final String name;
    private final VirtualNetwork network;
    private final VirtualClock clock;
    private final SimulatedDisk disk = new SimulatedDisk();
    private final List<Link> links = new ArrayList<>();
    private final List<LinkSource> doors = new ArrayList<>();
    private int boots = 1;

    /// A machine whose clock is ahead of the true time by so much.
    public VirtualHost(String name, VirtualNetwork network, long clockAheadNanos) {
        this.name = name;
        this.network = network;
        clock = new VirtualClock(network.time(), clockAheadNanos);
    }

    /// What it is called.
    public String name() {
        return name;
    }

    /// What it believes the time to be.
    public VirtualClock clock() {
        return clock;
    }

    /// Its disk.
    public SimulatedDisk disk() {
        return disk;
    }

    /// Tells one boot of the machine from the next.
    public String bootId() {
        return name + "-boot-" + boots;
    }

    /// Opens connections for the process; `onInput` is called when one has something to read.
    public Dialer dialer(Runnable onInput) {
        Dialer dialer = network.dialer(name, onInput);
        return endpoint -> {
            Dialer.Dialing dialing = dialer.dial(endpoint);
            return new Dialer.Dialing() {
                @Override
                public Dialer.Outcome outcome() {
                    Dialer.Outcome outcome = dialing.outcome();
                    if (outcome instanceof Dialer.Outcome.Connected(Link link)) {
                        keep(link);
                    }
                    return outcome;
                }

                @Override
                public void cancel() {
                    dialing.cancel();
                }
            };
        };
    }

    /// Listens for the process; `onInput` is called when a connection is there, or one has something to read.
    public LinkSource listen(Endpoint at, Runnable onInput) {
        LinkSource source = network.listen(at, onInput);
        doors.add(source);
        return new LinkSource() {
            @Override
            public @Nullable Link accept() {
                Link link = source.accept();
                if (link != null) {
                    keep(link);
                }
                return link;
            }

            @Override
            public int port() {
                return source.port();
            }

            @Override
            public void close() {
                source.close();
            }
        };
    }

    private void keep(Link link) {
        links.removeIf(each -> ((VirtualLink) each).closed());
        if (!links.contains(link)) {
            links.add(link);
        }
    }

    /// The process dies: the system closes its connections and keeps what it wrote.
    public void crashProcess() {
        links.forEach(Link::close);
        links.clear();
        closeDoors();
        disk.crashProcess();
    }

    /// The machine dies: nobody is told, and of what was never synced any sector may be lost.
    public void losePower(RandomGenerator random) {
        for (Wire wire : network.wires()) {
            if (links.contains(wire.dialled) || links.contains(wire.accepted)) {
                wire.silence();
            }
        }
        closeDoors();
        disk.losePower(random);
        boots++;
    }

    /// The machine is up again: it refuses what still comes for connections from before.
    public void boot() {
        for (Wire wire : network.wires()) {
            if (links.contains(wire.dialled) || links.contains(wire.accepted)) {
                wire.cut();
            }
        }
        links.clear();
    }

    private void closeDoors() {
        doors.forEach(LinkSource::close);
        doors.clear();
    }
}
