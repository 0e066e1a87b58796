package io.fairlead.venues.tradelocker.rest;

import org.jspecify.annotations.Nullable;

/// Where refresh tokens outlive the process, so that a restart needs no full login: some venues end the person's own
/// session at one. Called by the venue's thread: returns at once, and whatever takes time is done elsewhere.
public interface TokenStore {
    /// The refresh token of a login as it was saved last; null if there is none. The taker wipes it.
    char @Nullable [] load(String login);

    /// Replaces the one before, which is worth nothing any more. The caller wipes the array when it is over: what is
    /// kept is a copy.
    void save(String login, char[] refreshToken);

    /// The venue does not take it any more.
    void forget(String login);

    /// Keeps nothing: each start makes a full login.
    TokenStore NONE = new TokenStore() {
        @Override
        public char @Nullable [] load(String login) {
            return null;
        }

        @Override
        public void save(String login, char[] refreshToken) {}

        @Override
        public void forget(String login) {}
    };
}
