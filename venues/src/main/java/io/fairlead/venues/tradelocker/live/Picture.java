package io.fairlead.venues.tradelocker.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is open of one kind at one account, as it was told last. Owned by the venue's thread.
final class Picture<T> {
    private final Function<T, String> id;
    private final BiPredicate<T, T> same;
    private final Map<String, T> rows = new LinkedHashMap<>();

    /// What a read changed.
    record Difference<T>(List<T> changed, List<String> gone) {
        boolean isNone() {
            return changed.isEmpty() && gone.isEmpty();
        }
    }

    /// `same` is true of two rows between which nothing changed that anyone must hear of.
    Picture(Function<T, String> id, BiPredicate<T, T> same) {
        this.id = id;
        this.same = same;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    @Nullable
    T get(String ofId) {
        return rows.get(ofId);
    }

    Collection<T> rows() {
        return rows.values();
    }

    /// Takes rows in; if they are the whole, what is not among them is gone.
    Difference<T> take(List<T> told, boolean whole) {
        List<T> changed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (T row : told) {
            seen.add(id.apply(row));
            T before = rows.put(id.apply(row), row);
            if (before == null || !same.test(before, row)) {
                changed.add(row);
            }
        }
        List<String> gone = new ArrayList<>();
        if (whole) {
            rows.keySet().removeIf(each -> !seen.contains(each) && gone.add(each));
        }
        return new Difference<>(changed, gone);
    }

    /// Whether rows that are the whole tell the same as is known, by the measure of `alike`.
    boolean agrees(List<T> whole, BiPredicate<T, T> alike) {
        if (whole.size() != rows.size()) {
            return false;
        }
        for (T row : whole) {
            T known = rows.get(id.apply(row));
            if (known == null || !alike.test(known, row)) {
                return false;
            }
        }
        return true;
    }

    /// Takes one out; false if it was not there.
    boolean remove(String ofId) {
        return rows.remove(ofId) != null;
    }
}
