package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixDecoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.session.Bounds;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Messages that arrived behind a gap, until it is closed. Owned by the polling thread. Bounded by count
/// and bytes; what does not fit is not kept, since the counterparty sends it again on request.
final class HeldMessages {
    private final TreeMap<Integer, byte[]> messages = new TreeMap<>();
    private final int maxMessages;
    private final int maxBytes;
    private final FixMessage taken;
    private int bytes;

    HeldMessages(int maxMessages, Bounds bounds) {
        this.maxMessages = maxMessages;
        maxBytes = 16 * bounds.maxMessageLength();
        taken = new FixMessage(bounds.maxFields());
    }

    void hold(FixMessage message) {
        if (messages.size() >= maxMessages || bytes + message.length() > maxBytes) {
            return;
        }
        byte[] copy = Arrays.copyOfRange(message.buffer(), message.offset(), message.offset() + message.length());
        if (messages.putIfAbsent(message.msgSeqNum(), copy) == null) {
            bytes += copy.length;
        }
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /// Takes out the first message if its number is below `end`, and forgets those below `from`. It is valid until the
    /// next one is taken.
    @Nullable
    FixMessage takeFrom(int from, int end) {
        while (!messages.isEmpty() && messages.firstKey() < end) {
            int seqNum = messages.firstKey();
            byte[] message = messages.pollFirstEntry().getValue();
            bytes -= message.length;
            if (seqNum >= from) {
                FixDecoder.decode(message, 0, message.length, taken);
                return taken;
            }
        }
        return null;
    }

    void clear() {
        messages.clear();
        bytes = 0;
    }
}
