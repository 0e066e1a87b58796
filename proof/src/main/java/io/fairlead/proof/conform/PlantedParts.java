package io.fairlead.proof.conform;

import io.fairlead.fix.codec.MessageCheck;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.Authenticator;
import io.fairlead.fix.session.GapPolicy;
import io.fairlead.fix.session.LogonSigner;
import io.fairlead.fix.session.ResendPolicy;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Timing;
import io.fairlead.fix.store.MemoryMessageStore;
import java.util.List;
import java.util.stream.Stream;

/// Bugs as if a setting did not reach the session, or a part of it forgot its duty. Stateless.
final class PlantedParts {
    private PlantedParts() {}

    static List<Plant> all() {
        return Stream.of(profiles(), parts()).flatMap(List::stream).toList();
    }

    private static List<Plant> profiles() {
        return List.of(
                Plant.profile(
                        "stale-orders-sent-again",
                        "the resend policy is not asked",
                        profile -> profile.withResend(ResendPolicy.RESEND_ALL)),
                Plant.profile(
                        "nothing-sent-again",
                        "every resend is a gap fill",
                        profile -> profile.withResend(ResendPolicy.GAP_FILL_ALL)),
                Plant.profile("clock-not-checked", "SendingTime(52) is not compared", PlantedParts::withoutClock),
                Plant.profile(
                        "chunks-forgotten",
                        "a gap is asked for as a whole",
                        profile -> profile.withGaps(gaps(profile, profile.gaps().waitNanos(), 0))),
                Plant.profile(
                        "gap-wait-forgotten",
                        "a gap is asked for at once",
                        profile ->
                                profile.withGaps(gaps(profile, 0, profile.gaps().chunk()))),
                Plant.profile(
                        "strict-forgotten",
                        "defects are let pass",
                        profile -> profile.withTolerance(profile.tolerance().withStrict(false))),
                Plant.profile(
                        "tolerance-forgotten",
                        "a fill is refused over its syntax",
                        profile -> profile.withTolerance(profile.tolerance().withStrict(true))),
                Plant.profile(
                        "types-forgotten",
                        "messages that the application does not know reach it",
                        profile -> profile.withApplication(profile.application().withTypes())),
                Plant.profile(
                        "content-forgotten",
                        "a possible resend is not compared with what came before",
                        profile -> profile.withApplication(profile.application().withRemembered(0))));
    }

    private static List<Plant> parts() {
        return List.of(
                Plant.parts(
                        "password-not-checked",
                        "everyone may log on",
                        parts -> parts.withAuthenticator(Authenticator.ANYONE)),
                Plant.parts(
                        "dictionary-forgotten",
                        "messages are not validated",
                        parts -> parts.withCheck(MessageCheck.NONE)),
                Plant.parts(
                        "logon-not-signed",
                        "our Logon(A) goes without signature",
                        parts -> parts.withSigner(LogonSigner.NONE)),
                Plant.parts("numbers-forgotten", "a restart starts at 1 again", PlantedParts::withoutMemory));
    }

    private static SessionProfile withoutClock(SessionProfile profile) {
        Timing timing = profile.timing();
        return profile.withTiming(new Timing(
                timing.heartbeatSeconds(),
                timing.probeAfterPercent(),
                timing.disconnectAfterPercent(),
                timing.logonTimeoutNanos(),
                timing.logoutTimeoutNanos(),
                0));
    }

    private static GapPolicy gaps(SessionProfile profile, long waitNanos, int chunk) {
        GapPolicy right = profile.gaps();
        return new GapPolicy(waitNanos, chunk, right.answerNanos(), right.attempts(), right.held());
    }

    private static SessionParts withoutMemory(SessionParts parts) {
        return parts.withStore(new MemoryMessageStore());
    }
}
