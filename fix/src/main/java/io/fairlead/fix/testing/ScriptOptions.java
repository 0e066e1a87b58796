package io.fairlead.fix.testing;

import io.fairlead.fix.codec.ApplVerId;
import io.fairlead.fix.codec.FixField;
import io.fairlead.fix.codec.TimestampPrecision;
import io.fairlead.fix.session.ApplVersions;
import io.fairlead.fix.session.Bounds;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.GapPolicy;
import io.fairlead.fix.session.PasswordSource;
import io.fairlead.fix.session.ResendPolicy;
import io.fairlead.fix.session.ResetPolicy;
import io.fairlead.fix.session.Role;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The options of a script's `session` line. Immutable.
record ScriptOptions(List<String> words) {
    private static final long SECOND = 1_000_000_000L;

    /// Small buffers: hundreds of sessions are made one after the other.
    private static final Bounds BOUNDS = new Bounds(4096, 128, 64 * 1024, 10 * SECOND);

    static ScriptOptions of(String text) {
        return new ScriptOptions(text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1)));
    }

    boolean has(String word) {
        return words.contains(word);
    }

    Optional<String> value(String name) {
        return words.stream()
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .findAny();
    }

    SessionProfile profile(Role role) {
        SessionId id = SessionId.of(value("version").orElse("FIX.4.4"), "US", "THEM")
                .withSubIds(value("our-sub").orElse(""), value("their-sub").orElse(""));
        SessionProfile profile = role == Role.INITIATOR ? SessionProfile.initiator(id) : SessionProfile.acceptor(id);
        profile = profile.withBounds(BOUNDS);
        for (String word : words) {
            int equals = word.indexOf('=');
            profile = equals < 0
                    ? with(profile, word)
                    : with(profile, word.substring(0, equals), word.substring(equals + 1));
        }
        return profile;
    }

    private static SessionProfile with(SessionProfile profile, String word) {
        return switch (word) {
            case "strict" -> profile.withTolerance(profile.tolerance().withStrict(true));
            case "tolerant" -> profile.withTolerance(profile.tolerance().withStrict(false));
            case "stray" -> profile.withTolerance(profile.tolerance().withStrayBusinessRejects());
            case "sparse" -> profile.withTolerance(profile.tolerance().withSparseLogonAnswer());
            case "reject-garbled" -> profile.withTolerance(profile.tolerance().withRejectGarbled());
            case "untimed" -> profile.withResend(profile.resend().withoutOriginalTime());
            case "next-expected" -> profile.withLogon(profile.logon().withNextExpected(true));
            case "last-processed" -> profile.withWire(profile.wire().withLastProcessed(true));
            case "stamped" ->
                profile.withWire(
                        profile.wire().withVersions(profile.wire().versions().withStamp()));
            case "dictionary", "listening", "signed" -> profile;
            default -> throw new IllegalArgumentException("unknown option in a script: " + word);
        };
    }

    private static SessionProfile with(SessionProfile profile, String name, String value) {
        return switch (name) {
            case "gap-wait", "chunk", "held" -> profile.withGaps(gaps(profile.gaps(), name, value));
            case "reset" -> profile.withReset(ResetPolicy.valueOf(value));
            case "resend" -> profile.withResend(resend(profile.resend(), value));
            case "heartbeat" -> profile.withTiming(profile.timing().withHeartbeatSeconds(Integer.parseInt(value)));
            case "login" -> profile.withCredentials(login(value));
            case "new-password" ->
                profile.withCredentials(profile.logon().credentials().withNewPassword(PasswordSource.of(value)));
            case "precision" -> profile.withPrecision(TimestampPrecision.valueOf(value));
            case "refusals" -> profile.withLogon(profile.logon().withResetAfterRefusals(Integer.parseInt(value)));
            case "types" -> profile.withApplication(profile.application().withTypes(value.split(",", -1)));
            case "routing" -> profile.withWire(profile.wire().withRouting(field(value)));
            case "extra" -> profile.withLogon(profile.logon().withExtra(field(value)));
            case "accepts" -> {
                ApplVersions versions = profile.wire().versions();
                yield profile.withWire(profile.wire().withVersions(versions.withAccepted(versions(value))));
            }
            case "version", "requires", "parties", "our-sub", "their-sub" -> profile;
            default -> throw new IllegalArgumentException("unknown option in a script: " + name);
        };
    }

    private static GapPolicy gaps(GapPolicy gaps, String name, String value) {
        int number = Integer.parseInt(value);
        return new GapPolicy(
                name.equals("gap-wait") ? number * 1_000_000L : gaps.waitNanos(),
                name.equals("chunk") ? number : gaps.chunk(),
                gaps.answerNanos(),
                gaps.attempts(),
                name.equals("held") ? number : gaps.held());
    }

    /// `all`, `none`, an age limit in seconds, or one for a single type, as `D:5`.
    private static ResendPolicy resend(ResendPolicy policy, String value) {
        int colon = value.indexOf(':');
        if (colon > 0) {
            return policy.withType(value.substring(0, colon), Long.parseLong(value.substring(colon + 1)) * SECOND);
        }
        return switch (value) {
            case "all" -> ResendPolicy.RESEND_ALL;
            case "none" -> ResendPolicy.GAP_FILL_ALL;
            default -> new ResendPolicy(Long.parseLong(value) * SECOND);
        };
    }

    private static Set<ApplVerId> versions(String codes) {
        return codes.chars()
                .mapToObj(code -> ApplVerId.of((char) code, ApplVerId.FIX27))
                .collect(Collectors.toSet());
    }

    /// `user/password`.
    static Credentials login(String value) {
        String[] parts = value.split("/", -1);
        return new Credentials(parts[0], parts[1]);
    }

    /// `tag:value`.
    private static FixField field(String value) {
        int colon = value.indexOf(':');
        return new FixField(Integer.parseInt(value.substring(0, colon)), value.substring(colon + 1));
    }
}
