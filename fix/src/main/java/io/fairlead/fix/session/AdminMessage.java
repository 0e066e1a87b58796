package io.fairlead.fix.session;

import io.fairlead.fix.codec.ApplVerId;
import io.fairlead.fix.codec.BusinessRejectReason;
import io.fairlead.fix.codec.FixField;
import io.fairlead.fix.codec.RejectReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message that a session sends by itself. The machinery adds the header, and credentials to a Logon.
public sealed interface AdminMessage {
    /// A status and a version are sent under FIXT only; without a version, it is the profile's own.
    record Logon(
            int heartbeatSeconds,
            boolean reset,
            @Nullable SessionStatusCode status,
            @Nullable ApplVerId version) implements AdminMessage {
        public Logon(int heartbeatSeconds, boolean reset) {
            this(heartbeatSeconds, reset, null, null);
        }
    }

    /// An empty id is not sent: TestReqID(112) only answers a TestRequest.
    record Heartbeat(String testReqId) implements AdminMessage {}

    record TestRequest(String testReqId) implements AdminMessage {}

    record ResendRequest(int beginSeqNo, int endSeqNo) implements AdminMessage {}

    /// A refSeqNum of 0, a refMsgType of [io.fairlead.fix.codec.MsgType#NONE] and a refTag of 0 are not known.
    ///
    /// @param route header fields that lead it back to whom the refused message came from, if not the counterparty
    record Reject(int refSeqNum, int refMsgType, int refTag, RejectReason reason, String text, List<FixField> route)
            implements AdminMessage {
        public Reject {
            route = List.copyOf(route);
        }

        /// Back to the counterparty itself.
        public Reject(int refSeqNum, int refMsgType, int refTag, RejectReason reason, String text) {
            this(refSeqNum, refMsgType, refTag, reason, text, List.of());
        }
    }

    /// The one that is an application message, numbered and resent as such. An empty refId is not sent.
    record BusinessReject(int refSeqNum, int refMsgType, String refId, BusinessRejectReason reason, String text)
            implements AdminMessage {}

    /// An empty text is not sent; a status is sent under FIXT only.
    record Logout(String text, @Nullable SessionStatusCode status) implements AdminMessage {
        public Logout(String text) {
            this(text, null);
        }
    }
}
