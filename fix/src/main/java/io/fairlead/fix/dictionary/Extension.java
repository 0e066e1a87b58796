package io.fairlead.fix.dictionary;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Puts what a counterparty's file says on top of a dictionary. Pure.
///
/// Fields, messages and groups of the file are added; where both speak of one, the file says what it is called, what
/// form it has and whether it must be there, and the values and members of both are allowed.
final class Extension {
    private Extension() {}

    static FixDictionary of(FixDictionary base, FixDictionary more) {
        return new FixDictionary(
                base.beginString(),
                merged(base.header(), more.header()),
                merged(base.trailer(), more.trailer()),
                fields(base.fields(), more.fields()),
                messages(base, more));
    }

    private static Map<String, FieldDefinition> fields(
            Collection<FieldDefinition> base, Collection<FieldDefinition> more) {
        Map<Integer, FieldDefinition> byTag = new LinkedHashMap<>();
        base.forEach(field -> byTag.put(field.tag(), field));
        for (FieldDefinition field : more) {
            byTag.merge(field.tag(), field, Extension::merged);
        }
        Map<String, FieldDefinition> byName = new LinkedHashMap<>();
        byTag.values().forEach(field -> byName.putIfAbsent(field.name(), field));
        more.forEach(field -> byName.put(field.name(), byTag.getOrDefault(field.tag(), field)));
        return byName;
    }

    private static FieldDefinition merged(FieldDefinition base, FieldDefinition more) {
        Map<String, String> values = new HashMap<>(base.values());
        values.putAll(more.values());
        return new FieldDefinition(more.tag(), more.name(), more.type(), more.several(), values);
    }

    private static Map<String, MessageDefinition> messages(FixDictionary base, FixDictionary more) {
        Map<String, MessageDefinition> messages = new LinkedHashMap<>();
        base.messages().forEach(message -> messages.put(message.msgType(), message));
        for (MessageDefinition message : more.messages()) {
            messages.merge(
                    message.msgType(),
                    message,
                    (ours, theirs) -> new MessageDefinition(
                            theirs.msgType(), theirs.name(), theirs.admin(), merged(ours.body(), theirs.body())));
        }
        return messages;
    }

    private static Members merged(Members base, Members more) {
        Set<Integer> tags = new HashSet<>(base.tags());
        tags.addAll(more.tags());
        Set<Integer> required = new HashSet<>(base.required());
        required.removeAll(more.tags());
        required.addAll(more.required());
        Map<Integer, Members> groups = new HashMap<>(base.groups());
        more.groups().forEach((tag, group) -> groups.merge(tag, group, Extension::merged));
        return new Members(tags, required, groups, more.first() == 0 ? base.first() : more.first());
    }
}
