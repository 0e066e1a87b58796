package io.fairlead.sim.fix;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Settings of the FIX door. Immutable.
///
/// `compId` is the venue's. Without files for the sequence numbers (`keepSequences` false) a restarted venue has
/// forgotten them. `marketDataInterval` is the least time between two snapshots of one subscription.
public record FixDoorConfig(
        Listen listen,
        String compId,
        List<FixLogin> logins,
        boolean keepSequences,
        Path storeDir,
        Duration marketDataInterval) {
    /// Where to listen. The system chooses ports of 0; a port is opened only if a login uses it.
    public record Listen(String host, int port, int tlsPort) {}

    public FixDoorConfig {
        logins = List.copyOf(logins);
        if (logins.stream().map(FixLogin::clientCompId).distinct().count() != logins.size()) {
            throw new IllegalArgumentException("each login needs a client comp id of its own");
        }
    }

    public FixDoorConfig withListen(Listen newListen) {
        return new FixDoorConfig(newListen, compId, logins, keepSequences, storeDir, marketDataInterval);
    }

    public FixDoorConfig withLogins(List<FixLogin> newLogins) {
        return new FixDoorConfig(listen, compId, newLogins, keepSequences, storeDir, marketDataInterval);
    }

    /// The same with a session for drop copies, `FAIRLEAD-DC`, that identifies itself as the first does.
    public FixDoorConfig withDropCopy() {
        FixLogin first = logins.getFirst();
        List<FixLogin> more = new ArrayList<>(logins);
        more.add(new FixLogin("FAIRLEAD-DC", FixLogin.Role.DROP_COPY, first.tls(), first.username(), first.password()));
        return withLogins(more);
    }

    /// The same with every session speaking this.
    public FixDoorConfig speaking(FixLogin.Protocol protocol) {
        return withLogins(logins.stream().map(login -> login.speaking(protocol)).toList());
    }

    public FixDoorConfig withKeepSequences(boolean keep) {
        return new FixDoorConfig(listen, compId, logins, keep, storeDir, marketDataInterval);
    }

    public FixDoorConfig withMarketDataInterval(Duration interval) {
        return new FixDoorConfig(listen, compId, logins, keepSequences, storeDir, interval);
    }
}
