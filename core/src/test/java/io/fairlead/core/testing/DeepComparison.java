package io.fairlead.core.testing;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares two object graphs field by field, private ones too, and the way in which they share objects. What a new
/// class adds to the state is compared without being told, unless it is named as ignored.
public final class DeepComparison {
    private final Set<String> ignored;
    private final IdentityHashMap<Object, Object> twins = new IdentityHashMap<>();
    private final List<Task> open = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    private record Task(
            String path, @Nullable Object one, @Nullable Object other) {}

    /// @param ignored fields as `Class.field`
    public DeepComparison(Set<String> ignored) {
        this.ignored = ignored;
    }

    /// Where the two differ; empty if nowhere. At most a few places.
    public List<String> differences(Object one, Object other) {
        open.add(new Task("", one, other));
        while (!open.isEmpty() && differences.size() < 5) {
            compare(open.removeLast());
        }
        return differences;
    }

    private void compare(Task task) {
        Object one = task.one;
        Object other = task.other;
        if (one == null || other == null || one.getClass() != other.getClass()) {
            check(task, one == null && other == null);
            return;
        }
        if (one instanceof Number || one instanceof String || one instanceof Boolean || one instanceof Enum<?>) {
            check(task, one.equals(other));
            return;
        }
        Object twin = twins.putIfAbsent(one, other);
        if (twin != null) {
            if (!(one instanceof Record)) { // values may be shared or not
                check(task, twin == other);
            }
            return;
        }
        switch (one) {
            case Map<?, ?> map -> maps(task.path, map, (Map<?, ?>) other);
            case Collection<?> values -> inOrder(task.path, values.toArray(), ((Collection<?>) other).toArray());
            default -> {
                if (one.getClass().isArray()) {
                    inOrder(task.path, elements(one), elements(other));
                } else {
                    fields(task.path, one, other);
                }
            }
        }
    }

    private void check(Task task, boolean same) {
        if (!same) {
            differences.add(task.path + ": " + task.one + " and " + task.other);
        }
    }

    /// Keys are values. Order counts where the map keeps one.
    private void maps(String path, Map<?, ?> one, Map<?, ?> other) {
        if (!(one.getClass() == HashMap.class)) {
            inOrder(path + ".keys", one.keySet().toArray(), other.keySet().toArray());
        }
        check(
                new Task(path + ".keys", one.keySet(), other.keySet()),
                one.keySet().equals(other.keySet()));
        one.forEach((key, value) -> open.add(new Task(path + "[" + key + "]", value, other.get(key))));
    }

    private void inOrder(String path, Object[] one, Object[] other) {
        if (one.length != other.length) {
            differences.add(path + ": " + one.length + " and " + other.length + " elements");
            return;
        }
        for (int i = 0; i < one.length; i++) {
            open.add(new Task(path + "[" + i + "]", one[i], other[i]));
        }
    }

    private static Object[] elements(Object array) {
        Object[] elements = new Object[Array.getLength(array)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = Array.get(array, i);
        }
        return elements;
    }

    private void fields(String path, Object one, Object other) {
        for (Class<?> type = one.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                String name = type.getSimpleName() + "." + field.getName();
                if (!Modifier.isStatic(field.getModifiers()) && !ignored.contains(name) && !isBehaviour(field)) {
                    open.add(new Task(path + "/" + name, value(field, one), value(field, other)));
                }
            }
        }
    }

    private static boolean isBehaviour(Field field) {
        return field.getType().isInterface() && field.getType().isAnnotationPresent(FunctionalInterface.class);
    }

    private static @Nullable Object value(Field field, Object of) {
        try {
            if (Objects.equals(field.getDeclaringClass().getModule(), Object.class.getModule())) {
                return null; // the JDK's own: compared by whoever knows it
            }
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new AssertionError("cannot look into " + field, e);
        }
    }
}
