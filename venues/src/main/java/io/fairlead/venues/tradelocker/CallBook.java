package io.fairlead.venues.tradelocker;

import io.fairlead.venues.tradelocker.rest.CallTiming;
import io.fairlead.venues.tradelocker.rest.LoginHealth;
import io.fairlead.venues.tradelocker.rest.RestListener;
import io.fairlead.venues.tradelocker.rest.Route;
import java.util.HashMap;
import java.util.Map;

/// When each login last sent something and heard something, and where the time of its requests went. Owned by the
/// venue's thread.
final class CallBook implements RestListener {
    private final TradeLockerDesk.Hops hops;
    private final Map<String, Long> sent = new HashMap<>();
    private final Map<String, Long> heard = new HashMap<>();

    CallBook(TradeLockerDesk.Hops hops) {
        this.hops = hops;
    }

    @Override
    public void onCall(CallTiming timing) {
        if (timing.sentNanos() == 0) {
            return;
        }
        sent.merge(timing.login(), timing.sentNanos(), Math::max);
        hops.waited().accept(timing.sentNanos() - timing.askedNanos());
        if (timing.answeredNanos() > 0) {
            heard.merge(timing.login(), timing.answeredNanos(), Math::max);
            hops.answered().accept(timing.answeredNanos() - timing.sentNanos());
            hops.read().accept(timing.parsedNanos() - timing.answeredNanos());
        }
    }

    @Override
    public void onLogin(LoginHealth health) {} // its newest state is in the view

    @Override
    public void onThrottled(String login, Route route, long untilNanos) {} // its budgets show it

    /// When a login last sent something, epoch nanoseconds; 0 if it never did.
    long sentNanos(String login) {
        return sent.getOrDefault(login, 0L);
    }

    /// When it was last answered; 0 if it never was.
    long heardNanos(String login) {
        return heard.getOrDefault(login, 0L);
    }
}
