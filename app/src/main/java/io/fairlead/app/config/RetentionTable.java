package io.fairlead.app.config;

import io.fairlead.core.RetentionSettings;
import java.time.Duration;

/// How long closed orders stay in memory, and what is remembered of them behind that.
final class RetentionTable {
    static final Key<Duration> KEEP = Key.of(
            "keep",
            Scalars.span("1m", "365d"),
            "24h",
            "How long a closed order stays in memory after anything last happened to it. Behind that it is in the"
                    + " archive on disk, and told from there.");
    static final Key<Integer> CLOSED_ORDERS = Key.of(
            "closed-orders",
            Scalars.whole(100, 10_000_000),
            "5000",
            "At most so many closed orders stay in memory, 2 to 3 KB each; the oldest go first.");
    static final Key<Duration> REMEMBER = Key.of(
            "remember",
            Scalars.span("1m", "3650d"),
            "7d",
            "How long an order that left memory is still known to the core: its client order id is not taken again, and"
                    + " a late fill or bust finds it. At least `keep`.");
    static final Key<Integer> REMEMBERED_ORDERS = Key.of(
            "remembered-orders",
            Scalars.whole(0, 100_000_000),
            "100000",
            "At most so many of those are known whole, half a KB each. A late fill of an older one is raised as a"
                    + " break, not booked.");
    static final Key<Integer> REMEMBERED_IDS = Key.of(
            "remembered-ids",
            Scalars.whole(0, 100_000_000),
            "1000000",
            "At most so many client order ids are kept from being used again, some 40 bytes each; at least"
                    + " `remembered-orders`.");
    static final Table TABLE = Table.of(
            "How long closed orders stay in memory.", KEEP, CLOSED_ORDERS, REMEMBER, REMEMBERED_ORDERS, REMEMBERED_IDS);

    private RetentionTable() {}

    /// Nothing is remembered for a shorter time, or by fewer ids, than it is kept.
    static RetentionSettings of(Values values) {
        long keepNanos = values.get(KEEP).toNanos();
        int orders = values.get(REMEMBERED_ORDERS);
        return new RetentionSettings(
                keepNanos,
                values.get(CLOSED_ORDERS),
                Math.max(keepNanos, values.get(REMEMBER).toNanos()),
                orders,
                Math.max(orders, values.get(REMEMBERED_IDS)));
    }
}
