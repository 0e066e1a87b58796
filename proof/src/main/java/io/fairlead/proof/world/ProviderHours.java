package io.fairlead.proof.world;

import io.fairlead.fix.engine.FixAcceptor;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.proof.world.happening.Happening;
import io.fairlead.sim.match.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which of a provider's order sessions nobody may log on to for now. Owned by the world's thread.
///
/// A session is closed just behind an order that came by it, for longer than an absent order would need to be proved
/// absent: whoever asks by another session, which does not know the order, must not take its word.
final class ProviderHours {
    private static final String WHY = "closed for a while";

    private final Stage stage;
    private final Map<FixSession, FixAcceptor> closed = new LinkedHashMap<>();
    private boolean armed;
    private boolean forLong;

    ProviderHours(Stage stage) {
        this.stage = stage;
    }

    /// The session by which the next order comes is closed behind it.
    void arm() {
        armed = true;
    }

    /// The same, for so long that the order could be proved absent whatever else waits for its turn.
    void armForLong() {
        armed = true;
        forLong = true;
    }

    /// A request came in.
    void received(Request request, ProviderLine from, FixAcceptor acceptor, long nowNanos) {
        if (!armed || !(request instanceof Request.New)) {
            return;
        }
        armed = false;
        FixSession session = from.session();
        stage.happened(Happening.SESSIONS_CLOSED, from.name(), WHY);
        closed.put(session, acceptor);
        acceptor.stop(session, WHY, nowNanos);
        long least = (forLong ? 20 : 13) * Stage.SECOND;
        forLong = false;
        stage.time().after(stage.between(least, least + 7 * Stage.SECOND), () -> open(session));
    }

    private void open(FixSession session) {
        FixAcceptor acceptor = closed.remove(session);
        if (acceptor != null) {
            acceptor.start(session, stage.now());
        }
    }

    /// All are open again; a restart of the provider opens them, too.
    void heal() {
        armed = false;
        forLong = false;
        closed.forEach((session, acceptor) -> acceptor.start(session, stage.now()));
        closed.clear();
    }
}
