package io.fairlead.venues.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;

/// Connections of the JDK's HTTP client, whose executor does the reading. Any thread.
///
/// @param wakeUp called when something came, by a thread of the client, so that a parked poller looks
public record JdkWebStreams(HttpClient client, WebLimits limits, Runnable wakeUp) implements WebStreams {
    @Override
    public WebStream open(URI address, Map<String, String> headers) {
        headers.forEach(JdkWebStreams::requireSendable);
        JdkWebStream stream = new JdkWebStream(limits, wakeUp);
        stream.connect(client, address, headers);
        return stream;
    }

    /// The client refuses such a header too, but prints what it refuses.
    private static void requireSendable(String name, String value) {
        boolean plain = !name.isEmpty()
                && name.chars().allMatch(c -> (Character.isLetterOrDigit(c) && c < 0x80) || c == '-' || c == '_');
        if (!plain || !value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("header '" + name + "' must be printable ASCII, and is not");
        }
    }
}
