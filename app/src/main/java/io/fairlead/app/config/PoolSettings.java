package io.fairlead.app.config;

import io.fairlead.venues.fixlp.FixLpSettings.Choice;
import io.fairlead.venues.fixlp.FixLpSettings.Pool;
import io.fairlead.venues.fixlp.FixLpSettings.Shared;
import java.util.LinkedHashMap;
import java.util.Map;

/// How the order sessions of a venue work together.
final class PoolSettings {
    static final Key<Choice> CHOICE = Key.of(
            "choice",
            Scalars.oneOf(Choice.class),
            "least-in-flight",
            "Which session a new order goes to, among those logged on: the one that waits for the fewest answers,"
                    + " or each in turn.");
    static final Key<Shared> SHARED = Key.of(
            "shared-orders",
            Scalars.oneOf(shared()),
            "none",
            "What the venue lets a session do about orders that another one carries: none, query (ask about them),"
                    + " or all (replace and cancel them, too). More than the venue allows makes it answer that it"
                    + " knows no such order.");
    static final Table TABLE =
            Table.of("How the order sessions work together, where there are several.", CHOICE, SHARED);

    private PoolSettings() {}

    static Pool of(Values values) {
        return new Pool(values.get(CHOICE), values.get(SHARED));
    }

    private static Map<String, Shared> shared() {
        Map<String, Shared> words = new LinkedHashMap<>();
        words.put("none", Shared.NONE);
        words.put("query", Shared.QUERIES);
        words.put("all", Shared.ALL);
        return words;
    }
}
