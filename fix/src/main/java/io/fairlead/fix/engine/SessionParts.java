package io.fairlead.fix.engine;

import io.fairlead.fix.codec.MessageCheck;
import io.fairlead.fix.session.Authenticator;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.store.MessageStore;

/// What a session is built with, beside its profile.
///
/// @param check validates incoming messages, usually a [io.fairlead.fix.dictionary.MessageValidator] of its own
/// @param authenticator asked by acceptors
/// @param decisions the rules of FIX; others only to prove that they would be noticed
public record SessionParts(
        MessageStore store,
        FixSessionListener listener,
        FixLog log,
        MessageCheck check,
        Authenticator authenticator,
        Decisions.Source decisions) {

    /// Without log, validation and authentication.
    public static SessionParts of(MessageStore store, FixSessionListener listener) {
        return new SessionParts(
                store, listener, FixLog.NONE, MessageCheck.NONE, Authenticator.ANYONE, Decisions.Source.RULES);
    }

    /// The same with a log.
    public SessionParts withLog(FixLog value) {
        return new SessionParts(store, listener, value, check, authenticator, decisions);
    }

    /// The same with validation of incoming messages.
    public SessionParts withCheck(MessageCheck value) {
        return new SessionParts(store, listener, log, value, authenticator, decisions);
    }

    /// The same with authentication.
    public SessionParts withAuthenticator(Authenticator value) {
        return new SessionParts(store, listener, log, check, value, decisions);
    }

    /// The same with other rules.
    public SessionParts withDecisions(Decisions.Source value) {
        return new SessionParts(store, listener, log, check, authenticator, value);
    }
}
