package io.fairlead.fix.session;

import io.fairlead.fix.session.SessionState.AwaitingLogon;
import io.fairlead.fix.session.SessionState.LogonSent;
import io.fairlead.fix.session.SessionState.LogoutAnswered;
import io.fairlead.fix.session.SessionState.LogoutSent;

/// What the passing of time asks for: heartbeats, probing, cutting a silent link, deadlines. Stateless.
final class TimerRules {
    private final Timing timing;
    private final boolean strict;
    private final GapRules gaps;

    TimerRules(SessionProfile profile, GapRules gaps) {
        timing = profile.timing();
        strict = profile.tolerance().strict();
        this.gaps = gaps;
    }

    Step onTimer(SessionState state, SessionCounters counters, long nowNanos) {
        return switch (state) {
            case SessionState.Down _ -> Step.stay(state);
            case AwaitingLogon(long deadline) -> cutAt(deadline, nowNanos, state, "no Logon(A) came", Comeback.LATER);
            case LogonSent(long deadline, boolean _) ->
                cutAt(deadline, nowNanos, state, "Logon(A) was not answered", Comeback.LATER);
            case SessionState.ResetWanted(String _, long deadline) ->
                cutAt(deadline, nowNanos, state, "TestRequest(1) before a reset was not answered", Comeback.SOON);
            case SessionState.ResetSent(long deadline) ->
                cutAt(deadline, nowNanos, state, "Logon(A) to reset numbers was not answered", Comeback.SOON);
            case LogoutSent(String reason, long deadline) -> cutAt(deadline, nowNanos, state, reason, Comeback.SOON);
            case LogoutAnswered(String reason, long deadline, Comeback comeback) ->
                cutAt(deadline, nowNanos, state, reason, comeback);
            case SessionState.Up _, SessionState.GapSeen _, SessionState.Recovering _ ->
                onLoggedOn(state, counters, nowNanos);
        };
    }

    private static Step cutAt(long deadline, long nowNanos, SessionState state, String reason, Comeback comeback) {
        return nowNanos >= deadline ? Step.of(state, new Action.Disconnect(reason, comeback)) : Step.stay(state);
    }

    private Step onLoggedOn(SessionState state, SessionCounters counters, long nowNanos) {
        long heartbeat = counters.heartbeatNanos();
        if (heartbeat > 0) {
            long silent = nowNanos - counters.lastReceivedNanos();
            if (silent >= heartbeat * timing.disconnectAfterPercent() / 100) {
                String why = "nothing received for " + silent / 1_000_000 + " ms, HeartBtInt(108) is "
                        + heartbeat / 1_000_000_000L;
                return Step.of(
                        state, new Action.Report(new SessionEvent.HeartbeatMissed(silent)), new Action.Disconnect(why));
            }
            if (silent >= heartbeat * timing.probeAfterPercent() / 100 && !counters.probing()) {
                return Step.of(state, new Action.Send(new AdminMessage.TestRequest(testReqId(counters))));
            }
            boolean awaited =
                    strict && counters.probing(); // a strict counterpart expects silence behind TestRequest(1)
            if (nowNanos - counters.lastSentNanos() >= heartbeat && !awaited) {
                return state instanceof SessionState.Up
                        ? Step.BEAT_UP
                        : Step.of(state, new Action.Send(new AdminMessage.Heartbeat("")));
            }
        }
        return state instanceof SessionState.Up ? Step.STAY_UP : gaps.onTimer(state, counters, nowNanos);
    }

    private String testReqId(SessionCounters counters) {
        return strict ? "TEST" : "T" + counters.nextOutgoing();
    }
}
