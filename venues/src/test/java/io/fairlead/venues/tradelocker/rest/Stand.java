package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The interface in front of a scripted venue, on virtual time.
final class Stand {
    static final AccountRef ONE = new AccountRef("desk", "101", "1");
    static final AccountRef TWO = new AccountRef("desk", "102", "2");

    final Scripted venue = new Scripted();
    final Kept store = new Kept();
    final List<LoginHealth> healths = new ArrayList<>();
    final List<CallTiming> timings = new ArrayList<>();
    final List<Long> throttled = new ArrayList<>();
    TradeLockerHttp rest = open(RestSettings.STANDARD);

    /// Keeps refresh tokens as a file would.
    static final class Kept implements TokenStore {
        final Map<String, String> tokens = new HashMap<>();

        @Override
        public char[] load(String login) {
            String token = tokens.get(login);
            return token == null ? null : token.toCharArray();
        }

        @Override
        public void save(String login, char[] refreshToken) {
            tokens.put(login, new String(refreshToken));
        }

        @Override
        public void forget(String login) {
            tokens.remove(login);
        }
    }

    TradeLockerHttp open(RestSettings settings) {
        return open(settings, null);
    }

    TradeLockerHttp open(RestSettings settings, SecretText developerKey) {
        LoginSettings login = new LoginSettings(
                "desk",
                URI.create("https://demo.tradelocker.test/backend-api/"),
                "a@b.c",
                "SERVER",
                "pass\"word"::toCharArray,
                developerKey);
        rest = new TradeLockerHttp(
                settings, List.of(login), new TradeLockerHttp.Ports(venue, store, new Heard(), () -> venue.now));
        return rest;
    }

    private final class Heard implements RestListener {
        @Override
        public void onCall(CallTiming timing) {
            timings.add(timing);
        }

        @Override
        public void onLogin(LoginHealth health) {
            healths.add(health);
        }

        @Override
        public void onThrottled(String login, Route route, long untilNanos) {
            throttled.add(untilNanos);
        }
    }

    /// Time passes in steps of a millisecond.
    void run(long nanos) {
        long end = venue.now + nanos;
        while (venue.now <= end) {
            rest.poll(venue.now);
            venue.now += Scripted.MILLI;
        }
    }

    Stand ready() {
        run(5 * Scripted.SECOND);
        return this;
    }

    /// What a request comes to, if it is heard of within a time.
    <T> Reply<T> heard(long nanos, Consumer<Consumer<Reply<T>>> request) {
        List<Reply<T>> replies = new ArrayList<>();
        request.accept(replies::add);
        run(nanos);
        if (replies.size() != 1) {
            throw new AssertionError("heard " + replies.size() + " times");
        }
        return replies.getFirst();
    }

    <T> Reply<T> heard(Consumer<Consumer<Reply<T>>> request) {
        return heard(5 * Scripted.SECOND, request);
    }

    LoginHealth health() {
        return rest.view().logins().getFirst();
    }

    static PlaceRequest market(String strategyId) {
        return new PlaceRequest(
                "206",
                "1152263",
                Side.BUY,
                PlaceRequest.Type.MARKET,
                Decimal.of("0.01"),
                null,
                null,
                null,
                null,
                strategyId);
    }
}
