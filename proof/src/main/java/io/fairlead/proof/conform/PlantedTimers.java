package io.fairlead.proof.conform;

import static io.fairlead.proof.conform.Situation.sending;

import io.fairlead.fix.session.Action;
import io.fairlead.fix.session.AdminMessage.Heartbeat;
import io.fairlead.fix.session.AdminMessage.TestRequest;
import io.fairlead.fix.session.SessionState;
import io.fairlead.fix.session.Step;
import java.util.List;
import java.util.function.BinaryOperator;

/// Bugs in what the rules do as time passes. Stateless.
final class PlantedTimers {
    private PlantedTimers() {}

    static List<Plant> all() {
        return List.of(
                plant(
                        "heart-stops",
                        "no Heartbeat(0) goes out",
                        (_, right) -> Situation.without(right, sending(Heartbeat.class))),
                plant(
                        "silence-not-probed",
                        "no TestRequest(1) goes out",
                        (_, right) -> Situation.without(right, sending(TestRequest.class))),
                plant(
                        "silence-endured",
                        "a dead counterparty keeps its link",
                        (nothing, right) -> nothing.next().loggedOn()
                                ? Situation.without(right, PlantedTimers::disconnects)
                                : right),
                plant(
                        "logon-awaited-for-ever",
                        "no Logon(A) in time is good enough",
                        (nothing, right) -> nothing.next() instanceof SessionState.LogonSent
                                        || nothing.next() instanceof SessionState.AwaitingLogon
                                ? nothing
                                : right),
                plant(
                        "logout-awaited-for-ever",
                        "an unanswered Logout(5) keeps its link",
                        (nothing, right) -> nothing.next() instanceof SessionState.LogoutSent ? nothing : right),
                plant(
                        "logout-answered-for-ever",
                        "who logs out and stays keeps the link",
                        (nothing, right) -> nothing.next() instanceof SessionState.LogoutAnswered ? nothing : right));
    }

    private static Plant plant(String name, String what, BinaryOperator<Step> wrong) {
        return Plant.rules(name, what, WrongDecisions.onTimer(wrong));
    }

    private static boolean disconnects(Action action) {
        return action instanceof Action.Disconnect;
    }
}
