package io.fairlead.app.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One key of the configuration: its name, what may stand there, and what it means. `fallback` is written as a person
/// would write it, and null where there is none.
record Key<T>(
        String name,
        Shape<T> shape,
        boolean required,
        @Nullable String fallback,
        String says) {

    static <T> Key<T> required(String name, Shape<T> shape, String says) {
        return new Key<>(name, shape, true, null, says);
    }

    static <T> Key<T> optional(String name, Shape<T> shape, String says) {
        return new Key<>(name, shape, false, null, says);
    }

    static <T> Key<T> of(String name, Shape<T> shape, String fallback, String says) {
        return new Key<>(name, shape, false, fallback, says);
    }

    /// A table that is always there, with its defaults where the file does not speak of it.
    static Key<Values> section(String name, Table table) {
        return new Key<>(name, new Shape.Section(table), false, null, table.says());
    }

    static Key<List<Values>> items(String name, Table table) {
        return new Key<>(name, new Shape.Items(table), false, null, table.says());
    }
}
