package io.fairlead.venues.fixlp;

import io.fairlead.core.model.OrderId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which request went out under which MsgSeqNum(34), for the newest messages: a Reject(3) names nothing else. Owned by
/// the engine thread; allocates nothing once made.
final class SentRequests {
    static final int CAPACITY = 4096;

    private final int[] seqNums = new int[CAPACITY];
    private final @Nullable OrderId[] requests = new OrderId[CAPACITY];

    void sent(int seqNum, OrderId request) {
        seqNums[seqNum & CAPACITY - 1] = seqNum;
        requests[seqNum & CAPACITY - 1] = request;
    }

    /// The request sent under this number; null if none was, or too long ago.
    @Nullable
    OrderId of(int seqNum) {
        int slot = seqNum & CAPACITY - 1;
        return seqNum > 0 && seqNums[slot] == seqNum ? requests[slot] : null;
    }

    /// Sequence numbers start over.
    void clear() {
        Arrays.fill(seqNums, 0);
    }
}
