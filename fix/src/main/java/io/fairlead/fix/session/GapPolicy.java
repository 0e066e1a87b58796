package io.fairlead.fix.session;

/// How a session closes a gap in the MsgSeqNum(34) it receives.
///
/// @param waitNanos how long to wait for the missing messages before asking; 0 asks at once, since TCP keeps order
/// @param chunk most messages to ask for in one ResendRequest(2); 0 asks for all with EndSeqNo(16)=0
/// @param answerNanos how long an answer may make no progress before the request is repeated
/// @param attempts how many requests without progress end the session
/// @param held most messages behind the gap that are kept until it is closed; others come again on request
public record GapPolicy(long waitNanos, int chunk, long answerNanos, int attempts, int held) {
    /// Asks at once for everything, repeats after 15 s, gives up after 3 requests, holds 1,024 messages.
    public static final GapPolicy DEFAULT = new GapPolicy(0, 0, 15_000_000_000L, 3, 1024);

    public GapPolicy {
        if (waitNanos < 0 || chunk < 0 || answerNanos <= 0 || attempts < 1 || held < 0) {
            throw new IllegalArgumentException("gap policy needs wait, chunk, held of 0 or more, answer time and"
                    + " attempts of 1 or more; was " + waitNanos + ", " + chunk + ", " + held + ", " + answerNanos
                    + ", " + attempts);
        }
    }
}
