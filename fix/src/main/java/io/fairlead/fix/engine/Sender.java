package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.session.AdminMessage;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.PasswordSource;
import io.fairlead.fix.session.SessionCounters;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MessageStore;
import java.nio.CharBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;

/// Everything that leaves a session: gives it a number, keeps it in the store, then hands it to the link, in this
/// order. Owned by the polling thread.
final class Sender {
    private static final int MAX_DEFERRED = 64;

    private final SessionProfile profile;
    private final MessageStore store;
    private final SessionCounters counters;
    private final SessionStatistics statistics;
    private final MessageTrace trace;
    private final RateMeter rate;
    private final FixEncoder application;
    private final FixEncoder admin;
    private final ArrayDeque<AdminMessage> deferred = new ArrayDeque<>();
    final OutboundStream outbound;
    final Resender resender;

    Sender(
            SessionProfile profile,
            MessageStore store,
            SessionCounters counters,
            SessionStatistics statistics,
            MessageTrace trace) {
        this.profile = profile;
        this.store = store;
        this.counters = counters;
        this.statistics = statistics;
        this.trace = trace;
        rate = new RateMeter(profile.bounds().outboundRate());
        application =
                new FixEncoder(profile.applicationHeader(), profile.bounds().maxMessageLength());
        admin = new FixEncoder(profile.header(), 2048);
        outbound = new OutboundStream(
                profile.bounds().outboundBytes(), profile.bounds().stallNanos());
        resender = new Resender(profile, store, outbound, trace);
    }

    FixEncoder begin(int msgType) {
        return application.begin(msgType);
    }

    int commit(long nowNanos) {
        if (resender.active()) {
            return SendCode.BACK_PRESSURE;
        }
        if (!admitted(application.msgType(), nowNanos)) {
            return SendCode.RATE_LIMITED;
        }
        int code = send(application, application.sensitive(), nowNanos);
        if (code > 0) {
            rate.count(nowNanos);
        }
        return code;
    }

    private boolean admitted(int msgType, long nowNanos) {
        return rate.admits(nowNanos) || (MsgType.cancels(msgType) && rate.admitsReserved(nowNanos));
    }

    private int send(FixEncoder encoder, boolean numberOnly, long nowNanos) {
        int seqNum = store.nextOutgoing();
        int length = encoder.finish(seqNum, nowNanos);
        if (length < 0 || length > profile.bounds().maxMessageLength()) {
            return SendCode.BAD_MESSAGE;
        }
        if (!outbound.fits(length)) {
            return SendCode.BACK_PRESSURE;
        }
        byte[] bytes = encoder.buffer();
        int stored = store.sent(encoder.msgType(), bytes, encoder.offset(), numberOnly ? 0 : length, nowNanos);
        if (stored != MessageStore.OK) {
            return stored == MessageStore.BUSY ? SendCode.BACK_PRESSURE : SendCode.STORE_FULL;
        }
        outbound.write(bytes, encoder.offset(), length, nowNanos);
        trace.outgoing(bytes, encoder.offset(), length, nowNanos);
        counters.numbers(store.expectedIncoming(), store.nextOutgoing());
        counters.sent(nowNanos);
        statistics.numbers(counters);
        statistics.sent(encoder.msgType(), nowNanos);
        return seqNum;
    }

    /// Sends a session message, behind a resend that is going out. Returns a MsgSeqNum(34), 0 if it waits, or a
    /// [SendCode]: then the session can't be kept.
    int admin(AdminMessage message, long nowNanos) {
        if (resender.active()) {
            if (deferred.size() == MAX_DEFERRED) {
                return SendCode.BACK_PRESSURE;
            }
            deferred.add(message);
            return 0;
        }
        encode(message);
        return send(admin, true, nowNanos);
    }

    private void encode(AdminMessage message) {
        switch (message) {
            case AdminMessage.Logon logon -> encodeLogon(logon);
            case AdminMessage.Heartbeat heartbeat -> {
                admin.begin(MsgType.HEARTBEAT);
                if (!heartbeat.testReqId().isEmpty()) {
                    admin.put(Tag.TEST_REQ_ID, printable(heartbeat.testReqId()));
                }
            }
            case AdminMessage.TestRequest request ->
                admin.begin(MsgType.TEST_REQUEST).put(Tag.TEST_REQ_ID, request.testReqId());
            case AdminMessage.ResendRequest request ->
                admin.begin(MsgType.RESEND_REQUEST)
                        .put(Tag.BEGIN_SEQ_NO, request.beginSeqNo())
                        .put(Tag.END_SEQ_NO, request.endSeqNo());
            case AdminMessage.Reject reject -> encodeReject(reject);
            case AdminMessage.Logout logout -> {
                admin.begin(MsgType.LOGOUT);
                if (!logout.text().isEmpty()) {
                    admin.put(Tag.TEXT, printable(logout.text()));
                }
            }
        }
    }

    private void encodeLogon(AdminMessage.Logon logon) {
        admin.begin(MsgType.LOGON).put(Tag.ENCRYPT_METHOD, 0).put(Tag.HEART_BT_INT, logon.heartbeatSeconds());
        if (logon.reset()) {
            admin.put(Tag.RESET_SEQ_NUM_FLAG, true);
        }
        Credentials credentials = profile.logon().credentials();
        if (!credentials.username().isEmpty()) {
            admin.put(Tag.USERNAME, credentials.username());
        }
        putSecret(Tag.PASSWORD, credentials.password());
        putSecret(Tag.NEW_PASSWORD, credentials.newPassword());
    }

    private void putSecret(int tag, PasswordSource source) {
        char[] secret = source.password();
        if (secret.length > 0) {
            admin.put(tag, CharBuffer.wrap(secret));
        }
        Arrays.fill(secret, '\0');
    }

    private void encodeReject(AdminMessage.Reject reject) {
        admin.begin(MsgType.REJECT).put(Tag.REF_SEQ_NUM, Math.max(0, reject.refSeqNum()));
        if (reject.refTag() != 0) {
            admin.put(Tag.REF_TAG_ID, reject.refTag());
        }
        if (reject.refMsgType() != MsgType.NONE) {
            admin.put(Tag.REF_MSG_TYPE, printable(MsgType.text(reject.refMsgType())));
        }
        admin.put(Tag.SESSION_REJECT_REASON, reject.reason().code()).put(Tag.TEXT, printable(reject.text()));
    }

    /// Texts may quote what the counterparty sent: bounded, and without control characters.
    private static String printable(String text) {
        String bounded = text.length() > 256 ? text.substring(0, 256) : text;
        return bounded.replaceAll("[\\x00-\\x1f]", "?");
    }

    /// Pushes bytes, goes on with a resend, and sends what waited for its end. Returns a work count, or a negative
    /// number if the link is closed or the session can't be kept.
    int proceed(long nowNanos) {
        int work = outbound.flush(nowNanos);
        if (work < 0 || !resender.active()) {
            return work;
        }
        work += resender.proceed(nowNanos);
        while (!resender.active() && !deferred.isEmpty()) {
            if (admin(deferred.poll(), nowNanos) < 0) {
                return -1;
            }
        }
        return work;
    }

    void stop() {
        outbound.detach();
        resender.stop();
        deferred.clear();
    }
}
