package io.fairlead.venues.tradelocker.live;

import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.venues.tradelocker.rest.SecretText;
import java.net.URI;

/// Where the streams are and what is borne of them. Immutable; the key is never printed.
///
/// @param server such as `wss://api.tradelocker.com`; of the same environment as the key
/// @param accountsPerSocket one is what clients are known to do; more subscribe to one socket, one after the other
/// @param syncNanos how long an account's picture may take from the request on
/// @param orderAmounts what the amount of a streamed order counts: the venue's documents do not say
public record StreamSettings(
        URI server,
        SecretText developerKey,
        int accountsPerSocket,
        long syncNanos,
        OrderAmounts orderAmounts,
        ReconnectPolicy reconnect) {
    public static final URI PRODUCTION = URI.create("wss://api.tradelocker.com");

    private static final long SECOND = 1_000_000_000L;

    /// 1 s, doubled up to 60 s, stretched by up to 20 %; a connection that held for 30 s was a success.
    public static final ReconnectPolicy RECONNECT =
            new ReconnectPolicy(SECOND, 200, 60 * SECOND, 20, 0, 10 * SECOND, 30 * SECOND);

    /// What the amount of a streamed order counts.
    public enum OrderAmounts {
        /// As the venue's reports do: lots are the amount divided by the size of a lot.
        UNITS,
        LOTS
    }

    public StreamSettings {
        if (accountsPerSocket < 1 || accountsPerSocket > 100) {
            throw new IllegalArgumentException("a socket carries 1 to 100 accounts, was " + accountsPerSocket);
        }
        if (syncNanos < 1) {
            throw new IllegalArgumentException("a picture must be given time, was given " + syncNanos + " ns");
        }
    }

    /// An account a socket, half a minute for a picture.
    public static StreamSettings of(URI server, SecretText developerKey) {
        return new StreamSettings(server, developerKey, 1, 30 * SECOND, OrderAmounts.UNITS, RECONNECT);
    }

    @Override
    public String toString() {
        return "StreamSettings[" + server + ", ***]";
    }
}
