package io.fairlead.fix.session;

/// The header of the Logon(A) that is about to leave, each value in exactly the text that goes out. Immutable.
public record LogonHeader(SessionId id, String msgType, String msgSeqNum, String sendingTime) {}
