package io.fairlead.venues.tradelocker.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request before it is sent. Body and reply may hold secrets: none is printed. Immutable but for the body, which
/// is wiped behind the answer where it is secret.
///
/// @param account null where the login itself is asked
/// @param target how it is addressed, without what all requests have
record Ask<T>(Route route, @Nullable AccountRef account, Priority priority, Target target, Reading<T> reading) {
    /// Method, path behind the base, query and body.
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
    record Target(String method, String path, Map<String, String> query, byte[] body) {
        Target {
            query = Map.copyOf(query);
        }

        static Target get(String path, Map<String, String> query) {
            return new Target("GET", path, query, TradeLockerBodies.NONE);
        }

        static Target get(String path) {
            return get(path, Map.of());
        }

        static Target with(String method, String path, byte[] body) {
            return new Target(method, path, Map.of(), body);
        }

        /// Words of ours that need no escapes, in an order that is always the same.
        String address() {
            if (query.isEmpty()) {
                return path;
            }
            return path + "?"
                    + String.join(
                            "&",
                            query.entrySet().stream()
                                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                                    .sorted()
                                    .toList());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Override
    public String toString() {
        return route + " " + target;
    }
}
