package io.fairlead.fix.session;

import io.fairlead.fix.codec.ApplVerId;

/// One thing that the rules tell the machinery to do, in order. Immutable.
public sealed interface Action {
    /// Stores and sends a message of the session itself.
    record Send(AdminMessage message) implements Action {}

    /// Gives the message to the application; flags as in [DeliveryFlag].
    record Deliver(int flags) implements Action {}

    /// Keeps the message until the gap before it is closed, if there is room.
    record Hold() implements Action {}

    /// The message now counts as received: the next one is expected.
    record Advance() implements Action {}

    /// The counterparty's next message carries this MsgSeqNum(34). Held messages before it are delivered first: a gap
    /// fill does not undo what was received.
    record ExpectNext(int seqNum) implements Action {}

    /// Our next message carries MsgSeqNum(34) 1, since our Logon(A) with ResetSeqNumFlag(141)=Y is about to go out;
    /// theirs count from the number given until they answer. That it was begun is remembered across a restart until
    /// numbers are set, and nothing is sent before it is on disk.
    record BeginReset(int expectedIncoming) implements Action {}

    /// Sets our next MsgSeqNum(34) and the one expected.
    record SetNumbers(int expectedIncoming, int nextOutgoing) implements Action {}

    /// Answers a ResendRequest(2) or a NextExpectedMsgSeqNum(789); an end of 0 means all that was sent.
    record Resend(int beginSeqNo, int endSeqNo) implements Action {}

    /// Adopts a HeartBtInt(108).
    record Adopt(int heartbeatSeconds) implements Action {}

    /// The counterparty's application messages have this version unless they say otherwise.
    record Speaks(ApplVerId version) implements Action {}

    /// Tells the application that it may send.
    record LoggedOn() implements Action {}

    /// Tells the application that it may not send any more.
    record LoggedOut(String reason) implements Action {}

    /// Tells the application of a Reject(3) that came for a message of ours.
    record RejectReceived() implements Action {}

    /// Tells whoever watches.
    record Report(SessionEvent event) implements Action {}

    /// Closes the link, after what was sent before, and tells whether coming back soon makes sense.
    record Disconnect(String reason, Comeback comeback) implements Action {
        /// After which nothing speaks against coming back.
        public Disconnect(String reason) {
            this(reason, Comeback.SOON);
        }
    }
}
