package io.fairlead.venues.web;

import java.time.Duration;

/// How HTTP exchanges are made, and how much of them is borne.
///
/// @param connect how long a connection may take to be made; what takes longer is `NotSent`
/// @param rest how long a connection is kept for the next exchange, where the server does not say less
/// @param maxBody bytes of the longest answer; reading ends beyond it
/// @param maxUnderWay exchanges that may be under way or wait to be polled; more are `NotSent`
public record HttpLimits(Duration connect, Duration rest, int maxBody, int maxUnderWay) {
    /// Five seconds to connect, thirty to rest, answers of up to 16 MiB, 256 exchanges.
    public static final HttpLimits STANDARD =
            new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 16 * 1024 * 1024, 256);

    public HttpLimits {
        if (maxBody < 1 || maxUnderWay < 1) {
            throw new IllegalArgumentException(
                    "an exchange needs an answer of a byte and a place, had " + maxBody + " and " + maxUnderWay);
        }
    }

    /// The same with room for so many exchanges.
    public HttpLimits withUnderWay(int most) {
        return new HttpLimits(connect, rest, maxBody, most);
    }
}
