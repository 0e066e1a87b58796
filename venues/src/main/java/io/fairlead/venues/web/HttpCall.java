package io.fairlead.venues.web;

import java.net.URI;
import java.util.Map;

/// One HTTP request. Headers and body may hold secrets: neither is ever printed.
///
/// @param body empty for none
/// @param timeoutNanos from its beginning to the last byte of its answer; what takes longer is `Lost`
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
public record HttpCall(String method, URI uri, Map<String, String> headers, byte[] body, long timeoutNanos) {
    public HttpCall {
        headers = Map.copyOf(headers);
        if (timeoutNanos < 1) {
            throw new IllegalArgumentException("an exchange needs a timeout, had " + timeoutNanos + " ns");
        }
    }

    /// Method and path alone: a query may hold a secret too.
    @Override
    public String toString() {
        return method + " " + uri.getPath();
    }
}
