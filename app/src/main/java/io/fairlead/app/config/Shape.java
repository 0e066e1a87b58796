package io.fairlead.app.config;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What may stand behind a key, and what it becomes: the one description that the reader, the JSON Schema and the
/// manual share.
sealed interface Shape<T> {

    /// One value written as text. `schema` is its JSON Schema; `parser` throws `IllegalArgumentException` saying what
    /// was required. A `verbatim` one is taken as it stands, without `${NAME}`.
    record Scalar<T>(String says, Map<String, Object> schema, boolean verbatim, Function<String, T> parser)
            implements Shape<T> {
        public Scalar {
            schema = Map.copyOf(schema);
        }

        Scalar(String says, Map<String, Object> schema, Function<String, T> parser) {
            this(says, schema, false, parser);
        }
    }

    /// Several values of one kind; a single one may stand without brackets.
    record Several<E>(Scalar<E> element) implements Shape<List<E>> {}

    /// Names of our own choice on the left, values on the right.
    record Named<E>(String nameSays, Scalar<E> element) implements Shape<Map<String, E>> {}

    /// A table of keys.
    record Section(Table table) implements Shape<Values> {}

    /// A list of tables, each known by the value of its first key.
    record Items(Table table) implements Shape<List<Values>> {}
}
