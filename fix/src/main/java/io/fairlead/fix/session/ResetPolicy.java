package io.fairlead.fix.session;

/// When both sequence numbers go back to 1 without the schedule saying so.
public enum ResetPolicy {
    /// Only when the counterparty asks with ResetSeqNumFlag(141)=Y, or an operator does.
    NEVER,
    /// At each logon, which then carries ResetSeqNumFlag(141)=Y.
    ON_LOGON,
    /// When a session ended with a Logout.
    ON_LOGOUT,
    /// When a session ended in any way.
    ON_DISCONNECT
}
