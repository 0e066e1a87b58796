package io.fairlead.app.config;

/// Writes the description as the Markdown of `docs/configuration.md`, so that the manual cannot fall behind.
public final class Manual {
    private Manual() {}

    /// One chapter of keys for each table.
    public static String keys() {
        StringBuilder text = new StringBuilder();
        for (Description.Place place : Description.places()) {
            String title = place.path().isEmpty() ? "Top of the file" : "`" + place.path() + "`";
            text.append("### ")
                    .append(title)
                    .append("\n\n")
                    .append(place.table().says())
                    .append("\n\n");
            text.append("| key | value | default | meaning |\n|---|---|---|---|\n");
            for (Key<?> key : place.table().keys()) {
                row(text, key);
            }
            text.append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static void row(StringBuilder text, Key<?> key) {
        text.append("| `")
                .append(key.name())
                .append("` | ")
                .append(value(key.shape()))
                .append(" | ");
        if (key.required()) {
            text.append("**required**");
        } else if (key.fallback() != null) {
            text.append('`').append(key.fallback()).append('`');
        }
        text.append(" | ").append(key.says()).append(" |\n");
    }

    private static String value(Shape<?> shape) {
        return switch (shape) {
            case Shape.Scalar<?> scalar -> scalar.says();
            case Shape.Several<?> several ->
                "one or a list: " + several.element().says();
            case Shape.Named<?> named ->
                named.nameSays() + ": " + named.element().says();
            case Shape.Section _ -> "keys below";
            case Shape.Items _ -> "a list, keys below";
        };
    }
}
