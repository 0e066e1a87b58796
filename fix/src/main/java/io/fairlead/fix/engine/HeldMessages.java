package io.fairlead.fix.engine;

import io.fairlead.fix.codec.FixMessage;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Messages that arrived behind a gap, until it is closed. Owned by the polling thread. Bounded by count
/// and bytes; what does not fit is not kept, since the counterparty sends it again on request.
final class HeldMessages {
    private final TreeMap<Integer, byte[]> messages = new TreeMap<>();
    private final int maxMessages;
    private final int maxBytes;
    private int bytes;

    HeldMessages(int maxMessages, int maxBytes) {
        this.maxMessages = maxMessages;
        this.maxBytes = maxBytes;
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

    /// Takes out the first message if its number is below `end`, and forgets those below `from`.
    byte @Nullable [] takeFrom(int from, int end) {
        while (!messages.isEmpty() && messages.firstKey() < end) {
            int seqNum = messages.firstKey();
            byte[] message = messages.pollFirstEntry().getValue();
            bytes -= message.length;
            if (seqNum >= from) {
                return message;
            }
        }
        return null;
    }

    void clear() {
        messages.clear();
        bytes = 0;
    }
}
