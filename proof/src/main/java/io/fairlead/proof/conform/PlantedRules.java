package io.fairlead.proof.conform;

import static io.fairlead.proof.conform.Situation.sending;

import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.session.Action;
import io.fairlead.fix.session.AdminMessage;
import io.fairlead.fix.session.AdminMessage.Heartbeat;
import io.fairlead.fix.session.AdminMessage.Logout;
import io.fairlead.fix.session.AdminMessage.Reject;
import io.fairlead.fix.session.AdminMessage.ResendRequest;
import io.fairlead.fix.session.SessionState;
import io.fairlead.fix.session.Step;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Bugs in what the rules do with a message. Stateless.
final class PlantedRules {
    private PlantedRules() {}

    static List<Plant> all() {
        return Stream.of(sequence(), counting(), duplicates(), resets(), logons(), conduct())
                .flatMap(List::stream)
                .toList();
    }

    private static Plant plant(String name, String what, Function<Situation, Step> wrong) {
        return Plant.rules(name, what, WrongDecisions.onMessage(wrong));
    }

    private static List<Plant> sequence() {
        return List.of(
                plant(
                        "gap-not-asked",
                        "a gap is seen, but no ResendRequest(2) goes out",
                        at -> at.without(sending(ResendRequest.class))),
                plant(
                        "gap-asked-one-late",
                        "BeginSeqNo(7) is one behind the first message missing",
                        at -> at.changed(PlantedRules::oneLate)),
                plant(
                        "gap-asked-each-time",
                        "each message behind a gap asks again",
                        at -> at.tooHigh() && at.state() instanceof SessionState.Recovering
                                ? at.with(send(new ResendRequest(at.counters().expectedIncoming(), 0)))
                                : at.right()),
                plant(
                        "behind-gap-dropped",
                        "messages behind a gap are not kept",
                        at -> at.without(Action.Hold.class::isInstance)),
                plant(
                        "behind-gap-delivered",
                        "messages behind a gap are delivered out of order",
                        at -> at.changed(action -> action instanceof Action.Hold ? new Action.Deliver(0) : action)));
    }

    private static List<Plant> counting() {
        return List.of(
                plant(
                        "too-low-endured",
                        "MsgSeqNum(34) too low is ignored",
                        at -> at.tooLow() && at.ends() ? at.ignored() : at.right()),
                plant(
                        "resend-request-not-counted",
                        "ResendRequest(2) keeps its number free",
                        at -> at.is(MsgType.RESEND_REQUEST)
                                ? at.without(Action.Advance.class::isInstance)
                                : at.right()),
                plant("resend-range-open", "EndSeqNo(16) is not looked at", at -> at.changed(PlantedRules::openRange)),
                plant(
                        "reject-not-counted",
                        "a rejected message keeps its number free",
                        at -> at.sends(Reject.class) ? at.without(Action.Advance.class::isInstance) : at.right()),
                plant(
                        "reject-answered",
                        "Reject(3) is answered with Reject(3)",
                        at -> at.is(MsgType.REJECT) ? at.with(send(rejection(at.message()))) : at.right()));
    }

    private static List<Plant> duplicates() {
        return List.of(
                plant(
                        "duplicate-delivered",
                        "a duplicate is delivered again",
                        at -> at.tooLow()
                                        && at.message().possDup()
                                        && !MsgType.admin(at.message().msgType())
                                ? at.with(new Action.Deliver(1))
                                : at.right()),
                plant(
                        "possible-duplicate-dropped",
                        "PossDupFlag(43)=Y alone makes a message old",
                        at -> at.message().possDup() ? at.without(Action.Deliver.class::isInstance) : at.right()),
                plant(
                        "original-time-not-compared",
                        "OrigSendingTime(122) may be after SendingTime(52)",
                        at -> at.message().has(Tag.ORIG_SENDING_TIME) && at.ends() ? at.ignored() : at.right()),
                plant(
                        "original-time-not-required",
                        "OrigSendingTime(122) may be missing",
                        at -> at.message().possDup() && at.sends(Reject.class)
                                ? at.instead(at.state(), new Action.Deliver(1), new Action.Advance())
                                : at.right()));
    }

    private static List<Plant> resets() {
        return List.of(
                plant(
                        "gap-fill-out-of-turn",
                        "a gap fill with MsgSeqNum(34) too high is obeyed",
                        at -> at.is(MsgType.SEQUENCE_RESET) && at.tooHigh() ? obeyed(at) : at.right()),
                plant(
                        "gap-fill-backwards",
                        "a gap fill to its own number is obeyed",
                        at -> at.is(MsgType.SEQUENCE_RESET) && gapFill(at) && at.sends(Reject.class)
                                ? at.ignored()
                                : at.right()),
                plant(
                        "reset-in-turn-only",
                        "reset mode is refused with another MsgSeqNum(34)",
                        at -> at.is(MsgType.SEQUENCE_RESET) && !gapFill(at) && at.tooHigh()
                                ? at.ignored()
                                : at.right()),
                plant(
                        "reset-backwards",
                        "reset mode may lower the number",
                        at -> at.is(MsgType.SEQUENCE_RESET) && !gapFill(at) && at.sends(Reject.class)
                                ? obeyed(at)
                                : at.right()),
                plant(
                        "reset-one-sided",
                        "ResetSeqNumFlag(141)=Y resets what is received only",
                        at -> at.changed(
                                action -> oneSided(action, at.counters().nextOutgoing()))));
    }

    private static List<Plant> logons() {
        return List.of(
                plant(
                        "logon-not-counted",
                        "Logon(A) keeps its number free",
                        at -> at.is(MsgType.LOGON) ? at.without(Action.Advance.class::isInstance) : at.right()),
                plant(
                        "next-expected-not-heard",
                        "NextExpectedMsgSeqNum(789) of theirs is not acted on",
                        at -> at.is(MsgType.LOGON) ? at.without(Action.Resend.class::isInstance) : at.right()),
                plant(
                        "heartbeat-not-adopted",
                        "an acceptor goes without HeartBtInt(108)",
                        at -> at.without(Action.Adopt.class::isInstance)),
                plant(
                        "first-message-ignored",
                        "something else than Logon(A) first is ignored",
                        at -> at.state() instanceof SessionState.AwaitingLogon && !at.is(MsgType.LOGON)
                                ? at.ignored()
                                : at.right()),
                plant(
                        "begin-string-ignored",
                        "a message of another BeginString(8) is skipped",
                        at -> at.message().valueEquals(Tag.BEGIN_STRING, "FIX.4.2") ? at.ignored() : at.right()));
    }

    private static List<Plant> conduct() {
        return List.of(
                plant(
                        "strangers-skipped",
                        "a message of other comp ids is skipped",
                        at -> at.sends(Reject.class) && !at.message().valueEquals(Tag.SENDER_COMP_ID, "THEM")
                                ? at.ignored()
                                : at.right()),
                plant(
                        "test-request-id-lost",
                        "Heartbeat(0) lacks the TestReqID(112) that was asked for",
                        at -> at.changed(PlantedRules::withoutId)),
                plant(
                        "logout-not-answered",
                        "Logout(5) gets no answer",
                        at -> at.is(MsgType.LOGOUT) ? at.without(sending(Logout.class)) : at.right()),
                plant(
                        "logout-hangs-up",
                        "the link is cut right behind our answer to Logout(5)",
                        at -> at.right().next() instanceof SessionState.LogoutAnswered
                                ? at.with(new Action.Disconnect("answered"))
                                : at.right()));
    }

    private static Action send(AdminMessage message) {
        return new Action.Send(message);
    }

    private static Reject rejection(FixMessage message) {
        return new Reject(message.msgSeqNum(), message.msgType(), 0, RejectReason.OTHER, "no");
    }

    private static Action oneLate(Action action) {
        return action instanceof Action.Send send && send.message() instanceof ResendRequest request
                ? send(new ResendRequest(request.beginSeqNo() + 1, request.endSeqNo()))
                : action;
    }

    private static Action openRange(Action action) {
        return action instanceof Action.Resend resend ? new Action.Resend(resend.beginSeqNo(), 0) : action;
    }

    private static Action oneSided(Action action, int nextOutgoing) {
        return action instanceof Action.SetNumbers set
                ? new Action.SetNumbers(set.expectedIncoming(), nextOutgoing)
                : action;
    }

    private static Action withoutId(Action action) {
        return sending(Heartbeat.class).test(action) ? send(new Heartbeat("")) : action;
    }

    private static boolean gapFill(Situation at) {
        return at.message().flag(Tag.GAP_FILL_FLAG);
    }

    private static Step obeyed(Situation at) {
        return at.instead(at.state(), new Action.ExpectNext(at.message().intValue(Tag.NEW_SEQ_NO)));
    }
}
