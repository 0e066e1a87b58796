package io.fairlead.venues.tradelocker.rest;

/// What opens the stream of one account. Never printed.
///
/// @param accountId with the environment before it, as in `D#123456`
/// @param expireNanos epoch time; 0 if nobody knows
public record StreamToken(String accountId, String brandId, String accessToken, long expireNanos) {
    @Override
    public String toString() {
        return "StreamToken[" + accountId + ", ***]";
    }
}
