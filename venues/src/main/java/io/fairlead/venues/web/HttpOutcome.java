package io.fairlead.venues.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of an HTTP exchange. The difference between the last two is what an order's fate hangs on.
public sealed interface HttpOutcome {
    /// An answer came whole. Names of headers are in lower case; the body may hold secrets and is never printed.
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
    record Answered(int status, Map<String, String> headers, byte[] body) implements HttpOutcome {
        public Answered {
            headers = Map.copyOf(headers);
        }

        /// The value of a header, whose name is in lower case; null if it was not there.
        public @Nullable String header(String name) {
            return headers.get(name);
        }

        @Override
        public String toString() {
            return "HTTP " + status + ", " + body.length + " bytes";
        }
    }

    /// No connection could be made, so no byte of the request left us. `why` is for people.
    record NotSent(String why) implements HttpOutcome {}

    /// The request may have arrived: time ran out, the connection broke, or the answer was no HTTP or too long.
    record Lost(String why) implements HttpOutcome {}
}
