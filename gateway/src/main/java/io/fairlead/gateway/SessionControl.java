package io.fairlead.gateway;

import io.fairlead.gateway.SessionAudit.Numbers;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What an operator may do to a venue session. Any thread; carried out by the session's own thread, once the log
/// has who wants it and why. Each answer is that record; it fails with an [IllegalStateException] if nothing was
/// done.
public interface SessionControl {
    /// Stands for a number that stays as it is.
    int UNCHANGED = 0;

    /// Logs on now, or lets the schedule and the reconnection policy do it.
    CompletableFuture<SessionAudit> connect(String sessionId, OperatorWord word);

    /// Logs out and stays out.
    CompletableFuture<SessionAudit> disconnect(String sessionId, OperatorWord word);

    /// Logs out if need be, sets both MsgSeqNum(34), and logs on again unless an operator had stopped the session.
    CompletableFuture<SessionAudit> setSequenceNumbers(String sessionId, Numbers numbers, OperatorWord word);

    /// Logs out, sets both MsgSeqNum(34) to 1 and logs on again.
    CompletableFuture<SessionAudit> resetSequenceNumbers(String sessionId, OperatorWord word);

    /// Keeps that the session's certificates and keys are to be read again, which whoever asks does behind the answer.
    CompletableFuture<SessionAudit> noteTlsReload(String sessionId, OperatorWord word);

    /// What operators had done to the session, the oldest first; the newest thousand. Reads the log.
    List<SessionAudit> audit(String sessionId);
}
