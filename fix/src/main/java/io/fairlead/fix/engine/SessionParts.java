package io.fairlead.fix.engine;

import io.fairlead.fix.codec.MessageCheck;
import io.fairlead.fix.session.Authenticator;
import io.fairlead.fix.session.Decisions;
import io.fairlead.fix.session.LogonSigner;
import io.fairlead.fix.store.MessageStore;

/// What a session is built with, beside its profile.
///
/// @param check validates incoming messages, usually a [io.fairlead.fix.dictionary.MessageValidator] of its own
/// @param authenticator asked by acceptors
/// @param signer completes our Logon(A), in both roles
/// @param decisions the rules of FIX; others only to prove that they would be noticed
public record SessionParts(
        MessageStore store,
        FixSessionListener listener,
        FixLog log,
        MessageCheck check,
        Authenticator authenticator,
        LogonSigner signer,
        Decisions.Source decisions) {

    /// Without log, validation, authentication and signature.
    public static SessionParts of(MessageStore store, FixSessionListener listener) {
        return new SessionParts(
                store,
                listener,
                FixLog.NONE,
                MessageCheck.NONE,
                Authenticator.ANYONE,
                LogonSigner.NONE,
                Decisions.Source.RULES);
    }

    /// The same with another store.
    public SessionParts withStore(MessageStore value) {
        return new SessionParts(value, listener, log, check, authenticator, signer, decisions);
    }

    /// The same with a log.
    public SessionParts withLog(FixLog value) {
        return new SessionParts(store, listener, value, check, authenticator, signer, decisions);
    }

    /// The same with validation of incoming messages.
    public SessionParts withCheck(MessageCheck value) {
        return new SessionParts(store, listener, log, value, authenticator, signer, decisions);
    }

    /// The same with authentication.
    public SessionParts withAuthenticator(Authenticator value) {
        return new SessionParts(store, listener, log, check, value, signer, decisions);
    }

    /// The same with a signer.
    public SessionParts withSigner(LogonSigner value) {
        return new SessionParts(store, listener, log, check, authenticator, value, decisions);
    }

    /// The same with other rules.
    public SessionParts withDecisions(Decisions.Source value) {
        return new SessionParts(store, listener, log, check, authenticator, signer, value);
    }
}
