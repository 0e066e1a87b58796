package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.session.SessionState.LogoutSent;
import java.util.ArrayList;
import java.util.List;

/// Decides what a session does: takes its state and one input, returns the next state and the actions that lead
/// there. Immutable, without clock, randomness, I/O or memory of its own; the machinery in `fix.engine` obeys it.
///
/// | input | rules |
/// |---|---|
/// | link connected, first message, answer to Logon(A) | `LogonRules` |
/// | message of a session that is logged on | `HeaderRules`, then `RunningRules` by MsgSeqNum(34) |
/// | MsgSeqNum(34) too high, gap closing | `GapRules` |
/// | time | `TimerRules` |
public final class SessionRules implements Decisions {
    private final SessionProfile profile;
    private final LogonRules logon;
    private final RunningRules running;
    private final TimerRules timers;
    private final GapRules gaps;

    /// Rules for one session; the authenticator is asked by acceptors only.
    public SessionRules(SessionProfile profile, Authenticator authenticator) {
        this.profile = profile;
        HeaderRules header = new HeaderRules(profile);
        gaps = new GapRules(profile.gaps());
        logon = new LogonRules(profile, authenticator, header, gaps);
        running = new RunningRules(profile, header, logon, gaps);
        timers = new TimerRules(profile, gaps);
    }

    @Override
    public Step onConnected(SessionCounters counters, long nowNanos) {
        return logon.onConnected(counters, nowNanos);
    }

    @Override
    public Step onMessage(SessionState state, SessionCounters counters, FixMessage message, long nowNanos) {
        return switch (state) {
            case SessionState.Down _, SessionState.LogoutAnswered _ -> Step.stay(state);
            case SessionState.AwaitingLogon _ -> logon.onFirst(counters, message, nowNanos);
            case SessionState.LogonSent sent -> logon.onAnswer(sent, counters, message, nowNanos);
            case SessionState.Up _,
                    SessionState.GapSeen _,
                    SessionState.Recovering _,
                    SessionState.ResetWanted _,
                    SessionState.ResetSent _,
                    SessionState.LogoutSent _ -> running.onMessage(state, counters, message, nowNanos);
        };
    }

    @Override
    public Step onTimer(SessionState state, SessionCounters counters, long nowNanos) {
        return timers.onTimer(state, counters, nowNanos);
    }

    @Override
    public Step onLogoutRequest(SessionState state, String reason, long nowNanos) {
        return switch (state) {
            case SessionState.Down _, LogoutSent _, SessionState.LogoutAnswered _ -> Step.stay(state);
            case SessionState.AwaitingLogon _, SessionState.LogonSent _ ->
                Step.of(state, new Action.Disconnect(reason));
            case SessionState.Up _,
                    SessionState.GapSeen _,
                    SessionState.Recovering _,
                    SessionState.ResetWanted _,
                    SessionState.ResetSent _ ->
                Step.of(
                        new LogoutSent(reason, nowNanos + profile.timing().logoutTimeoutNanos()),
                        new Action.Send(new AdminMessage.Logout(reason)));
        };
    }

    @Override
    public Step onResetRequest(SessionState state, SessionCounters counters, long nowNanos) {
        return logon.onResetRequest(state, counters, nowNanos);
    }

    /// Ignored and uncounted, unless the profile wants it refused: then it counts, or it would be asked for again.
    @Override
    public Step onGarbled(SessionState state, SessionCounters counters, int seqNum, int msgType) {
        if (!profile.tolerance().rejectGarbled() || seqNum < 1 || !state.loggedOn()) {
            return Step.stay(state);
        }
        AdminMessage.Reject reject =
                new AdminMessage.Reject(seqNum, msgType, 0, RejectReason.GARBLED, RejectReason.GARBLED.text());
        return seqNum == counters.expectedIncoming()
                ? gaps.answered(state, counters, Rejects.actions(reject))
                : Step.of(state, Rejects.actions(reject));
    }

    @Override
    public Step onLinkLost(SessionState state, String why) {
        return switch (state) {
            case SessionState.LogonSent _ ->
                Step.of(state, new Action.Disconnect("Logon(A) was not answered: " + why, Comeback.LATER));
            case SessionState.LogoutAnswered(String reason, long _, Comeback comeback) ->
                Step.of(state, new Action.Disconnect(reason, comeback));
            case SessionState.Down _,
                    SessionState.AwaitingLogon _,
                    SessionState.Up _,
                    SessionState.GapSeen _,
                    SessionState.Recovering _,
                    SessionState.ResetWanted _,
                    SessionState.ResetSent _,
                    SessionState.LogoutSent _ -> Step.of(state, new Action.Disconnect(why));
        };
    }

    @Override
    public Step onDisconnected(SessionState state, String reason) {
        boolean loggedOut = state instanceof LogoutSent || state instanceof SessionState.LogoutAnswered;
        ResetPolicy policy = profile.logon().reset();
        boolean reset = policy == ResetPolicy.ON_DISCONNECT || (policy == ResetPolicy.ON_LOGOUT && loggedOut);
        List<Action> actions = new ArrayList<>(2);
        actions.add(new Action.LoggedOut(reason));
        if (reset) {
            actions.add(new Action.SetNumbers(1, 1));
        }
        return new Step(SessionState.Down.STATE, List.copyOf(actions));
    }
}
