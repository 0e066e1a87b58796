package io.fairlead.fix.session;

import io.fairlead.fix.codec.BusinessRejectReason;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.RejectReason;
import io.fairlead.fix.codec.Tag;

/// Makes the refusals of single messages, by the session and by the application. Stateless.
public final class Rejects {
    private Rejects() {}

    /// A Reject(3) of a message in the standard's words; a refTag of 0 names no field.
    static AdminMessage.Reject of(FixMessage message, RejectReason reason, int refTag) {
        return of(message, reason, refTag, reason.text());
    }

    static AdminMessage.Reject of(FixMessage message, RejectReason reason, int refTag, String text) {
        return new AdminMessage.Reject(
                message.msgSeqNum(), message.msgType(), refTag, reason, text, Route.back(message));
    }

    /// Sends a Reject and tells of it.
    static Action[] actions(AdminMessage.Reject reject) {
        return new Action[] {new Action.Send(reject), new Action.Report(new SessionEvent.MessageRejected(reject))};
    }

    /// A BusinessMessageReject(j) of a message, with the id that its sender knows it by.
    public static AdminMessage.BusinessReject business(FixMessage message, BusinessRejectReason reason, String text) {
        return new AdminMessage.BusinessReject(message.msgSeqNum(), message.msgType(), idOf(message), reason, text);
    }

    /// Sends a BusinessMessageReject and tells of it.
    static Action[] actions(AdminMessage.BusinessReject reject) {
        return new Action[] {new Action.Send(reject), new Action.Report(new SessionEvent.BusinessRejected(reject))};
    }

    /// The field that a message is known by to whoever sent it, or an empty text.
    private static String idOf(FixMessage message) {
        int tag = switch (message.msgType()) {
            case MsgType.EXECUTION_REPORT -> Tag.EXEC_ID;
            case MsgType.MARKET_DATA_REQUEST,
                    MsgType.MARKET_DATA_SNAPSHOT,
                    MsgType.MARKET_DATA_INCREMENTAL,
                    MsgType.MARKET_DATA_REQUEST_REJECT -> Tag.MD_REQ_ID;
            case MsgType.ORDER_MASS_STATUS_REQUEST -> Tag.MASS_STATUS_REQ_ID;
            default -> Tag.CL_ORD_ID;
        };
        return message.string(tag, "");
    }
}
