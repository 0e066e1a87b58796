package io.fairlead.venues.web;

import java.net.URI;
import java.net.http.HttpClient;

/// Connections of the JDK's HTTP client, whose executor does the reading. Any thread.
///
/// @param wakeUp called when something came, by a thread of the client, so that a parked poller looks
public record JdkWebStreams(HttpClient client, WebLimits limits, Runnable wakeUp) implements WebStreams {
    @Override
    public WebStream open(URI address) {
        JdkWebStream stream = new JdkWebStream(limits, wakeUp);
        stream.connect(client, address);
        return stream;
    }
}
