package io.fairlead.app.config;

import io.fairlead.app.secret.SecretRef;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads a YAML document by its description, collecting every problem on the way. Confined to the thread that reads the
/// file.
final class DocumentReader {
    private static final int MAX_ITEMS = 10_000;

    private final Environment environment;
    private final Path base;
    private final Problems problems;
    private int itemsRead;

    /// `base` is the folder that relative paths start from.
    DocumentReader(Environment environment, Path base, Problems problems) {
        this.environment = environment;
        this.base = base;
        this.problems = problems;
    }

    /// A table; a null node is one that the file does not speak of, which has its defaults.
    Values read(Table table, @Nullable MappingNode node, KeyPath path) {
        Values values = new Values(path, node == null ? 0 : YamlText.line(node));
        Map<String, Node> written = node == null ? Map.of() : children(table, node, path);
        for (Key<?> key : table.keys()) {
            Node child = written.get(key.name());
            readKey(values, key, child == null || isNothing(child) ? null : child);
        }
        return values;
    }

    private Map<String, Node> children(Table table, MappingNode node, KeyPath path) {
        Map<String, Node> children = new HashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            int line = YamlText.line(tuple.getKeyNode());
            if (!table.names().contains(name)) {
                problems.error(line, path.child(name).toString(), "unknown key", Description.suggestion(table, name));
            } else if (children.putIfAbsent(name, tuple.getValueNode()) != null) {
                problems.error(line, path.child(name).toString(), "stands here a second time", "keep one of them");
            }
        }
        return children;
    }

    private void readKey(Values values, Key<?> key, @Nullable Node node) {
        KeyPath path = values.path().child(key.name());
        Object value = switch (key.shape()) {
            case Shape.Scalar<?> scalar -> scalar(scalar, node, path);
            case Shape.Several<?> several -> several(several, node, path);
            case Shape.Named<?> named -> named(named, node, path);
            case Shape.Section section -> section(section.table(), node, path);
            case Shape.Items items -> items(items.table(), node, path);
        };
        boolean written = node != null || (value != null && environment.overrides(path));
        if (value == null && !written) {
            value = fallback(values, key, path);
        }
        if (value != null) {
            values.put(key, value, node == null ? 0 : YamlText.line(node), written);
        }
    }

    private @Nullable Object fallback(Values values, Key<?> key, KeyPath path) {
        if (key.required()) {
            problems.error(
                    values.line(), path.toString(), "is missing", "add '" + key.name() + ":' (" + key.says() + ")");
        }
        if (key.fallback() == null) {
            return null;
        }
        return switch (key.shape()) {
            case Shape.Scalar<?> scalar -> parsed(scalar, key.fallback(), 0, path.toString());
            case Shape.Several<?> several -> separated(several, key.fallback(), 0, path.toString());
            case Shape.Named<?> _, Shape.Section _, Shape.Items _ ->
                throw new IllegalStateException(path + " cannot have a default as text");
        };
    }

    private @Nullable Object scalar(Shape.Scalar<?> scalar, @Nullable Node node, KeyPath path) {
        int line = node == null ? 0 : YamlText.line(node);
        String override = environment.override(path, problems);
        if (override != null) {
            return parsed(scalar, override, line, path + " (from " + path.variable() + ")");
        }
        if (node == null || node instanceof ScalarNode) {
            return node instanceof ScalarNode text ? parsed(scalar, text.getValue(), line, path.toString()) : null;
        }
        problems.error(line, path.toString(), "must be one value", scalar.says());
        return null;
    }

    private @Nullable List<?> several(Shape.Several<?> several, @Nullable Node node, KeyPath path) {
        String override = environment.override(path, problems);
        if (override != null) {
            return separated(several, override, 0, path + " (from " + path.variable() + ")");
        }
        return switch (node) {
            case null -> null;
            case ScalarNode one -> {
                Object value = parsed(several.element(), one.getValue(), YamlText.line(one), path.toString());
                yield value == null ? null : List.of(value);
            }
            case SequenceNode list -> elements(several.element(), list, path);
            default -> {
                problems.error(
                        YamlText.line(node),
                        path.toString(),
                        "must be a list",
                        several.element().says());
                yield null;
            }
        };
    }

    private List<Object> elements(Shape.Scalar<?> element, SequenceNode list, KeyPath path) {
        List<Object> values = new ArrayList<>();
        for (Node node : bounded(list, path)) {
            Object value = scalar(element, node, path.item(Integer.toString(values.size() + 1)));
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private List<Object> separated(Shape.Several<?> several, String text, int line, String shownPath) {
        List<Object> values = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Object value = parsed(several.element(), part.strip(), line, shownPath);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private Map<String, Object> named(Shape.Named<?> named, @Nullable Node node, KeyPath path) {
        Map<String, Object> values = new LinkedHashMap<>();
        MappingNode mapping = mapping(node, path);
        for (NodeTuple tuple : mapping == null ? List.<NodeTuple>of() : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            Object value = scalar(named.element(), tuple.getValueNode(), path.child(name));
            if (value != null && values.putIfAbsent(name, value) != null) {
                int line = YamlText.line(tuple.getKeyNode());
                problems.error(line, path.child(name).toString(), "stands here a second time", "keep one of them");
            }
        }
        return values;
    }

    private Values section(Table table, @Nullable Node node, KeyPath path) {
        return read(table, mapping(node, path), path);
    }

    private @Nullable MappingNode mapping(@Nullable Node node, KeyPath path) {
        if (node == null || node instanceof MappingNode) {
            return (MappingNode) node;
        }
        problems.error(YamlText.line(node), path.toString(), "must be a table of keys", "put its keys below, indented");
        return null;
    }

    private List<Values> items(Table table, @Nullable Node node, KeyPath path) {
        List<Values> items = new ArrayList<>();
        if (node != null && !(node instanceof SequenceNode)) {
            problems.error(YamlText.line(node), path.toString(), "must be a list", "begin each item with '- '");
        }
        for (Node child : node instanceof SequenceNode list ? bounded(list, path) : List.<Node>of()) {
            KeyPath at = path.item(idOf(table, child, items.size()));
            MappingNode mapping = mapping(child, at);
            if (mapping != null) {
                items.add(read(table, mapping, at));
            }
        }
        return items;
    }

    /// Lists may repeat each other by alias, so what they hold together is bounded too.
    private List<Node> bounded(SequenceNode list, KeyPath path) {
        itemsRead += list.getValue().size();
        if (itemsRead <= MAX_ITEMS) {
            return list.getValue();
        }
        problems.error(YamlText.line(list), path.toString(), "more than " + MAX_ITEMS + " items in one file", "");
        return List.of();
    }

    private static String idOf(Table table, Node item, int index) {
        String idKey = table.names().getFirst();
        if (item instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(idKey)
                        && tuple.getValueNode() instanceof ScalarNode id) {
                    return id.getValue();
                }
            }
        }
        return Integer.toString(index + 1);
    }

    private @Nullable Object parsed(Shape.Scalar<?> scalar, String text, int line, String shownPath) {
        try {
            return settled(scalar.parser().apply(scalar.verbatim() ? text : environment.substitute(text)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            String message = String.valueOf(e.getMessage());
            boolean saysIt = message.contains("must ") || scalar.verbatim();
            problems.error(line, shownPath, message, saysIt ? "" : "needed here: " + scalar.says());
            return null;
        }
    }

    /// Relative paths start from the file's folder; a variable that holds a secret is not a misspelt key.
    private <T> Object settled(T value) {
        return switch (value) {
            case Path path -> base.resolve(path);
            case SecretRef.File file -> new SecretRef.File(base.resolve(file.path()));
            case SecretRef.Env env -> {
                environment.mention(env.variable());
                yield env;
            }
            default -> value;
        };
    }

    private static boolean isNothing(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && Tag.NULL.equals(scalar.getTag());
    }
}
