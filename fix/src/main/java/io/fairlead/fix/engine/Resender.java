package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.store.StoredMessage;

/// Answers a ResendRequest(2), in as many slices as the outbound buffer asks for. Owned by the polling thread.
///
/// Messages that the store has and the profile's policy lets pass go out again with PossDupFlag(43)=Y and their
/// original time; runs of others (session messages, stale orders, numbers that a crash skipped) become one gap
/// fill.
final class Resender {
    private final SessionProfile profile;
    private final MessageStore store;
    private final OutboundStream outbound;
    private final MessageTrace trace;
    private final FixEncoder encoder;
    private final FixMessage stored;
    private final StoredMessage view = new StoredMessage();
    private int next = 1;
    private int end;

    Resender(SessionProfile profile, MessageStore store, OutboundStream outbound, MessageTrace trace) {
        this.profile = profile;
        this.store = store;
        this.outbound = outbound;
        this.trace = trace;
        encoder = new FixEncoder(profile.header(), profile.bounds().maxMessageLength());
        stored = new FixMessage(profile.bounds().maxFields());
    }

    /// Whether messages of a resend are still to go out; live ones must wait for that.
    boolean active() {
        return next <= end;
    }

    void start(int beginSeqNo, int endSeqNo) {
        int last = store.nextOutgoing() - 1;
        next = beginSeqNo;
        end = endSeqNo == 0 ? last : Math.min(endSeqNo, last);
    }

    void stop() {
        end = 0;
        next = 1;
    }

    /// Sends what fits; returns how many messages that were.
    int proceed(long nowNanos) {
        int sent = 0;
        int room = profile.bounds().maxMessageLength() + 256;
        while (next <= end && outbound.fits(room)) {
            int gapEnd = next;
            while (gapEnd <= end && !resendable(gapEnd, nowNanos)) {
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
        encoder.begin(MsgType.SEQUENCE_RESET).put(Tag.GAP_FILL_FLAG, true).put(Tag.NEW_SEQ_NO, newSeqNo);
        write(encoder.finishPossDup(next, nowNanos, nowNanos), nowNanos);
    }

    private void resend(long nowNanos) {
        encoder.begin(view.msgType());
        for (int i = 0; i < stored.fields(); i++) {
            int tag = stored.tag(i);
            if (!ofThisEngine(tag)) {
                int from = fieldStart(i);
                encoder.putFields(stored.buffer(), from, stored.start(i) + stored.length(i) + 1 - from);
            }
        }
        write(encoder.finishPossDup(next, nowNanos, view.sentNanos()), nowNanos);
    }

    /// Where the tag of a field starts: behind the field before.
    private int fieldStart(int index) {
        return index == 0 ? stored.offset() : stored.start(index - 1) + stored.length(index - 1) + 1;
    }

    /// Fields that the encoder writes itself. Others of the header were put by the application and stay.
    private static boolean ofThisEngine(int tag) {
        return switch (tag) {
            case 8, 9, 10, 34, 35, 43, 49, 50, 52, 56, 57, 122 -> true;
            default -> false;
        };
    }

    private void write(int length, long nowNanos) {
        if (length < 0) {
            throw new IllegalStateException("a message that was sent before can't be encoded again, code " + length);
        }
        trace.outgoing(encoder.buffer(), encoder.offset(), length, nowNanos);
        outbound.write(encoder.buffer(), encoder.offset(), length, nowNanos);
    }
}
