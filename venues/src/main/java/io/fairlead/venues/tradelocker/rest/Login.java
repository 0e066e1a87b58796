package io.fairlead.venues.tradelocker.rest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Keeps one login in: decides when to log in and when to refresh, never two at once, and paces what fails. Told of
/// time and answers; sends nothing itself. Owned by the venue's thread.
///
/// ```
///  Out ──due──▶ Entering ──tokens──▶ In ──nearly over──▶ Renewing ──tokens──▶ In
///   ▲              │failed            │ not taken (401)     │failed: In, and tries again before it is over
///   └──────────────┴──────────────────┴─────────────────────┘not taken
/// ```
///
/// A refresh token is used as long as the venue takes it, also one of an earlier process: a full login may end the
/// person's own session.
final class Login {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long FIRST_PAUSE_NANOS = SECOND_NANOS;
    private static final long LONGEST_PAUSE_NANOS = 60 * SECOND_NANOS;
    /// Guessing on would lock people out.
    private static final long REFUSED_PAUSE_NANOS = 300 * SECOND_NANOS;
    private static final long LONGEST_REFUSED_PAUSE_NANOS = 3_600 * SECOND_NANOS;

    private final LoginSettings settings;
    private final RestSettings.Ages ages;
    private final TokenStore store;
    private State state;
    private char @Nullable [] refreshToken;
    private int generation;
    private int failures;
    private int notTaken;

    /// Where it stands; each state holds what only it has.
    private sealed interface State {
        record Out(LoginHealth.State shown, long retryAtNanos, String why) implements State {}

        record Entering(String why) implements State {}

        record In(Token token, String why) implements State {}

        record Renewing(Token token) implements State {}

        record Closed() implements State {}
    }

    /// A token in use. `generation` tells it from the one before. Never printed.
    record Token(String access, int generation, long renewAtNanos) {
        Token renewedAt(long nanos) {
            return new Token(access, generation, nanos);
        }

        @Override
        public String toString() {
            return "Token[" + generation + "]";
        }
    }

    Login(LoginSettings settings, RestSettings.Ages ages, TokenStore store, long nowNanos) {
        this.settings = settings;
        this.ages = ages;
        this.store = store;
        this.refreshToken = store.load(settings.name());
        this.state = new State.Out(LoginHealth.State.OUT, nowNanos, "");
    }

    /// The token to ask under; null if there is none that the venue is known to take.
    @Nullable
    Token token() {
        return switch (state) {
            case State.In(Token token, String _) -> token;
            case State.Renewing(Token token) -> token;
            case State.Out _, State.Entering _, State.Closed _ -> null;
        };
    }

    /// When it is to log in or to refresh; `Long.MAX_VALUE` if nothing is to be done.
    long dueNanos() {
        return switch (state) {
            case State.Out(LoginHealth.State _, long retryAtNanos, String _) -> retryAtNanos;
            case State.In(Token token, String _) -> token.renewAtNanos();
            case State.Entering _, State.Renewing _, State.Closed _ -> Long.MAX_VALUE;
        };
    }

    /// Begins what is due: the caller sends the body by that route and wipes it behind the answer.
    Route begin() {
        state = switch (state) {
            case State.Out(LoginHealth.State _, long _, String why) -> new State.Entering(why);
            case State.In(Token token, String _) -> new State.Renewing(token);
            case State.Entering _, State.Renewing _, State.Closed _ ->
                throw new IllegalStateException("a login must have something due to begin it, is " + shown());
        };
        return refreshToken == null ? Route.LOGIN : Route.REFRESH;
    }

    byte[] body(Route route) {
        return route == Route.REFRESH && refreshToken != null
                ? TradeLockerBodies.refresh(refreshToken)
                : TradeLockerBodies.credentials(
                        settings.email(), settings.password().chars(), settings.server());
    }

    /// The venue gave new tokens; the ones before are worth nothing.
    void entered(Tokens tokens, long nowNanos) {
        if (state instanceof State.Closed) {
            return;
        }
        keep(tokens.refresh().toCharArray());
        long left = Math.min(ages.refreshBeforeNanos(), tokens.lifeNanos() / 100 * ages.refreshPercent());
        state = new State.In(new Token(tokens.access(), ++generation, nowNanos + tokens.lifeNanos() - left), "");
        failures = 0;
    }

    private void keep(char[] fresh) {
        wipe();
        refreshToken = fresh;
        store.save(settings.name(), fresh);
    }

    private void wipe() {
        if (refreshToken != null) {
            Arrays.fill(refreshToken, '\0');
            refreshToken = null;
        }
    }

    /// A login or refresh did not give tokens.
    void failed(Route route, Reply<Tokens> reply, long nowNanos) {
        switch (reply) {
            case Reply.Refused<Tokens>(int _, String errmsg) -> refused(route, errmsg, nowNanos);
            case Reply.NotSent<Tokens>(Reply.Cause cause, String why, long _)
            when cause == Reply.Cause.LOGIN -> refused(route, why, nowNanos);
            case Reply.NotSent<Tokens>(Reply.Cause cause, String why, long retryAtNanos) -> {
                LoginHealth.State shown = cause == Reply.Cause.EDGE ? LoginHealth.State.BLOCKED : LoginHealth.State.OUT;
                later(shown, Math.max(retryAtNanos, nowNanos + pause()), route + ": " + why);
            }
            case Reply.Unknown<Tokens>(String why) ->
                later(LoginHealth.State.OUT, nowNanos + pause(), route + ": " + why);
            case Reply.Ok<Tokens> _ -> throw new IllegalArgumentException("a failure must be none of success");
        }
    }

    private void refused(Route route, String why, long nowNanos) {
        if (route == Route.REFRESH) {
            wipe();
            store.forget(settings.name());
            later(LoginHealth.State.OUT, nowNanos, route + " refused: " + why);
            return;
        }
        long pause = Math.min(LONGEST_REFUSED_PAUSE_NANOS, REFUSED_PAUSE_NANOS << Math.min(failures++, 8));
        later(LoginHealth.State.REFUSED, nowNanos + pause, route + " refused: " + why);
    }

    private long pause() {
        return Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(failures++, 8));
    }

    /// A token that is still taken stays in use.
    private void later(LoginHealth.State shown, long retryAtNanos, String why) {
        state = switch (state) {
            case State.Renewing(Token token) -> new State.In(token.renewedAt(retryAtNanos), why);
            case State.In(Token token, String _) -> new State.In(token.renewedAt(retryAtNanos), why);
            case State.Out _, State.Entering _ -> new State.Out(shown, retryAtNanos, why);
            case State.Closed closed -> closed;
        };
    }

    /// The venue did not take a token (HTTP 401). Only of the newest does that mean anything. One that follows another
    /// without a success between waits, or tokens would be asked for at each request.
    void notTaken(int ofGeneration, String why, long nowNanos) {
        Token token = token();
        if (token == null || token.generation() != ofGeneration) {
            return;
        }
        long pause = notTaken == 0 ? 0 : Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(notTaken - 1, 8));
        notTaken++;
        state = state instanceof State.Renewing
                ? new State.Entering(why)
                : new State.Out(LoginHealth.State.OUT, nowNanos + pause, why);
    }

    /// The venue answered a request under the newest token.
    void taken() {
        notTaken = 0;
    }

    /// Somebody wants it tried at once.
    void retry(long nowNanos) {
        if (state instanceof State.Out(LoginHealth.State shown, long _, String why)) {
            failures = 0;
            state = new State.Out(shown, nowNanos, why);
        }
    }

    void close() {
        wipe();
        state = new State.Closed();
    }

    /// Without what only the desk knows.
    LoginHealth.State shown() {
        return switch (state) {
            case State.Out(LoginHealth.State shown, long _, String _) -> shown;
            case State.Entering _ -> LoginHealth.State.ENTERING;
            case State.In _, State.Renewing _ -> LoginHealth.State.IN;
            case State.Closed _ -> LoginHealth.State.CLOSED;
        };
    }

    String problem() {
        return switch (state) {
            case State.Out(LoginHealth.State _, long _, String why) -> why;
            case State.Entering(String why) -> why;
            case State.In(Token _, String why) -> why;
            case State.Renewing _, State.Closed _ -> "";
        };
    }

    long refreshAtNanos() {
        return state instanceof State.In(Token token, String _) ? token.renewAtNanos() : 0;
    }

    long retryAtNanos() {
        return state instanceof State.Out(LoginHealth.State _, long retryAtNanos, String _) ? retryAtNanos : 0;
    }
}
