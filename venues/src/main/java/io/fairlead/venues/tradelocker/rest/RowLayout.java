package io.fairlead.venues.tradelocker.rest;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where each column of a table stands. Columns come in any order, and others among them. Immutable.
final class RowLayout<C extends Enum<C> & Column> {
    private final String row;
    private final Map<C, Integer> places;
    private final int width;

    private RowLayout(String table, Map<C, Integer> places, int width) {
        this.row = "a row of " + table;
        this.places = places;
        this.width = width;
    }

    /// `ids` as the venue lists them.
    ///
    /// @throws Unreadable if a needed column is not among them, or one is there twice
    static <C extends Enum<C> & Column> RowLayout<C> of(String table, List<String> ids, Class<C> columns)
            throws Unreadable {
        Map<String, Integer> at = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            if (at.put(ids.get(i), i) != null) {
                throw new Unreadable(table + " has column '" + ids.get(i) + "' twice");
            }
        }
        Map<C, Integer> places = new EnumMap<>(columns);
        for (C column : columns.getEnumConstants()) {
            Integer place = at.get(column.id());
            if (place == null && column.needed()) {
                throw new Unreadable(table + " lacks column '" + column.id() + "'");
            }
            if (place != null) {
                places.put(column, place);
            }
        }
        return new RowLayout<>(table, places, ids.size());
    }

    /// A row whose cells are asked for by column.
    ///
    /// @throws Unreadable if it is not as wide as the venue said
    Row<C> row(Json json) throws Unreadable {
        List<Json> cells = json.items(row);
        if (cells.size() != width) {
            throw new Unreadable(row + " has " + cells.size() + " cells, not " + width);
        }
        return new Row<>(this, cells);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowLayout<?> that
                && row.equals(that.row)
                && width == that.width
                && places.equals(that.places);
    }

    @Override
    public int hashCode() {
        return Objects.hash(row, width, places);
    }

    /// Cells of a row.
    record Row<C extends Enum<C> & Column>(RowLayout<C> layout, List<Json> cells) {
        /// `Null` if the venue has no such column.
        Json cell(C column) {
            Integer place = layout.places.get(column);
            return place == null ? Json.Null.NULL : cells.get(place);
        }
    }
}
