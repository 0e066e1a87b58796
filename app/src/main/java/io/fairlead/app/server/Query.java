package io.fairlead.app.server;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The parameters behind the `?`, each at most once. Call `done` behind the last one: what was not asked for is
/// refused. Owned by the thread of the request.
final class Query {
    private static final int MAX_LENGTH = 512;

    private final Map<String, List<String>> values;
    private final Set<String> read = new HashSet<>();

    Query(Map<String, List<String>> values) {
        this.values = new TreeMap<>(values);
    }

    /// Refuses what nobody asked for. The value is not shown: it may be a misplaced secret.
    void done() {
        for (String name : values.keySet()) {
            if (!read.contains(name)) {
                throw new ProblemException(ApiError.UNKNOWN_PARAMETER.problem(name, null));
            }
        }
    }

    <T> @Nullable T optional(String name, Function<String, T> type) {
        read.add(name);
        List<String> given = values.getOrDefault(name, List.of());
        if (given.isEmpty()) {
            return null;
        }
        String text = given.getFirst();
        if (given.size() > 1 || text.length() > MAX_LENGTH) {
            throw new ProblemException(
                    ApiError.PARAMETER_VALUE.problem(name, text, name + " must come once and be short"));
        }
        try {
            return type.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ApiError.PARAMETER_VALUE.problem(name, text, String.valueOf(e.getMessage())));
        }
    }

    boolean flag(String name) {
        Boolean value = optional(name, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        });
        return value != null && value;
    }

    int number(String name, int from, int to, int otherwise) {
        Integer value = optional(name, text -> {
            long number = digits(text);
            if (number < from || number > to) {
                throw new IllegalArgumentException("must be " + from + " to " + to);
            }
            return (int) number;
        });
        return value == null ? otherwise : value;
    }

    /// A log position; null when absent.
    @Nullable
    Long position(String name) {
        return optional(name, Query::digits);
    }

    private static long digits(String text) {
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("must be a whole number");
        }
        return Long.parseLong(text);
    }
}
