package io.fairlead.fix.session;

import io.fairlead.fix.session.SessionState.GapSeen;
import io.fairlead.fix.session.SessionState.Recovering;
import java.util.ArrayList;
import java.util.List;

/// How a gap in the received sequence is noticed, asked for in chunks, asked for again, and closed. Stateless.
final class GapRules {
    private final GapPolicy policy;

    GapRules(GapPolicy policy) {
        this.policy = policy;
    }

    /// A session that was complete got `seqNum` where `expected` was due; appends what to do and returns where that
    /// leads.
    SessionState open(int expected, int seqNum, long nowNanos, List<Action> actions) {
        actions.add(new Action.Report(new SessionEvent.GapDetected(expected, seqNum - 1)));
        if (policy.waitNanos() > 0) {
            return new GapSeen(seqNum, nowNanos + policy.waitNanos());
        }
        return ask(expected, seqNum, 1, nowNanos, actions);
    }

    /// Both sides told NextExpectedMsgSeqNum(789): what is missing comes without being asked for, or is asked for when
    /// it does not.
    Recovering await(int expected, int seqNum, long nowNanos, List<Action> actions) {
        actions.add(new Action.Report(new SessionEvent.GapDetected(expected, seqNum - 1)));
        return new Recovering(Integer.MAX_VALUE, seqNum, 0, nowNanos + policy.answerNanos());
    }

    /// Sends a ResendRequest(2) for what is missing from `expected` on.
    Recovering ask(int expected, int through, int attempt, long nowNanos, List<Action> actions) {
        boolean last = policy.chunk() == 0 || (long) expected + policy.chunk() - 1 >= through;
        // An open-ended request has no end that could be passed before the gap is closed.
        int chunkEnd = last ? Integer.MAX_VALUE : expected + policy.chunk() - 1;
        actions.add(new Action.Send(new AdminMessage.ResendRequest(expected, last ? 0 : chunkEnd)));
        return new Recovering(chunkEnd, through, attempt, nowNanos + policy.answerNanos());
    }

    /// A message beyond the expected one, in a session that may know the gap already.
    Step tooHigh(SessionState state, SessionCounters counters, int seqNum, long nowNanos, List<Action> first) {
        List<Action> actions = new ArrayList<>(first);
        SessionState next = switch (state) {
            case GapSeen(int through, long askAt) -> new GapSeen(Math.max(through, seqNum), askAt);
            case Recovering(int chunkEnd, int through, int attempt, long retryAt) ->
                new Recovering(chunkEnd, Math.max(through, seqNum), attempt, retryAt);
            case SessionState.Up _ -> open(counters.expectedIncoming(), seqNum, nowNanos, actions);
            case SessionState.Down _,
                    SessionState.AwaitingLogon _,
                    SessionState.LogonSent _,
                    SessionState.ResetWanted _,
                    SessionState.ResetSent _,
                    SessionState.LogoutSent _,
                    SessionState.LogoutAnswered _ -> state;
        };
        return new Step(next, List.copyOf(actions));
    }

    /// The message expected came: does `actions`, counts it, and sees whether the gap is closed by that. A crash in
    /// between brings the message again.
    Step counted(SessionState state, SessionCounters counters, Action... actions) {
        List<Action> all = new ArrayList<>(List.of(actions));
        all.add(new Action.Advance());
        return moved(state, counters.expectedIncoming() + 1, counters.lastReceivedNanos(), all);
    }

    /// Like [#counted], but counts the message before it does `actions`: what they send tells that it was processed.
    Step answered(SessionState state, SessionCounters counters, Action... actions) {
        List<Action> all = new ArrayList<>();
        all.add(new Action.Advance());
        all.addAll(List.of(actions));
        return moved(state, counters.expectedIncoming() + 1, counters.lastReceivedNanos(), all);
    }

    /// The expected number moves to `expected`, by a message or by a SequenceReset(4).
    Step moved(SessionState state, int expected, long nowNanos, List<Action> actions) {
        SessionState next = switch (state) {
            case GapSeen(int through, long _) when expected > through -> closed(through, actions);
            case Recovering(int _, int through, int _, long _) when expected > through -> closed(through, actions);
            case Recovering(int chunkEnd, int through, int _, long _)
            when expected > chunkEnd ->
                // The next chunk is asked for by the timer of this same turn: what is held may close the gap before.
                new Recovering(chunkEnd, through, 0, nowNanos);
            case Recovering(int chunkEnd, int through, int attempt, long _) ->
                new Recovering(chunkEnd, through, Math.min(attempt, 1), nowNanos + policy.answerNanos());
            case GapSeen _,
                    SessionState.Up _,
                    SessionState.Down _,
                    SessionState.AwaitingLogon _,
                    SessionState.LogonSent _,
                    SessionState.ResetWanted _,
                    SessionState.ResetSent _,
                    SessionState.LogoutSent _,
                    SessionState.LogoutAnswered _ -> state;
        };
        return new Step(next, List.copyOf(actions));
    }

    /// A gap fill moves the expected number to `expected`. One that ends at the last number of a chunk is taken for the
    /// whole answer, and the next chunk starts there: engines differ in whether they mean that message by it.
    Step filled(SessionState state, int expected, long nowNanos, List<Action> actions) {
        if (state instanceof Recovering(int chunkEnd, int through, int _, long _)
                && expected == chunkEnd
                && expected < through) {
            return new Step(ask(expected, through, 1, nowNanos, actions), List.copyOf(actions));
        }
        return moved(state, expected, nowNanos, actions);
    }

    private static SessionState closed(int through, List<Action> actions) {
        actions.add(new Action.Report(new SessionEvent.GapClosed(through)));
        return SessionState.Up.STATE;
    }

    /// The wait is over, or the answer is overdue.
    Step onTimer(SessionState state, SessionCounters counters, long nowNanos) {
        List<Action> actions = new ArrayList<>();
        return switch (state) {
            case GapSeen(int through, long askAt)
            when nowNanos >= askAt ->
                new Step(ask(counters.expectedIncoming(), through, 1, nowNanos, actions), List.copyOf(actions));
            case Recovering(int _, int through, int attempt, long retryAt)
            when nowNanos >= retryAt ->
                attempt < policy.attempts()
                        ? new Step(
                                ask(counters.expectedIncoming(), through, attempt + 1, nowNanos, actions),
                                List.copyOf(actions))
                        : giveUp(counters.expectedIncoming(), attempt);
            case GapSeen _,
                    Recovering _,
                    SessionState.Up _,
                    SessionState.Down _,
                    SessionState.AwaitingLogon _,
                    SessionState.LogonSent _,
                    SessionState.ResetWanted _,
                    SessionState.ResetSent _,
                    SessionState.LogoutSent _,
                    SessionState.LogoutAnswered _ -> Step.stay(state);
        };
    }

    private static Step giveUp(int expected, int attempts) {
        String why = attempts + " ResendRequests(2) from " + expected + " on were not answered";
        return Step.of(
                SessionState.Down.STATE, new Action.Send(new AdminMessage.Logout(why)), new Action.Disconnect(why));
    }
}
