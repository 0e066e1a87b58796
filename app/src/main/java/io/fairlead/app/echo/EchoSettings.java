package io.fairlead.app.echo;

import io.fairlead.fix.codec.TimestampPrecision;
import java.util.Set;

/// What an echo is started with. Immutable.
///
/// @param accepted MsgType(35) of what is returned; others get a BusinessMessageReject(j)
/// @param validate whether messages must keep to the dictionary; if not, only framing and session rules count
/// @param chunk most messages to ask for in one ResendRequest(2); 0 asks for all
/// @param lastProcessed whether messages carry LastMsgSeqNumProcessed(369)
/// @param nextExpected whether Logon(A) carries NextExpectedMsgSeqNum(789)
/// @param rejectGarbled whether a garbled message that still shows its MsgSeqNum(34) is answered and counted
public record EchoSettings(
        int port,
        String beginString,
        String senderCompId,
        String targetCompId,
        Set<String> accepted,
        boolean resetOnDisconnect,
        boolean validate,
        int chunk,
        boolean lastProcessed,
        boolean nextExpected,
        TimestampPrecision precision,
        boolean rejectGarbled) {

    public EchoSettings {
        accepted = Set.copyOf(accepted);
    }
}
