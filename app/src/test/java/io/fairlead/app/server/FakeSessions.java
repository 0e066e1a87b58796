package io.fairlead.app.server;

import io.fairlead.gateway.OperatorWord;
import io.fairlead.gateway.SessionAudit;
import io.fairlead.gateway.SessionControl;
import io.fairlead.gateway.SessionView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// The one session of the fake gateway; what is asked of it happens at once. Any thread.
final class FakeSessions implements SessionControl {
    final List<String> control = new CopyOnWriteArrayList<>();
    volatile SessionView session = session("UP", true);
    private final List<SessionAudit> audited = new CopyOnWriteArrayList<>();

    static SessionView session(String state, boolean up) {
        long at = FakeGateway.START_NANOS;
        return new SessionView(
                "lp-orders",
                FakeGateway.VENUE,
                SessionView.Purpose.ORDERS,
                false,
                new SessionView.Link(state, up, up, "127.0.0.1:9000", at, at, at, at),
                new SessionView.SequenceNumbers(17, 23, true),
                new SessionView.Counts(
                        Map.of("0", 5L, "8", 12L), Map.of("D", 4L), 1, 2, Map.of("8/99 no liquidity", 3L), 90, 100, 2),
                SessionView.Trouble.NONE,
                "",
                null);
    }

    @Override
    public CompletableFuture<SessionAudit> connect(String sessionId, OperatorWord word) {
        return steered("connect " + sessionId, SessionAudit.Kind.CONNECT, word);
    }

    @Override
    public CompletableFuture<SessionAudit> disconnect(String sessionId, OperatorWord word) {
        return steered("disconnect " + sessionId, SessionAudit.Kind.DISCONNECT, word);
    }

    @Override
    public CompletableFuture<SessionAudit> resetSequenceNumbers(String sessionId, OperatorWord word) {
        return steered("reset " + sessionId, SessionAudit.Kind.NUMBERS_ASKED, word);
    }

    @Override
    public CompletableFuture<SessionAudit> setSequenceNumbers(
            String sessionId, SessionAudit.Numbers numbers, OperatorWord word) {
        return steered("numbers of " + sessionId + " " + numbers, SessionAudit.Kind.NUMBERS_ASKED, word);
    }

    @Override
    public CompletableFuture<SessionAudit> noteTlsReload(String sessionId, OperatorWord word) {
        return steered("reload TLS of " + sessionId, SessionAudit.Kind.TLS_RELOAD, word);
    }

    private CompletableFuture<SessionAudit> steered(String what, SessionAudit.Kind kind, OperatorWord word) {
        control.add(what + (word.because().isEmpty() ? "" : " because " + word.because()));
        SessionAudit.Numbers now = new SessionAudit.Numbers(17, 21);
        audited.add(new SessionAudit(0, 1_000_000_000L, "lp-orders", kind, word, now, now));
        return CompletableFuture.completedFuture(audited.getLast());
    }

    @Override
    public List<SessionAudit> audit(String sessionId) {
        return List.copyOf(audited);
    }
}
