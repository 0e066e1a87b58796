package io.fairlead.app.server;

import io.fairlead.app.alert.Audit;
import io.fairlead.gateway.OperatorWord;

/// Keeps who had something done that no event of the core tells, before it is done. Any thread.
record Deeds(Audit audit) {
    /// Returns when it is kept; what can't be kept must not be done.
    void keep(Call call, String deed, String subject) throws InterruptedException {
        try {
            audit.keep(deed, subject, new OperatorWord(call.caller().who(), ""));
        } catch (IllegalStateException _) {
            throw new ProblemException(ApiError.OVERLOADED.problem());
        }
    }
}
