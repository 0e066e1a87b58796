package io.fairlead.fix.session;

/// Which side of a session this is: an initiator connects and logs on first, an acceptor listens and answers.
public enum Role {
    INITIATOR,
    ACCEPTOR
}
