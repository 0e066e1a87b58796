package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixHeader;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.codec.UtcTimestamp;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.store.StoredMessage;

/// Answers a ResendRequest(2), in as many slices as the outbound buffer asks for. Owned by the polling thread.
///
/// Messages that the store has and the profile's policy lets pass go out again with PossDupFlag(43)=Y and their
/// original time; runs of others (session messages, stale orders, numbers that a crash skipped) become one gap
/// fill. It passes EndSeqNo(16) while there is nothing to send again and all was sent before this link: thousands of
/// skipped numbers asked for in small chunks are told at once. Of this link's own, the counterparty may hold messages
/// behind its gap, and a fill over them would have it drop them.
final class Resender {
    private static final int TRAILER_LENGTH = 7;

    private final SessionProfile profile;
    private final MessageStore store;
    private final OutboundStream outbound;
    private final MessageTrace trace;
    private final FixEncoder application;
    private final FixEncoder session;
    private final FixMessage stored;
    private final FixHeader header;
    private final StoredMessage view = new StoredMessage();
    private int next = 1;
    private int end;
    private int firstOfLink;

    Resender(SessionProfile profile, MessageStore store, OutboundStream outbound, MessageTrace trace) {
        this.profile = profile;
        this.store = store;
        this.outbound = outbound;
        this.trace = trace;
        application =
                new FixEncoder(profile.applicationHeader(), profile.bounds().maxMessageLength());
        session = new FixEncoder(profile.header(), 64);
        header = profile.applicationHeader();
        stored = new FixMessage(profile.bounds().maxFields());
    }

    /// Whether messages of a resend are still to go out; live ones must wait for that.
    boolean active() {
        return next <= end;
    }

    /// Starts a resend, or widens the one that is going out: what was asked for before still comes.
    void start(int beginSeqNo, int endSeqNo) {
        int last = store.nextOutgoing() - 1;
        int through = endSeqNo == 0 ? last : Math.min(endSeqNo, last);
        boolean wider = active();
        next = wider ? Math.min(next, beginSeqNo) : beginSeqNo;
        end = wider ? Math.max(end, through) : through;
    }

    /// A link is there: messages from here on may be on their way, or wait at the counterparty.
    void linkStarts() {
        firstOfLink = store.nextOutgoing();
    }

    void stop() {
        end = 0;
        next = 1;
        firstOfLink = 0;
    }

    /// Sends what fits; returns how many messages that were.
    int proceed(long nowNanos) {
        int sent = 0;
        int room = profile.bounds().maxMessageLength() + 256;
        while (next <= end && outbound.fits(room)) {
            int gapEnd = next;
            while ((gapEnd <= end || gapEnd < firstOfLink) && !resendable(gapEnd, nowNanos)) {
                gapEnd++;
            }
            if (gapEnd > next) {
                gapFill(gapEnd, nowNanos);
                next = gapEnd;
            } else {
                resend(nowNanos);
                next++;
            }
            sent++;
        }
        return sent;
    }

    private boolean resendable(int seqNum, long nowNanos) {
        return profile.resend().resendsAny()
                && store.find(seqNum, view)
                && profile.resend().resends(view.msgType(), nowNanos - view.sentNanos())
                && FixDecoder.decode(view.buffer(), view.offset(), view.length(), stored) == FixDecoder.OK;
    }

    private void gapFill(int newSeqNo, long nowNanos) {
        session.begin(MsgType.SEQUENCE_RESET).put(Tag.NEW_SEQ_NO, newSeqNo).put(Tag.GAP_FILL_FLAG, true);
        write(session, original(nowNanos, nowNanos), nowNanos);
    }

    private void resend(long nowNanos) {
        int from = bodyStart();
        int trailer = stored.offset() + stored.length() - TRAILER_LENGTH;
        application.begin(view.msgType()).putFields(stored.buffer(), from, trailer - from);
        write(application, original(view.sentNanos(), nowNanos), nowNanos);
    }

    /// A clock that was set back must not make a message older than its original, which ends strict sessions.
    private long original(long sentNanos, long nowNanos) {
        return profile.resend().originalTime() ? Math.min(sentNanos, nowNanos) : UtcTimestamp.INVALID;
    }

    /// Where the fields start that the application put: behind SendingTime(52) this engine wrote the target and further
    /// fields of the header, and perhaps LastMsgSeqNumProcessed(369).
    private int bodyStart() {
        int index = stored.indexOf(Tag.SENDING_TIME);
        while (ofHeader(stored.tag(index + 1))) {
            index++;
        }
        return stored.start(index) + stored.length(index) + 1;
    }

    private boolean ofHeader(int tag) {
        return tag == Tag.LAST_MSG_SEQ_NUM_PROCESSED || header.behindTime(tag);
    }

    private void write(FixEncoder encoder, long originalNanos, long nowNanos) {
        encoder.lastProcessed(profile.wire().lastProcessed() ? store.expectedIncoming() - 1 : 0);
        int length = encoder.finishPossDup(next, nowNanos, originalNanos);
        if (length < 0) {
            throw new IllegalStateException("a message that was sent before can't be encoded again, code " + length);
        }
        trace.outgoing(encoder.buffer(), encoder.offset(), length, nowNanos);
        outbound.write(encoder.buffer(), encoder.offset(), length, nowNanos);
    }
}
