package io.fairlead.venues.web;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;

/// How much of a connection is borne.
///
/// @param maxMessage characters of the longest message; a longer one ends the stream
/// @param maxWaiting messages that may wait to be polled; beyond it nothing is read from the socket
public record WebLimits(int maxMessage, int maxWaiting, Duration connect) {
    /// 4 Mi characters, of which eight messages may wait, and ten seconds to connect.
    public static final WebLimits STANDARD = new WebLimits(4 * 1024 * 1024, 8, Duration.ofSeconds(10));

    public WebLimits {
        if (maxMessage < 1 || maxWaiting < 1) {
            throw new IllegalArgumentException(
                    "a stream must bear a message of a character, was " + maxMessage + " and " + maxWaiting);
        }
    }

    /// A client for such connections; `executor` reads.
    public HttpClient client(Executor executor) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .executor(executor)
                .build();
    }
}
