package io.fairlead.venues.web;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;

/// How HTTP exchanges are made, and how much of them is borne.
///
/// @param http2 whether HTTP/2 is offered: with one connection for everything, one lost packet holds up all answers
/// @param connect how long a connection may take to be made; what takes longer is `NotSent`
/// @param maxBody bytes of the longest answer; reading ends beyond it
/// @param maxUnderWay exchanges that may be under way or wait to be polled; more are `NotSent`
public record HttpLimits(boolean http2, Duration connect, int maxBody, int maxUnderWay) {
    /// HTTP/1.1, five seconds to connect, answers of up to 16 MiB, 256 exchanges.
    public static final HttpLimits STANDARD = new HttpLimits(false, Duration.ofSeconds(5), 16 * 1024 * 1024, 256);

    public HttpLimits {
        if (maxBody < 1 || maxUnderWay < 1) {
            throw new IllegalArgumentException(
                    "an exchange needs an answer of a byte and a place, had " + maxBody + " and " + maxUnderWay);
        }
    }

    /// A client that follows no redirect and keeps connections for the next exchange; `executor` reads.
    public HttpClient client(Executor executor) {
        return HttpClient.newBuilder()
                .version(http2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .executor(executor)
                .build();
    }
}
