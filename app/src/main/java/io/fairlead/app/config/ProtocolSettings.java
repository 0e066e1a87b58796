package io.fairlead.app.config;

import io.fairlead.app.secret.SecretRef;
import io.fairlead.fix.codec.FixField;
import io.fairlead.fix.codec.TimestampPrecision;
import io.fairlead.fix.session.GapPolicy;
import io.fairlead.fix.session.LogonTerms;
import io.fairlead.fix.session.ResendPolicy;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.Timing;
import io.fairlead.fix.session.Tolerance;
import io.fairlead.fix.session.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one FIX session behaves where its counterparty's document differs from the usual.
public record ProtocolSettings(
        Timing timing,
        GapPolicy gaps,
        ResendPolicy resend,
        Tolerance tolerance,
        LogonTerms logon,
        Header header,
        @Nullable SecretRef newPassword) {

    /// What is in each header beside the usual.
    public record Header(TimestampPrecision timestamps, boolean lastProcessed, List<FixField> routing) {}

    private static final Shape.Scalar<FixField> FIELD = new Shape.Scalar<>(
            "a field, as \"115=DESK\"", Map.of("type", "string", "pattern", "^[0-9]+=.+"), ProtocolSettings::field);

    static final Key<Integer> PROBE_AFTER = Key.of(
            "probe-after",
            Scalars.whole(100, 1000),
            "120",
            "Silence that is probed by TestRequest(1), % of `heartbeat`.");
    static final Key<Integer> CUT_AFTER = Key.of(
            "cut-after", Scalars.whole(101, 2000), "240", "Silence after which the link is cut, % of `heartbeat`.");
    static final Key<Duration> LOGON_TIMEOUT = Key.of(
            "logon-timeout", Scalars.span("100ms", "5m"), "10s", "How long the answer to our Logon(A) may take.");
    static final Key<Duration> LOGOUT_TIMEOUT = Key.of(
            "logout-timeout", Scalars.span("100ms", "5m"), "5s", "How long the answer to our Logout(5) may take.");
    static final Key<Duration> CLOCK_SKEW = Key.of(
            "clock-skew",
            Scalars.span("0s", "1h"),
            "120s",
            "How far SendingTime(52) may be off; `0s` switches the check off. A warning comes at half of it.");
    static final Key<Duration> GAP_WAIT = Key.of(
            "gap-wait",
            Scalars.span("0ms", "1m"),
            "0ms",
            "Wait before a ResendRequest(2). TCP keeps order, so nothing is gained by waiting unless the venue says"
                    + " so.");
    static final Key<Integer> GAP_CHUNK = Key.of(
            "gap-chunk",
            Scalars.whole(0, 1_000_000),
            "0",
            "Most messages asked for in one ResendRequest(2); 0 asks for all that is missing.");
    static final Key<Duration> RESEND_WITHIN = Key.of(
            "resend-within",
            Scalars.span("0s", "1h"),
            "0s",
            "Age up to which our orders are sent again when the venue asks. Older ones are gap-filled, which `0s` does"
                    + " with all: an order sent again late is a fresh order at a stale price.");
    static final Key<List<ResendAge>> RESEND_AGES = Key.optional(
            "resend-ages",
            new Shape.Several<>(ResendAge.SCALAR),
            "Such an age for single message types, by MsgType(35), as \"F=5s\": it counts in place of"
                    + " `resend-within`.");
    static final Key<Boolean> NEXT_EXPECTED = Key.of(
            "next-expected",
            Scalars.FLAG,
            "false",
            "NextExpectedMsgSeqNum(789) in Logon(A), where the venue knows it.");
    static final Key<Boolean> LAST_PROCESSED = Key.of(
            "last-processed", Scalars.FLAG, "false", "LastMsgSeqNumProcessed(369) in the header of every message.");
    static final Key<Boolean> ORIGINAL_TIME =
            Key.of("original-time", Scalars.FLAG, "true", "OrigSendingTime(122) in gap fills and messages sent again.");
    static final Key<Integer> RESET_AFTER_REFUSALS = Key.of(
            "reset-after-refusals",
            Scalars.whole(0, 1000),
            "0",
            "Logons in a row without a session after which the next resets both sequence numbers; 0 never does. A reset"
                    + " gives up the venue's resends: orders are asked for by status then.");
    static final Key<Boolean> STRICT = Key.of(
            "strict",
            Scalars.FLAG,
            "false",
            "Refuse messages with unknown tags or values by Reject(3). Leave it off: a fill would be refused, too.");
    static final Key<Boolean> STRAY_REJECTS = Key.of(
            "stray-business-rejects",
            Scalars.FLAG,
            "false",
            "Let a BusinessMessageReject(j) without comp ids pass instead of ending the session.");
    static final Key<Boolean> SPARSE_LOGON = Key.of(
            "sparse-logon",
            Scalars.FLAG,
            "false",
            "Take an answer to our Logon(A) that lacks EncryptMethod(98) or HeartBtInt(108).");
    static final Key<TimestampPrecision> TIMESTAMPS = Key.of(
            "timestamps", Scalars.oneOf(TimestampPrecision.class), "millis", "Precision of the times that we send.");
    static final Key<List<FixField>> ROUTING = Key.optional(
            "header-fields",
            new Shape.Several<>(FIELD),
            "Further header fields, such as OnBehalfOfCompID(115) or SenderLocationID(142).");
    static final Key<List<FixField>> LOGON_FIELDS = Key.optional(
            "logon-fields", new Shape.Several<>(FIELD), "Further fields of our Logon(A); never a password.");
    static final Key<SecretRef> NEW_PASSWORD = Key.optional(
            "new-password",
            Scalars.SECRET,
            "Where NewPassword(925) is kept. It counts once the log says `PasswordChanged`: move it to `password` then,"
                    + " and take this out.");

    static final Table TABLE = Table.of(
            "What the venue's document says about its sessions, where it differs from the usual.",
            PROBE_AFTER,
            CUT_AFTER,
            LOGON_TIMEOUT,
            LOGOUT_TIMEOUT,
            CLOCK_SKEW,
            GAP_WAIT,
            GAP_CHUNK,
            RESEND_WITHIN,
            RESEND_AGES,
            NEXT_EXPECTED,
            LAST_PROCESSED,
            ORIGINAL_TIME,
            RESET_AFTER_REFUSALS,
            STRICT,
            STRAY_REJECTS,
            SPARSE_LOGON,
            TIMESTAMPS,
            ROUTING,
            LOGON_FIELDS,
            NEW_PASSWORD);

    static ProtocolSettings of(Values values, Duration heartbeat) {
        return new ProtocolSettings(
                timing(values, heartbeat),
                gaps(values),
                resend(values),
                new Tolerance(values.get(STRICT), values.get(STRAY_REJECTS), values.get(SPARSE_LOGON), false),
                LogonTerms.DEFAULT
                        .withNextExpected(values.get(NEXT_EXPECTED))
                        .withResetAfterRefusals(values.get(RESET_AFTER_REFUSALS))
                        .withExtra(fields(values, LOGON_FIELDS).toArray(FixField[]::new)),
                new Header(values.get(TIMESTAMPS), values.get(LAST_PROCESSED), fields(values, ROUTING)),
                values.find(NEW_PASSWORD));
    }

    private static Timing timing(Values values, Duration heartbeat) {
        return new Timing(
                Math.toIntExact(heartbeat.toSeconds()),
                values.get(PROBE_AFTER),
                values.get(CUT_AFTER),
                values.get(LOGON_TIMEOUT).toNanos(),
                values.get(LOGOUT_TIMEOUT).toNanos(),
                values.get(CLOCK_SKEW).toNanos());
    }

    private static ResendPolicy resend(Values values) {
        ResendPolicy policy =
                new ResendPolicy(values.get(RESEND_WITHIN).toNanos(), Map.of(), values.get(ORIGINAL_TIME));
        List<ResendAge> ages = values.find(RESEND_AGES);
        for (ResendAge each : ages == null ? List.<ResendAge>of() : ages) {
            policy = policy.withType(each.msgType(), each.age().toNanos());
        }
        return policy;
    }

    private static GapPolicy gaps(Values values) {
        GapPolicy usual = GapPolicy.DEFAULT;
        return new GapPolicy(
                values.get(GAP_WAIT).toNanos(),
                values.get(GAP_CHUNK),
                usual.answerNanos(),
                usual.attempts(),
                usual.held());
    }

    private static List<FixField> fields(Values values, Key<List<FixField>> key) {
        List<FixField> fields = values.find(key);
        return fields == null ? List.of() : fields;
    }

    private static FixField field(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || !text.substring(0, equals).matches("[1-9][0-9]{0,7}")) {
            throw new IllegalArgumentException("must be a tag and a value, as \"115=DESK\", was '" + text + "'");
        }
        return new FixField(Integer.parseInt(text.substring(0, equals)), text.substring(equals + 1));
    }

    /// The profile with these settings; credentials and reset policy stay.
    public SessionProfile in(SessionProfile profile) {
        WireFormat wire = profile.wire()
                .withPrecision(header.timestamps())
                .withLastProcessed(header.lastProcessed())
                .withRouting(header.routing().toArray(FixField[]::new));
        return profile.withTiming(timing)
                .withGaps(gaps)
                .withResend(resend)
                .withTolerance(tolerance)
                .withWire(wire)
                .withLogon(logon.withCredentials(profile.logon().credentials())
                        .withReset(profile.logon().reset()));
    }
}
