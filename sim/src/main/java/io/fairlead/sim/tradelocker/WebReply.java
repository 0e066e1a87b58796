package io.fairlead.sim.tradelocker;

import java.util.LinkedHashMap;
import java.util.Map;

/// What becomes of a request as its sender sees it. Immutable.
public sealed interface WebReply {
    /// An answer, which leaves the venue `afterNanos` later. Names of headers are in lower case.
    record Answered(int status, Map<String, String> headers, String body, long afterNanos) implements WebReply {
        public Answered {
            headers = Map.copyOf(headers);
        }

        Answered with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Answered(status, more, body, afterNanos);
        }

        Answered after(long nanos) {
            return new Answered(status, headers, body, nanos);
        }
    }

    /// Nothing ever comes back, whatever the venue did or is still to do.
    record Lost() implements WebReply {}
}
