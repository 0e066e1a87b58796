package io.fairlead.app.config;

import java.util.ArrayList;
import java.util.List;

/// The whole configuration as data: every key with its place. What the reader, the JSON Schema and the manual go by.
final class Description {
    static final Table ROOT = Settings.TABLE;

    private Description() {}

    /// A table and where it stands, lists marked: `venues[].sessions[]`.
    record Place(String path, Table table) {}

    static List<Place> places() {
        List<Place> places = new ArrayList<>();
        collect("", ROOT, places);
        return places;
    }

    private static void collect(String path, Table table, List<Place> places) {
        places.add(new Place(path, table));
        String prefix = path.isEmpty() ? "" : path + ".";
        for (Key<?> key : table.keys()) {
            switch (key.shape()) {
                case Shape.Section section -> collect(prefix + key.name(), section.table(), places);
                case Shape.Items items -> collect(prefix + key.name() + "[]", items.table(), places);
                case Shape.Scalar<?> _, Shape.Several<?> _, Shape.Named<?> _ -> {}
            }
        }
    }

    /// What to say of a key that the table does not know: a near name, or the table where that name is at home.
    static String suggestion(Table table, String name) {
        if (Suggestion.nearest(table.names(), name).isEmpty()) {
            for (Place place : places()) {
                if (place.table().names().contains(name)) {
                    String home = place.path().isEmpty() ? "the top of the file" : place.path();
                    return "'" + name + "' belongs to " + home;
                }
            }
        }
        return Suggestion.among(table.names(), name);
    }
}
