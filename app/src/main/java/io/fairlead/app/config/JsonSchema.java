package io.fairlead.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes the description as a JSON Schema, with which editors complete and check a file while it is typed.
public final class JsonSchema {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonSchema() {}

    public static String text() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Fairlead configuration");
        schema.putAll(object(Settings.TABLE));
        try {
            return JSON.writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and texts are always writable as JSON", e);
        }
    }

    private static Map<String, Object> object(Table table) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Key<?> key : table.keys()) {
            properties.put(key.name(), property(key));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        object.put("properties", properties);
        List<String> required = table.keys().stream()
                .filter(Key::required)
                .<String>map(Key::name)
                .toList();
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return object;
    }

    private static Map<String, Object> property(Key<?> key) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", key.says());
        if (key.fallback() != null) {
            property.put("default", key.fallback());
        }
        property.putAll(
                switch (key.shape()) {
                    case Shape.Scalar<?> scalar -> scalar(scalar);
                    case Shape.Several<?> several ->
                        Map.of("anyOf", List.of(scalar(several.element()), list(scalar(several.element()))));
                    case Shape.Named<?> named ->
                        new TreeMap<>(Map.of("type", "object", "additionalProperties", scalar(named.element())));
                    case Shape.Section section -> object(section.table());
                    case Shape.Items items -> list(object(items.table()));
                });
        return property;
    }

    private static Map<String, Object> list(Map<String, Object> element) {
        return new TreeMap<>(Map.of("type", "array", "items", element));
    }

    /// A value may also come from the environment, where its own form is not yet to be seen.
    private static Map<String, Object> scalar(Shape.Scalar<?> scalar) {
        Map<String, Object> own = new TreeMap<>(scalar.schema());
        if (scalar.verbatim()) {
            return own;
        }
        Map<String, Object> substituted = new TreeMap<>(Map.of("type", "string", "pattern", "\\$\\{.+}"));
        return Map.of("anyOf", List.of(own, substituted));
    }
}
