package io.fairlead.app.echo;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SendCode;
import io.fairlead.fix.session.DeliveryFlag;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The application behind the echo: returns messages of the types it accepts, refuses others with a
/// BusinessMessageReject(j), and leaves a possible resend alone whose ClOrdID(11) it has seen. Owned by the polling
/// thread.
final class EchoListener implements FixSessionListener {
    private static final int UNSUPPORTED_MESSAGE_TYPE = 3;
    private static final int MAX_FIELDS = 2048;

    private final Set<String> accepted;
    private final FieldOrder order;
    private final Set<String> seen = new HashSet<>();
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private final FixMessage late = new FixMessage(MAX_FIELDS);
    private @Nullable FixSession session;

    EchoListener(Set<String> accepted, FixDictionary dictionary) {
        this.accepted = accepted;
        order = new FieldOrder(dictionary);
    }

    @Override
    public void onMessage(FixSession from, FixMessage message, int flags, long receivedNanos) {
        session = from;
        String clOrdId = message.string(Tag.CL_ORD_ID);
        boolean known = clOrdId != null && !seen.add(clOrdId);
        if (known && (flags & DeliveryFlag.POSS_RESEND) != 0) {
            return;
        }
        if (!waiting.isEmpty() || answer(from, message, receivedNanos) == SendCode.BACK_PRESSURE) {
            int start = message.offset();
            waiting.add(Arrays.copyOfRange(message.buffer(), start, start + message.length()));
        }
    }

    @Override
    public void onLogout(FixSession from, String reason, long nowNanos) {
        seen.clear();
        waiting.clear();
    }

    /// Answers what had to wait for the end of a resend; returns how many messages that were.
    int proceed(long nowNanos) {
        FixSession to = session;
        int answered = 0;
        while (to != null && !waiting.isEmpty()) {
            byte[] bytes = waiting.element();
            FixDecoder.decode(bytes, 0, bytes.length, late);
            if (answer(to, late, nowNanos) == SendCode.BACK_PRESSURE) {
                break;
            }
            waiting.remove();
            answered++;
        }
        return answered;
    }

    private int answer(FixSession to, FixMessage message, long nowNanos) {
        String type = MsgType.text(message.msgType());
        if (accepted.contains(type)) {
            FixEncoder encoder = to.begin(message.msgType());
            order.copyBody(message, encoder);
        } else {
            to.begin(MsgType.BUSINESS_MESSAGE_REJECT)
                    .put(Tag.REF_SEQ_NUM, message.msgSeqNum())
                    .put(Tag.TEXT, "Unsupported Message Type")
                    .put(Tag.REF_MSG_TYPE, type)
                    .put(Tag.BUSINESS_REJECT_REASON, UNSUPPORTED_MESSAGE_TYPE);
        }
        return to.commit(nowNanos);
    }
}
