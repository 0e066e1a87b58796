package io.fairlead.fix.store;

/// What one session must remember across a restart: both sequence numbers, and the messages it sent. Owned by the
/// thread that polls the session; methods allocate nothing and never block.
public interface MessageStore {
    /// The store took it.
    int OK = 0;

    /// The store has no room; nothing may be sent.
    int FULL = -1;

    /// The number is not reserved on disk yet; try again.
    int BUSY = -2;

    /// The MsgSeqNum(34) that the counterparty's next message must carry.
    int expectedIncoming();

    /// The MsgSeqNum(34) of our next message.
    int nextOutgoing();

    /// Whether a message may be sent now; a store that is opened may need a moment, and one whose numbers start over.
    default boolean ready() {
        return true;
    }

    /// When the numbers were last set, mostly to 1, or [Long#MIN_VALUE] if they never were.
    long startedNanos();

    /// Keeps a message before a byte of it is on the wire; its number is [#nextOutgoing], which moves on. A length of 0
    /// keeps the number alone: for session messages, which are never re-sent, and for messages with secrets.
    int sent(int msgType, byte[] bytes, int offset, int length, long nowNanos);

    /// The counterparty's next message must carry this number. To be called when the application has returned from
    /// the message before: a crash in between delivers that message again and never loses it.
    int received(int nextExpected, long nowNanos);

    /// Our next message carries 1, and the counterparty's this; remembers, until [#numbers], that a Logon(A) which
    /// asks for a reset may have gone out and that nobody knows whether it was heard. Forgets what was sent.
    int beginReset(int expectedIncoming, long nowNanos);

    /// Whether a reset was begun and numbers were not set since.
    boolean resetBegun();

    /// Sets both numbers, by a reset or by an operator; forgets the messages that were sent. If a reset was begun this
    /// is its end.
    int numbers(int expectedIncoming, int nextOutgoing, long nowNanos);

    /// Finds a message that was sent and kept; returns whether it is still there.
    boolean find(int seqNum, StoredMessage into);
}
