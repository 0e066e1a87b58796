package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixField;
import java.util.List;

/// What a session's Logon(A) says, besides what every Logon does. Immutable.
///
/// @param credentials Username(553), Password(554) and NewPassword(925)
/// @param reset when both sequence numbers go back to 1
/// @param resetAfterRefusals how many logons in a row may fail before the next one carries ResetSeqNumFlag(141)=Y; 0
///         never resets for that reason
/// @param nextExpected whether it carries NextExpectedMsgSeqNum(789), so that both sides send what the other missed
///         without being asked
/// @param extra further fields of our Logon, such as a Text(58) with options of the venue
public record LogonTerms(
        Credentials credentials,
        ResetPolicy reset,
        int resetAfterRefusals,
        boolean nextExpected,
        List<FixField> extra) {

    /// No credentials, numbers are kept, no optional fields.
    public static final LogonTerms DEFAULT = new LogonTerms(Credentials.NONE, ResetPolicy.NEVER, 0, false, List.of());

    public LogonTerms {
        extra = List.copyOf(extra);
        if (resetAfterRefusals < 0) {
            throw new IllegalArgumentException("refusals before a reset must be 0 or more, were " + resetAfterRefusals);
        }
    }

    /// The same with other credentials.
    public LogonTerms withCredentials(Credentials value) {
        return new LogonTerms(value, reset, resetAfterRefusals, nextExpected, extra);
    }

    /// The same with another reset policy.
    public LogonTerms withReset(ResetPolicy value) {
        return new LogonTerms(credentials, value, resetAfterRefusals, nextExpected, extra);
    }

    /// The same that resets after so many logons in a row that failed.
    public LogonTerms withResetAfterRefusals(int value) {
        return new LogonTerms(credentials, reset, value, nextExpected, extra);
    }

    /// The same, with or without NextExpectedMsgSeqNum(789).
    public LogonTerms withNextExpected(boolean value) {
        return new LogonTerms(credentials, reset, resetAfterRefusals, value, extra);
    }

    /// The same with these further fields.
    public LogonTerms withExtra(FixField... fields) {
        return new LogonTerms(credentials, reset, resetAfterRefusals, nextExpected, List.of(fields));
    }
}
