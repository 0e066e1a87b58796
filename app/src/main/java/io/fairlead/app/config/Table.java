package io.fairlead.app.config;

import java.util.List;

/// The keys that may stand together, in the order of the manual. The first one names the table where it is one of many.
record Table(String says, List<Key<?>> keys) {
    Table {
        keys = List.copyOf(keys);
    }

    static Table of(String says, Key<?>... keys) {
        return new Table(says, List.of(keys));
    }

    List<String> names() {
        return keys.stream().<String>map(Key::name).toList();
    }
}
