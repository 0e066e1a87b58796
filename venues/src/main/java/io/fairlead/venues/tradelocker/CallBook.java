package io.fairlead.venues.tradelocker;

import io.fairlead.venues.tradelocker.rest.CallTiming;
import io.fairlead.venues.tradelocker.rest.LoginHealth;
import io.fairlead.venues.tradelocker.rest.RestListener;
import io.fairlead.venues.tradelocker.rest.Route;
import java.util.HashMap;
import java.util.Map;

/// When each login last sent something and heard something, for views of it. Owned by the venue's thread.
final class CallBook implements RestListener {
    private final RestListener meters;
    private final Map<String, Long> sent = new HashMap<>();
    private final Map<String, Long> heard = new HashMap<>();

    /// `meters` hears everything, too.
    CallBook(RestListener meters) {
        this.meters = meters;
    }

    @Override
    public void onCall(CallTiming timing) {
        meters.onCall(timing);
        if (timing.sentNanos() > 0) {
            sent.merge(timing.login(), timing.sentNanos(), Math::max);
            heard.merge(timing.login(), timing.answeredNanos(), Math::max);
        }
    }

    @Override
    public void onLogin(LoginHealth health) {
        meters.onLogin(health);
    }

    @Override
    public void onThrottled(String login, Route route, long untilNanos) {
        meters.onThrottled(login, route, untilNanos);
    }

    /// When a login last sent something, epoch nanoseconds; 0 if it never did.
    long sentNanos(String login) {
        return sent.getOrDefault(login, 0L);
    }

    /// When it was last answered; 0 if it never was.
    long heardNanos(String login) {
        return heard.getOrDefault(login, 0L);
    }
}
