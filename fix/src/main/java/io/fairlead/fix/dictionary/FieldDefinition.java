package io.fairlead.fix.dictionary;

import java.util.Map;

/// One field: its tag, name, form, and the meaning of each value it may have; no values means any.
///
/// @param several whether a value is several of them with spaces between
public record FieldDefinition(int tag, String name, FieldType type, boolean several, Map<String, String> values) {
    public FieldDefinition {
        values = Map.copyOf(values);
    }

    /// Whether the value is among those defined, or none are.
    public boolean allows(String value) {
        if (values.isEmpty() || values.containsKey(value)) {
            return true;
        }
        if (!several) {
            return false;
        }
        for (String each : value.split(" ", -1)) {
            if (!values.containsKey(each)) {
                return false;
            }
        }
        return true;
    }
}
