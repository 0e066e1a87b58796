package io.fairlead.fix.engine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fairlead.fix.codec.ApplVerId;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixField;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.codec.UtcTimestamp;
import io.fairlead.fix.session.AdminMessage;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.LogonHeader;
import io.fairlead.fix.session.LogonSigner;
import io.fairlead.fix.session.PasswordSource;
import io.fairlead.fix.session.SessionCounters;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.session.SessionStatusCode;
import java.nio.CharBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes the bodies of the messages that a session sends by itself. Owned by the polling thread.
final class AdminEncoder {
    private final SessionProfile profile;
    private final LogonSigner signer;
    private final SessionCounters counters;
    private final UtcTimestamp timestamp = new UtcTimestamp();
    private boolean changesPassword;

    AdminEncoder(SessionProfile profile, LogonSigner signer, SessionCounters counters) {
        this.profile = profile;
        this.signer = signer;
        this.counters = counters;
    }

    /// Whether the last Logon(A) asked for a new password.
    boolean changesPassword() {
        return changesPassword;
    }

    void encode(AdminMessage message, FixEncoder into, long nowNanos) {
        switch (message) {
            case AdminMessage.Logon logon -> logon(logon, into, nowNanos);
            case AdminMessage.Heartbeat heartbeat -> {
                into.begin(MsgType.HEARTBEAT);
                putText(into, Tag.TEST_REQ_ID, heartbeat.testReqId());
            }
            case AdminMessage.TestRequest request ->
                into.begin(MsgType.TEST_REQUEST).put(Tag.TEST_REQ_ID, request.testReqId());
            case AdminMessage.ResendRequest request ->
                into.begin(MsgType.RESEND_REQUEST)
                        .put(Tag.BEGIN_SEQ_NO, request.beginSeqNo())
                        .put(Tag.END_SEQ_NO, request.endSeqNo());
            case AdminMessage.Reject reject -> reject(reject, into);
            case AdminMessage.BusinessReject reject -> businessReject(reject, into);
            case AdminMessage.Logout logout -> {
                into.begin(MsgType.LOGOUT);
                putStatus(into, logout.status());
                putText(into, Tag.TEXT, logout.text());
            }
        }
    }

    private void logon(AdminMessage.Logon logon, FixEncoder into, long nowNanos) {
        into.begin(MsgType.LOGON).put(Tag.ENCRYPT_METHOD, 0).put(Tag.HEART_BT_INT, logon.heartbeatSeconds());
        if (logon.reset()) {
            into.put(Tag.RESET_SEQ_NUM_FLAG, true);
        }
        if (profile.logon().nextExpected()) {
            into.put(Tag.NEXT_EXPECTED_MSG_SEQ_NUM, counters.resetBegun() ? 1 : counters.expectedIncoming());
        }
        if (profile.fixt()) {
            ApplVerId version = logon.version();
            into.put(
                    Tag.DEFAULT_APPL_VER_ID,
                    (version == null ? profile.wire().versions().byDefault() : version).code());
        }
        putStatus(into, logon.status());
        for (FixField field : profile.logon().extra()) {
            into.put(field.tag(), field.value());
        }
        credentials(into);
        signer.sign(header(nowNanos), into);
    }

    private void credentials(FixEncoder into) {
        Credentials credentials = profile.logon().credentials();
        putText(into, Tag.USERNAME, credentials.username());
        putSecret(into, Tag.PASSWORD, credentials.password());
        changesPassword = putSecret(into, Tag.NEW_PASSWORD, credentials.newPassword());
    }

    /// The very texts that the encoder will write, from the same numbers.
    private LogonHeader header(long nowNanos) {
        byte[] time = new byte[profile.wire().precision().length()];
        timestamp.write(time, 0, nowNanos, profile.wire().precision());
        return new LogonHeader(
                profile.id(),
                MsgType.text(MsgType.LOGON),
                String.valueOf(counters.nextOutgoing()),
                new String(time, US_ASCII));
    }

    private void reject(AdminMessage.Reject reject, FixEncoder into) {
        into.begin(MsgType.REJECT);
        reject.route().forEach(field -> into.put(field.tag(), field.value()));
        into.put(Tag.REF_SEQ_NUM, Math.max(0, reject.refSeqNum()));
        putText(into, Tag.TEXT, reject.text());
        if (reject.refTag() != 0 || reject.reason() == RejectReason.INVALID_TAG_NUMBER) {
            into.put(Tag.REF_TAG_ID, reject.refTag());
        }
        putText(into, Tag.REF_MSG_TYPE, MsgType.text(reject.refMsgType()));
        if (reject.reason().code() >= 0) {
            into.put(Tag.SESSION_REJECT_REASON, reject.reason().code());
        }
    }

    private void businessReject(AdminMessage.BusinessReject reject, FixEncoder into) {
        into.begin(MsgType.BUSINESS_MESSAGE_REJECT);
        if (reject.refSeqNum() > 0) {
            into.put(Tag.REF_SEQ_NUM, reject.refSeqNum());
        }
        putText(into, Tag.TEXT, reject.text());
        putText(into, Tag.REF_MSG_TYPE, MsgType.text(reject.refMsgType()));
        putText(into, Tag.BUSINESS_REJECT_REF_ID, reject.refId());
        into.put(Tag.BUSINESS_REJECT_REASON, reject.reason().code());
    }

    private void putStatus(FixEncoder into, @Nullable SessionStatusCode status) {
        if (status != null && profile.fixt()) {
            into.put(Tag.SESSION_STATUS, status.code());
        }
    }

    private static boolean putSecret(FixEncoder into, int tag, PasswordSource source) {
        char[] secret = source.password();
        if (secret.length > 0) {
            into.put(tag, CharBuffer.wrap(secret));
        }
        Arrays.fill(secret, '\0');
        return secret.length > 0;
    }

    /// Texts may quote what the counterparty sent: bounded, and without control characters. An empty one is left out.
    private static void putText(FixEncoder into, int tag, String text) {
        if (!text.isEmpty()) {
            String bounded = text.length() > 256 ? text.substring(0, 256) : text;
            into.put(tag, bounded.replaceAll("[\\x00-\\x1f]", "?"));
        }
    }
}
