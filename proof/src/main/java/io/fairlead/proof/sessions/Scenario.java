package io.fairlead.proof.sessions;

import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.session.Bounds;
import io.fairlead.fix.session.GapPolicy;
import io.fairlead.fix.session.ResendPolicy;
import io.fairlead.fix.session.ResetPolicy;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Timing;
import io.fairlead.proof.virtual.LineQuality;
import java.util.random.RandomGenerator;

/// How the two sides of a world are configured, and which misfortunes belong to it. Immutable; drawn by chance.
///
/// @param schedule the session hours of both sides, each by its own clock
/// @param resets whether sequence numbers may be reset
/// @param clockAheadNanos how far the clocks may be off
record Scenario(
        SessionProfile initiator,
        SessionProfile acceptor,
        SessionSchedule schedule,
        LineQuality line,
        boolean resets,
        boolean corruption,
        long clockAheadNanos) {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;
    private static final Bounds BOUNDS = new Bounds(2048, 64, 16 * 1024, 4 * SECOND);

    static Scenario of(RandomGenerator random) {
        ResetPolicy reset = reset(random);
        boolean scheduled = reset == ResetPolicy.NEVER && random.nextInt(6) == 0;
        boolean requested = random.nextInt(3) == 0;
        SessionId id = SessionId.of("FIX.4.4", "GATE", "VENUE");
        SessionId mirrored = SessionId.of("FIX.4.4", "VENUE", "GATE");
        int heartbeatSeconds = 2 + random.nextInt(9);
        boolean nextExpected = random.nextInt(3) == 0;
        return new Scenario(
                profile(SessionProfile.initiator(id), heartbeatSeconds, reset, nextExpected, random),
                profile(SessionProfile.acceptor(mirrored), heartbeatSeconds, reset, nextExpected, random),
                scheduled ? new ShiftHours(60 * SECOND, 12 * SECOND) : SessionSchedule.ALWAYS,
                line(random),
                requested || scheduled || reset != ResetPolicy.NEVER,
                random.nextInt(3) == 0,
                random.nextLong(3 * SECOND));
    }

    private static SessionProfile profile(
            SessionProfile base,
            int heartbeatSeconds,
            ResetPolicy reset,
            boolean nextExpected,
            RandomGenerator random) {
        // Numbers that are reset at the end of a session are reset on the side alone that lived to see it.
        boolean oneSided = reset == ResetPolicy.ON_LOGOUT || reset == ResetPolicy.ON_DISCONNECT;
        return base.withTiming(new Timing(heartbeatSeconds, 120, 240, 4 * SECOND, 2 * SECOND, 120 * SECOND))
                .withLogon(base.logon()
                        .withReset(reset)
                        .withResetAfterRefusals(oneSided ? 3 : 0)
                        .withNextExpected(nextExpected))
                .withWire(base.wire().withLastProcessed(random.nextBoolean()))
                .withGaps(gaps(random))
                .withResend(resend(random))
                .withBounds(BOUNDS);
    }

    private static ResetPolicy reset(RandomGenerator random) {
        return switch (random.nextInt(10)) {
            case 0 -> ResetPolicy.ON_LOGON;
            case 1 -> ResetPolicy.ON_LOGOUT;
            case 2 -> ResetPolicy.ON_DISCONNECT;
            default -> ResetPolicy.NEVER;
        };
    }

    private static GapPolicy gaps(RandomGenerator random) {
        long wait = random.nextInt(3) == 0 ? 500 * MILLI : 0;
        int chunk = switch (random.nextInt(4)) {
            case 0 -> 10;
            case 1 -> 2_000;
            default -> 0;
        };
        return new GapPolicy(wait, chunk, 5 * SECOND, 3, 1024);
    }

    private static ResendPolicy resend(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> ResendPolicy.GAP_FILL_ALL;
            case 1 -> new ResendPolicy(20 * SECOND);
            default -> ResendPolicy.RESEND_ALL;
        };
    }

    private static LineQuality line(RandomGenerator random) {
        long latency = MILLI * (1 + random.nextInt(30));
        int segment = 1 << (3 + random.nextInt(9));
        int window = 1 << (11 + random.nextInt(6));
        return new LineQuality(latency, 1 + random.nextLong(latency), segment, window);
    }
}
