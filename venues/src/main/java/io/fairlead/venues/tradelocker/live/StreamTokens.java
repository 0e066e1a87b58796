package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.StreamToken;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tokens of the streams of one login. Owned by the venue's thread. Asking for them is a login, so it is done
/// for all accounts at once, and as rarely as it can be.
final class StreamTokens {
    private static final long SECOND = 1_000_000_000L;
    private static final long LEAST_PAUSE_NANOS = 10 * SECOND;
    private static final int MOST_DOUBLINGS = 5;

    /// A token that ends soon is not worth subscribing with.
    private static final long MARGIN_NANOS = 30 * SECOND;

    private final String login;
    private final TradeLockerRest rest;
    private final Map<String, StreamToken> byAccount = new HashMap<>();
    private boolean underWay;
    private boolean stale;
    private int failures;
    private long askedNanos;
    private long notBeforeNanos = Long.MIN_VALUE;
    private String problem = "";

    StreamTokens(String login, TradeLockerRest rest) {
        this.login = login;
        this.rest = rest;
    }

    /// What went wrong last; empty if nothing did.
    String problem() {
        return problem;
    }

    /// The token of an account; null if there is none yet, and then it is asked for.
    @Nullable
    StreamToken of(AccountRef account, long nowNanos) {
        StreamToken token = byAccount.get(account.accountId());
        boolean lasts = token != null && (token.expireNanos() == 0 || token.expireNanos() - MARGIN_NANOS > nowNanos);
        if (lasts) {
            return token;
        }
        ask(nowNanos);
        return null;
    }

    /// The venue does not take this one any more: all of them are as old.
    void refused(StreamToken token) {
        if (token.equals(byAccount.get(plain(token.accountId())))) {
            byAccount.clear();
        } else {
            stale = underWay;
        }
    }

    private void ask(long nowNanos) {
        if (underWay || nowNanos < notBeforeNanos) {
            return;
        }
        underWay = true;
        stale = false;
        askedNanos = nowNanos;
        notBeforeNanos = nowNanos + pause();
        rest.streamTokens(login, this::answered);
    }

    private void answered(Reply<List<StreamToken>> reply) {
        underWay = false;
        switch (reply) {
            case Reply.Ok<List<StreamToken>> ok -> {
                failures = 0;
                problem = "";
                byAccount.clear();
                if (!stale) {
                    ok.value().forEach(token -> byAccount.put(plain(token.accountId()), token));
                }
            }
            case Reply.Refused<List<StreamToken>>(int status, String errmsg) ->
                failed("refused with HTTP " + status + ": " + errmsg, 0);
            case Reply.NotSent<List<StreamToken>>(Reply.Cause _, String why, long retryAtNanos) ->
                failed(why, retryAtNanos);
            case Reply.Unknown<List<StreamToken>>(String why) -> failed(why, 0);
        }
    }

    private void failed(String why, long retryAtNanos) {
        problem = "no tokens for streams: " + why;
        failures++;
        notBeforeNanos = Math.max(askedNanos + pause(), Math.min(retryAtNanos, askedNanos + 600 * SECOND));
    }

    private long pause() {
        return LEAST_PAUSE_NANOS << Math.min(failures, MOST_DOUBLINGS);
    }

    /// Without the environment before it.
    static String plain(String accountId) {
        return accountId.substring(accountId.indexOf('#') + 1);
    }
}
