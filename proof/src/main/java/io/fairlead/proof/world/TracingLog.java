package io.fairlead.proof.world;

import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.session.SessionId;
import io.fairlead.proof.virtual.CrashPoint;
import org.jspecify.annotations.Nullable;

/// Puts what a process says into the world's trace; each message is a step in which the process may die. Owned by the
/// process.
record TracingLog(Stage stage, String who, @Nullable CrashPoint crash) implements FixLog {
    @Override
    public void incoming(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {
        stage.trace().bytes(stage.now(), who + " <", bytes, offset, length);
        pass("at a message that came in");
    }

    @Override
    public void outgoing(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {
        stage.trace().bytes(stage.now(), who + " >", bytes, offset, length);
        pass("at a message that goes out");
    }

    @Override
    public void event(SessionId session, String text, long nowNanos) {
        stage.trace().event(stage.now(), who, text);
    }

    private void pass(String where) {
        if (crash != null) {
            crash.pass(where);
        }
    }
}
