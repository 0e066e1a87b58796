package io.fairlead.fix.dictionary;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fields that one kind of message may know, with a check of each, in arrays. Immutable.
final class FieldTable {
    private final TagIndex tags;
    private final FieldCheck[] checks;

    private FieldTable(Collection<FieldDefinition> fields) {
        checks = fields.stream().map(FieldCheck::new).toArray(FieldCheck[]::new);
        tags = new TagIndex(Arrays.stream(checks).mapToInt(FieldCheck::tag).toArray());
    }

    /// All fields of a dictionary.
    static FieldTable of(FixDictionary dictionary) {
        return new FieldTable(dictionary.fields());
    }

    /// The fields of an application dictionary, with those of the header and trailer around them.
    static FieldTable of(FixDictionary application, FixDictionary transport) {
        Map<Integer, FieldDefinition> fields = new TreeMap<>();
        transport.fields().stream()
                .filter(field -> transport.header().containsDeep(field.tag())
                        || transport.trailer().containsDeep(field.tag()))
                .forEach(field -> fields.put(field.tag(), field));
        application.fields().forEach(field -> fields.putIfAbsent(field.tag(), field));
        return new FieldTable(fields.values());
    }

    boolean knows(int tag) {
        return tags.place(tag) >= 0;
    }

    /// The check of a tag, or null if it is not known.
    @Nullable
    FieldCheck check(int tag) {
        int at = tags.place(tag);
        return at < 0 ? null : checks[at];
    }
}
