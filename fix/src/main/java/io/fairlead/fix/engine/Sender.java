package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.session.Action;
import io.fairlead.fix.session.AdminMessage;
import io.fairlead.fix.session.SessionCounters;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.transport.Link;
import java.util.ArrayDeque;

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
    private final FixEncoder session;
    private final AdminEncoder admin;
    private final ArrayDeque<AdminMessage> deferred = new ArrayDeque<>();
    final OutboundStream outbound;
    final Resender resender;

    Sender(
            SessionProfile profile,
            SessionParts parts,
            SessionCounters counters,
            SessionStatistics statistics,
            MessageTrace trace) {
        this.profile = profile;
        this.counters = counters;
        this.statistics = statistics;
        this.trace = trace;
        rate = new RateMeter(profile.bounds().outboundRate());
        store = parts.store();
        application =
                new FixEncoder(profile.applicationHeader(), profile.bounds().maxMessageLength());
        session = new FixEncoder(profile.header(), 2048);
        admin = new AdminEncoder(profile, parts.signer(), counters);
        outbound = new OutboundStream(
                profile.bounds().outboundBytes(), profile.bounds().stallNanos());
        resender = new Resender(profile, store, outbound, trace);
    }

    /// A link is there. What was sent over earlier ones is not on its way any more.
    void attach(Link link, long nowNanos) {
        outbound.attach(link, nowNanos);
        resender.linkStarts();
    }

    FixEncoder begin(int msgType) {
        return application.begin(msgType);
    }

    int commit(long nowNanos) {
        if (resender.active() || !deferred.isEmpty()) {
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
        encoder.lastProcessed(profile.wire().lastProcessed() ? counters.expectedIncoming() - 1 : 0);
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

    /// Sends a message of the session itself, behind a resend that is going out, and behind the sync of a reset,
    /// which both sides must remember alike. Returns a MsgSeqNum(34), 0 if it waits, or a [SendCode]: then the
    /// session can't be kept.
    int admin(AdminMessage message, long nowNanos) {
        if (free() && deferred.isEmpty()) {
            return sendNow(message, nowNanos);
        }
        if (deferred.size() == MAX_DEFERRED) {
            return SendCode.BACK_PRESSURE;
        }
        deferred.add(message);
        return 0;
    }

    private boolean free() {
        return !resender.active() && store.ready();
    }

    private int sendNow(AdminMessage message, long nowNanos) {
        if (message instanceof AdminMessage.BusinessReject) {
            admin.encode(message, application, nowNanos);
            return send(application, false, nowNanos);
        }
        admin.encode(message, session, nowNanos);
        int code = send(session, true, nowNanos);
        if (session.sensitive()) {
            session.wipe();
            outbound.wipeWhenSent();
        }
        return code;
    }

    /// Whether the last Logon(A) asked for a new password.
    boolean changesPassword() {
        return admin.changesPassword();
    }

    /// Answers the ResendRequest(2) of this number.
    void resend(Action.Resend range, int requestSeqNum, long nowNanos) {
        counters.answered(requestSeqNum);
        resender.start(range.beginSeqNo(), range.endSeqNo());
        resender.proceed(nowNanos);
    }

    /// Pushes bytes, goes on with a resend, and sends what waited. Returns a work count, or a negative number if the
    /// link is closed or the session can't be kept.
    int proceed(long nowNanos) {
        int work = outbound.flush(nowNanos);
        if (work < 0) {
            return work;
        }
        if (resender.active()) {
            work += resender.proceed(nowNanos);
        }
        while (!deferred.isEmpty() && free()) {
            if (sendNow(deferred.poll(), nowNanos) < 0) {
                return -1;
            }
            work++;
        }
        return work;
    }

    /// Numbers are set: what was asked for, or waits, belongs to the old ones.
    void startOver() {
        resender.stop();
        deferred.clear();
    }

    void stop() {
        outbound.detach();
        startOver();
    }
}
