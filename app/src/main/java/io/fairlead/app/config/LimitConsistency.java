package io.fairlead.app.config;

import io.fairlead.core.model.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether each item of `limits` has a scope that there is, and none has it twice.
final class LimitConsistency {
    private LimitConsistency() {}

    static void check(Values root, Problems problems) {
        Set<Scope> seen = new HashSet<>();
        for (Values item : root.get(Settings.LIMITS)) {
            try {
                Scope scope = LimitTable.scope(item);
                if (!seen.add(scope)) {
                    problem(item, "a second item for " + scope, "put all limits of a scope into one", problems);
                }
            } catch (IllegalArgumentException e) {
                problem(item, String.valueOf(e.getMessage()), "give each its own item", problems);
            }
            known(item, LimitTable.VENUE, ids(root.get(Settings.VENUES), VenueSettings.ID), problems);
            known(item, LimitTable.ACCOUNT, ids(root.get(Settings.ACCOUNTS), AccountTable.ID), problems);
            known(item, LimitTable.SYMBOL, ids(root.get(Settings.INSTRUMENTS), InstrumentTable.SYMBOL), problems);
        }
    }

    private static void problem(Values item, String text, String remedy, Problems problems) {
        problems.error(item.line(), item.path().toString(), text, remedy);
    }

    private static List<String> ids(List<Values> items, Key<?> id) {
        return items.stream()
                .map(item -> (Object) item.find(id))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
    }

    private static void known(Values item, Key<?> key, List<String> ids, Problems problems) {
        @Nullable Object named = item.find(key);
        if (named != null && !ids.contains(named.toString())) {
            problems.error(
                    item.lineOf(key),
                    item.pathOf(key),
                    "no " + key.name() + " is called '" + named + "'",
                    Suggestion.among(ids, named.toString()));
        }
    }
}
