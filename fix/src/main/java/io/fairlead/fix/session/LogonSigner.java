package io.fairlead.fix.session;

import io.fairlead.fix.codec.FixEncoder;

/// Adds to our Logon(A) what proves who we are, when its header is known: a signature over SendingTime(52),
/// MsgSeqNum(34) and comp ids, or a token. Called on the polling thread; must not block, and wipes what it no longer
/// needs.
@FunctionalInterface
public interface LogonSigner {
    /// Adds nothing.
    LogonSigner NONE = (_, _) -> {};

    /// Puts fields into the body of the Logon that has this header.
    void sign(LogonHeader header, FixEncoder body);
}
