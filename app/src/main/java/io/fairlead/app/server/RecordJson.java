package io.fairlead.app.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Decimal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows any record field by field: an id as its text, a decimal as an exact string, `…Nanos` as an instant named
/// `…At`. For events, whose kinds grow; what clients rely on is spelled out in `JsonViews`.
final class RecordJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NANOS = "Nanos";

    private RecordJson() {}

    static ObjectNode of(Record value) {
        ObjectNode json = NODES.objectNode();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object field = read(component, value);
            String name = component.getName();
            if (name.endsWith(NANOS) && (field == null || field instanceof Long)) {
                json.put(timeName(name), field instanceof Long nanos ? Times.iso(nanos) : null);
            } else {
                json.set(name, component.getType().isInterface() ? labelled(field) : node(field));
            }
        }
        return json;
    }

    /// Where a field may hold one of several kinds, says which.
    private static JsonNode labelled(@Nullable Object field) {
        JsonNode shown = node(field);
        return field instanceof Record kind && shown instanceof ObjectNode json
                ? NODES.objectNode()
                        .put("type", kind.getClass().getSimpleName())
                        .setAll(json)
                : shown;
    }

    private static String timeName(String name) {
        String stem = name.substring(0, name.length() - NANOS.length());
        return stem.equals("at") ? stem : stem + "At";
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case Decimal decimal -> NODES.textNode(decimal.toString());
            case BigDecimal decimal -> NODES.textNode(decimal.toPlainString());
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Record single when isText(single) -> NODES.textNode(single.toString());
            case Record inner -> of(inner);
            case Map<?, ?> map -> map(map);
            case Iterable<?> items -> array(items);
            default -> NODES.textNode(value.toString());
        };
    }

    /// A record around one string is an id.
    private static boolean isText(Record value) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        return components.length == 1 && components[0].getType() == String.class;
    }

    private static ObjectNode map(Map<?, ?> map) {
        ObjectNode json = NODES.objectNode();
        map.forEach((key, value) -> json.set(String.valueOf(key), node(value)));
        return json;
    }

    private static ArrayNode array(Iterable<?> items) {
        ArrayNode json = NODES.arrayNode();
        items.forEach(item -> json.add(node(item)));
        return json;
    }

    private static @Nullable Object read(RecordComponent component, Record value) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true); // a record of a package that keeps it to itself is shown like any other
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "cannot show " + component.getName() + " of "
                            + value.getClass().getName(),
                    e);
        }
    }
}
