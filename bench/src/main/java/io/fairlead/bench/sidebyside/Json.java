package io.fairlead.bench.sidebyside;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Maps, lists, texts and numbers as JSON, on one line. Stateless.
public final class Json {
    private Json() {}

    public static String of(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> quoted(String.valueOf(each.getKey())) + ":" + of(each.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Iterable<?> list -> {
                StringBuilder text = new StringBuilder("[");
                list.forEach(each -> text.append(text.length() > 1 ? "," : "").append(of(each)));
                yield text.append(']').toString();
            }
            case Double number -> number(number);
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> quoted(value.toString());
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.3f" : "%.1f", value);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
