package io.fairlead.venues.tradelocker.rest;

/// Who hears how the interface fares: metrics and alerts. Called by the venue's thread; must return at once.
public interface RestListener {
    /// Hears nothing.
    RestListener NONE = new RestListener() {
        @Override
        public void onCall(CallTiming timing) {}

        @Override
        public void onLogin(LoginHealth health) {}

        @Override
        public void onThrottled(String login, Route route, long untilNanos) {}
    };

    /// A request has come to its end.
    void onCall(CallTiming timing);

    /// A login came to another state, or something went wrong with it.
    void onLogin(LoginHealth health);

    /// The venue said that it had too much (HTTP 429).
    void onThrottled(String login, Route route, long untilNanos);
}
