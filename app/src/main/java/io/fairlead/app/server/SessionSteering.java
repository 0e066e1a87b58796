package io.fairlead.app.server;

import io.fairlead.gateway.OperatorWord;
import io.fairlead.gateway.ReadSide;
import io.fairlead.gateway.SessionAudit;
import io.fairlead.gateway.SessionAudit.Numbers;
import io.fairlead.gateway.SessionControl;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hands an operator's word about sessions to the gateway, and answers once its record is on disk. Any thread; blocks
/// that of the request.
record SessionSteering(SessionControl control, ReadSide readSide, Duration limit) {
    SessionAudit connect(String session, OperatorWord word) throws InterruptedException {
        return await(control.connect(session, word));
    }

    SessionAudit disconnect(String session, OperatorWord word) throws InterruptedException {
        return await(control.disconnect(session, word));
    }

    SessionAudit reset(String session, OperatorWord word) throws InterruptedException {
        return await(control.resetSequenceNumbers(session, word));
    }

    SessionAudit setNumbers(String session, Numbers numbers, OperatorWord word) throws InterruptedException {
        return await(control.setSequenceNumbers(session, numbers, word));
    }

    SessionAudit noteTlsReload(String session, OperatorWord word) throws InterruptedException {
        return await(control.noteTlsReload(session, word));
    }

    List<SessionAudit> audit(String session) {
        return control.audit(session);
    }

    private SessionAudit await(CompletableFuture<SessionAudit> asked) throws InterruptedException {
        try {
            SessionAudit kept = asked.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (readSide.awaitPosition(kept.position(), limit)) {
                return kept;
            }
            throw new ProblemException(ApiError.OUTCOME_PENDING.problem());
        } catch (TimeoutException _) {
            throw new ProblemException(ApiError.OUTCOME_PENDING.problem());
        } catch (ExecutionException e) {
            throw new ProblemException(ApiError.OVERLOADED.problem(
                    "session",
                    null,
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage())));
        }
    }
}
