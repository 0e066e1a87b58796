package io.fairlead.fix.session;

import io.fairlead.fix.codec.RejectReason;

/// A session message that the rules want sent. The machinery adds the header, and credentials to a Logon.
public sealed interface AdminMessage {
    record Logon(int heartbeatSeconds, boolean reset) implements AdminMessage {}

    /// An empty id is not sent: TestReqID(112) only answers a TestRequest.
    record Heartbeat(String testReqId) implements AdminMessage {}

    record TestRequest(String testReqId) implements AdminMessage {}

    record ResendRequest(int beginSeqNo, int endSeqNo) implements AdminMessage {}

    /// A refMsgType of [io.fairlead.fix.codec.MsgType#NONE] and a refTag of 0 are not sent.
    record Reject(int refSeqNum, int refMsgType, int refTag, RejectReason reason, String text)
            implements AdminMessage {}

    /// An empty text is not sent.
    record Logout(String text) implements AdminMessage {}
}
