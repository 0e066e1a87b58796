package io.fairlead.app.config;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was read for one table. A key whose value was wrong or missing has none: its problem is told elsewhere.
/// Confined to the thread that reads the file.
final class Values {
    private final KeyPath path;
    private final int line;
    private final Map<String, Found> found = new HashMap<>();

    /// A value and where it came from; `written` is false for a default.
    private record Found(Object value, int line, boolean written) {}

    Values(KeyPath path, int line) {
        this.path = path;
        this.line = line;
    }

    KeyPath path() {
        return path;
    }

    int line() {
        return line;
    }

    void put(Key<?> key, Object value, int atLine, boolean written) {
        found.put(key.name(), new Found(value, atLine, written));
    }

    <T> T get(Key<T> key) {
        T value = find(key);
        if (value == null) {
            throw new IllegalStateException(path.child(key.name()) + " was not read");
        }
        return value;
    }

    @SuppressWarnings("unchecked") // put() is called with what the key's own shape made.
    <T> @Nullable T find(Key<T> key) {
        Found value = found.get(key.name());
        return value == null ? null : (T) value.value();
    }

    boolean isWritten(Key<?> key) {
        Found value = found.get(key.name());
        return value != null && value.written();
    }

    /// The line to blame for a key: its own, or the table's.
    int lineOf(Key<?> key) {
        Found value = found.get(key.name());
        return value == null || value.line() == 0 ? line : value.line();
    }

    String pathOf(Key<?> key) {
        return path.child(key.name()).toString();
    }
}
