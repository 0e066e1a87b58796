package io.fairlead.gateway;

import io.fairlead.fix.engine.FixInitiator;
import io.fairlead.gateway.SessionAudit.Kind;
import io.fairlead.gateway.SessionAudit.Numbers;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// Every venue session: what operators see of it and do to it. Any thread; what is done is done on the session's own,
/// behind its record in the log, which the engine thread appends.
final class Sessions implements SessionControl {
    private static final int AUDIT_SHOWN = 1000;

    private final Owned orders;
    private final Owned market;
    private final ActOn engine;
    private final ActOn marketThread;
    private final Journal journal;
    private final AuditLog audit;

    /// Sessions of one thread.
    record Owned(FixInitiator initiator, List<SessionLine> lines) {
        /// What is sent from now on leaves together.
        void beginBatches() {
            for (int i = 0; i < lines.size(); i++) {
                lines.get(i).beginBatch();
            }
        }

        void endBatches(long nowNanos) {
            for (int i = 0; i < lines.size(); i++) {
                lines.get(i).endBatch(nowNanos);
            }
        }
    }

    /// Hands something over to a thread; false if too much waits there already.
    @FunctionalInterface
    interface ActOn {
        boolean act(LongConsumer body);
    }

    Sessions(Owned orders, ActOn engine, Owned market, ActOn marketThread, Journal journal) {
        this.orders = orders;
        this.engine = engine;
        this.market = market;
        this.marketThread = marketThread;
        this.journal = journal;
        audit = new AuditLog(journal);
    }

    /// The stream of what operators had done.
    int auditStream() {
        return audit.stream();
    }

    List<SessionView> views() {
        return all().map(SessionLine::view).toList();
    }

    private Stream<SessionLine> all() {
        return Stream.concat(orders.lines.stream(), market.lines.stream());
    }

    @Override
    public CompletableFuture<SessionAudit> connect(String sessionId, OperatorWord word) {
        SessionLine line = find(sessionId);
        Numbers now = line.numbers();
        return act(line, new SessionAudit(0, 0, sessionId, Kind.CONNECT, word, now, now), line::connect);
    }

    @Override
    public CompletableFuture<SessionAudit> disconnect(String sessionId, OperatorWord word) {
        SessionLine line = find(sessionId);
        Numbers now = line.numbers();
        return act(line, new SessionAudit(0, 0, sessionId, Kind.DISCONNECT, word, now, now), line::disconnect);
    }

    @Override
    public CompletableFuture<SessionAudit> resetSequenceNumbers(String sessionId, OperatorWord word) {
        return setNumbers(find(sessionId), new Numbers(1, 1), word, true);
    }

    @Override
    public CompletableFuture<SessionAudit> setSequenceNumbers(String sessionId, Numbers numbers, OperatorWord word) {
        if (numbers.incoming() < UNCHANGED || numbers.outgoing() < UNCHANGED) {
            throw new IllegalArgumentException("sequence numbers begin at 1, were " + numbers);
        }
        return setNumbers(find(sessionId), numbers, word, false);
    }

    @Override
    public CompletableFuture<SessionAudit> noteTlsReload(String sessionId, OperatorWord word) {
        SessionLine line = find(sessionId);
        Numbers now = line.numbers();
        return act(line, new SessionAudit(0, 0, sessionId, Kind.TLS_RELOAD, word, now, now), _ -> {});
    }

    private CompletableFuture<SessionAudit> setNumbers(
            SessionLine line, Numbers wanted, OperatorWord word, boolean thenConnect) {
        SessionAudit asked = new SessionAudit(0, 0, line.id(), Kind.NUMBERS_ASKED, word, line.numbers(), wanted);
        SessionLine.OnNumbers onSet = (before, after) -> engine.act(nowNanos ->
                audit.append(new SessionAudit(0, nowNanos, line.id(), Kind.NUMBERS_SET, word, before, after)));
        return act(line, asked, nowNanos -> line.setNumbers(wanted, thenConnect, onSet, nowNanos));
    }

    @Override
    public List<SessionAudit> audit(String sessionId) {
        String id = find(sessionId).id();
        try (JournalReader reader = journal.reader(journal.oldestPosition())) {
            return AuditLog.read(reader, id, AUDIT_SHOWN);
        }
    }

    /// Keeps an operator's word on something that is no session.
    CompletableFuture<Void> note(String deed, String subject, OperatorWord word) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        boolean taken = engine.act(nowNanos -> {
            if (audit.append(deed, subject, word, nowNanos)) {
                kept.complete(null);
            } else {
                kept.completeExceptionally(
                        new IllegalStateException("the log can't keep it: the disk is " + journal.state()));
            }
        });
        if (!taken) {
            kept.completeExceptionally(new IllegalStateException("the engine is busy: try again shortly"));
        }
        return kept;
    }

    private SessionLine find(String sessionId) {
        return SessionLine.find(all().toList(), sessionId);
    }

    /// First the record, on the engine thread, then the deed on the session's own.
    private CompletableFuture<SessionAudit> act(SessionLine line, SessionAudit action, LongConsumer deed) {
        CompletableFuture<SessionAudit> answer = new CompletableFuture<>();
        boolean taken = engine.act(nowNanos -> {
            SessionAudit kept = audit.append(new SessionAudit(
                    0, nowNanos, action.session(), action.kind(), action.word(), action.before(), action.after()));
            if (kept == null) {
                answer.completeExceptionally(new IllegalStateException(
                        "nothing was done: the log can't keep who asked for it, the disk is " + journal.state()));
            } else if (hand(line, deed, nowNanos)) {
                answer.complete(kept);
            } else {
                answer.completeExceptionally(busy(line));
            }
        });
        if (!taken) {
            throw busy(line);
        }
        return answer;
    }

    private boolean hand(SessionLine line, LongConsumer deed, long nowNanos) {
        if (!orders.lines.contains(line)) {
            return marketThread.act(deed);
        }
        deed.accept(nowNanos);
        return true;
    }

    private static IllegalStateException busy(SessionLine line) {
        return new IllegalStateException("the thread of session '" + line.id() + "' is busy: try again shortly");
    }

    /// Logs every session out, for good.
    void logOutAll(String reason) {
        engine.act(nowNanos -> orders.initiator.stopAll(reason, nowNanos));
        marketThread.act(nowNanos -> market.initiator.stopAll(reason, nowNanos));
    }

    boolean anyConnected() {
        return all().anyMatch(line -> line.view().link().connected());
    }
}
