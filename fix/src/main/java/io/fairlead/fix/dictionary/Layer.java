package io.fairlead.fix.dictionary;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// [Members] in arrays, so that looking a tag up allocates nothing. Immutable.
final class Layer {
    private final TagIndex places;
    private final int[] required;
    private final @Nullable Layer[] groups;
    private final int first;

    private Layer(Members members, Map<Members, Layer> known) {
        int[] tags = members.tags().stream().mapToInt(Integer::intValue).toArray();
        places = new TagIndex(tags);
        required = sorted(members.required());
        groups = new Layer[tags.length];
        for (int place = 0; place < tags.length; place++) {
            Members group = members.groups().get(tags[place]);
            groups[place] = group == null ? null : of(group, known);
        }
        first = members.first();
    }

    /// The layer of these members; groups that messages share are made once.
    static Layer of(Members members, Map<Members, Layer> known) {
        Layer layer = known.get(members);
        if (layer == null) {
            layer = new Layer(members, known);
            known.put(members, layer);
        }
        return layer;
    }

    private static int[] sorted(Collection<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    boolean contains(int tag) {
        return places.place(tag) >= 0;
    }

    /// Where the dictionary lists the tag, from 0 on, or a negative number if it does not.
    int place(int tag) {
        return places.place(tag);
    }

    /// The group that the tag at this place counts, or null.
    @Nullable
    Layer group(int place) {
        return groups[place];
    }

    int requiredCount() {
        return required.length;
    }

    int required(int index) {
        return required[index];
    }

    /// The field that starts an instance.
    int first() {
        return first;
    }
}
