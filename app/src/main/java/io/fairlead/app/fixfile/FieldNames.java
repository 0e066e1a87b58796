package io.fairlead.app.fixfile;

import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.dictionary.FieldDefinition;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.dictionary.MessageDefinition;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What tags, values and message types are called, by dictionaries of which the first that knows counts. Immutable.
///
/// All text that leaves here is fit for a terminal: bytes are read as UTF-8, control characters become `?`, and secrets
/// `***`, whatever the log's own writer made of them.
public record FieldNames(List<FixDictionary> dictionaries) {
    private static final Set<Integer> FRAME = Set.of(8, 9, 10, 34, 35, 49, 50, 52, 56, 57);

    public FieldNames {
        dictionaries = List.copyOf(dictionaries);
    }

    /// The name of a message type; empty if nobody knows it.
    public String messageName(String type) {
        return dictionaries.stream()
                .map(dictionary -> dictionary.message(type))
                .filter(Objects::nonNull)
                .map(MessageDefinition::name)
                .findFirst()
                .map(Printable::text)
                .orElse("");
    }

    /// The name of a tag; empty if nobody knows it.
    public String name(int tag) {
        return dictionaries.stream()
                .map(dictionary -> dictionary.field(tag))
                .filter(Objects::nonNull)
                .map(FieldDefinition::name)
                .findFirst()
                .map(Printable::text)
                .orElse("");
    }

    /// What a value means; empty if it means itself.
    public String meaning(LogEntry.Field field) {
        if (field.tag() == Tag.MSG_TYPE) {
            return messageName(field.value());
        }
        return dictionaries.stream()
                .map(dictionary -> dictionary.field(field.tag()))
                .filter(Objects::nonNull)
                .map(definition -> definition.values().getOrDefault(field.value(), ""))
                .filter(meaning -> !meaning.isEmpty())
                .findFirst()
                .map(Printable::text)
                .orElse("");
    }

    /// A value for people.
    public static String value(LogEntry.Field field) {
        return Tag.secret(field.tag()) ? "***" : Printable.of(field.value());
    }

    /// Whether a field is part of every message and already told by its headline.
    static boolean isFrame(int tag) {
        return FRAME.contains(tag);
    }
}
