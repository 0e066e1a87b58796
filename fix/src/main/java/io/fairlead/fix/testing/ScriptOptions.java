package io.fairlead.fix.testing;

import io.fairlead.fix.codec.TimestampPrecision;
import io.fairlead.fix.session.Authenticator;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.GapPolicy;
import io.fairlead.fix.session.ResendPolicy;
import io.fairlead.fix.session.ResetPolicy;
import io.fairlead.fix.session.Role;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The options of a script's `session` line, as a profile and an authenticator. Stateless.
final class ScriptOptions {
    private ScriptOptions() {}

    static SessionProfile profile(Role role, String words) {
        SessionId id = SessionId.of("FIX.4.4", "US", "THEM");
        SessionProfile profile = role == Role.INITIATOR ? SessionProfile.initiator(id) : SessionProfile.acceptor(id);
        for (String option : options(words)) {
            profile = with(profile, option, valueOf(option));
        }
        return profile;
    }

    static Authenticator authenticator(String words) {
        return options(words).stream()
                .filter(option -> option.startsWith("requires="))
                .map(option -> Authenticator.of(login(valueOf(option))))
                .findAny()
                .orElse(Authenticator.ANYONE);
    }

    /// All words but the first, which is the role.
    private static List<String> options(String words) {
        return Arrays.stream(words.split(" ", -1)).skip(1).toList();
    }

    private static String valueOf(String option) {
        return option.substring(option.indexOf('=') + 1);
    }

    private static SessionProfile with(SessionProfile profile, String option, String value) {
        GapPolicy gaps = profile.gaps();
        Tolerance tolerance = profile.tolerance();
        return switch (option.replaceAll("=.*", "")) {
            case "strict" -> profile.withTolerance(tolerance.withStrict(true));
            case "tolerant" -> profile.withTolerance(tolerance.withStrict(false));
            case "stray" -> profile.withTolerance(tolerance.withStrayBusinessRejects());
            case "sparse" -> profile.withTolerance(tolerance.withSparseLogonAnswer());
            case "gap-wait" -> {
                long nanos = Long.parseLong(value) * 1_000_000;
                yield profile.withGaps(
                        new GapPolicy(nanos, gaps.chunk(), gaps.answerNanos(), gaps.attempts(), gaps.held()));
            }
            case "chunk" -> {
                int chunk = Integer.parseInt(value);
                yield profile.withGaps(
                        new GapPolicy(gaps.waitNanos(), chunk, gaps.answerNanos(), gaps.attempts(), gaps.held()));
            }
            case "held" -> {
                int held = Integer.parseInt(value);
                yield profile.withGaps(
                        new GapPolicy(gaps.waitNanos(), gaps.chunk(), gaps.answerNanos(), gaps.attempts(), held));
            }
            case "reset" -> profile.withReset(ResetPolicy.valueOf(value));
            case "resend" ->
                profile.withResend(
                        value.equals("all")
                                ? ResendPolicy.RESEND_ALL
                                : new ResendPolicy(Long.parseLong(value) * 1_000_000_000L));
            case "heartbeat" -> profile.withTiming(profile.timing().withHeartbeatSeconds(Integer.parseInt(value)));
            case "login" -> profile.withCredentials(login(value));
            case "seconds", "micros", "nanos" ->
                profile.withPrecision(TimestampPrecision.valueOf(option.toUpperCase(Locale.ROOT)));
            case "requires" -> profile;
            default -> throw new IllegalArgumentException("unknown option in a script: " + option);
        };
    }

    private static Credentials login(String value) {
        String[] parts = value.split("/", -1);
        return new Credentials(parts[0], parts[1]);
    }
}
