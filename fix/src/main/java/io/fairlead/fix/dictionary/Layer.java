package io.fairlead.fix.dictionary;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/// [Members] in arrays, so that looking a tag up allocates nothing. Immutable.
final class Layer {
    private final int[] tags;
    private final int[] places;
    private final int[] required;
    private final int[] groupTags;
    private final Layer[] groups;
    private final int first;

    private Layer(Members members, Map<Members, Layer> known) {
        tags = sorted(members.tags());
        places = new int[tags.length];
        int place = 0;
        for (int tag : members.tags()) {
            places[Arrays.binarySearch(tags, tag)] = place++;
        }
        required = sorted(members.required());
        groupTags = sorted(members.groups().keySet());
        groups = new Layer[groupTags.length];
        for (int i = 0; i < groupTags.length; i++) {
            Members group = members.groups().get(groupTags[i]);
            if (group == null) {
                throw new IllegalStateException("a group without members");
            }
            groups[i] = of(group, known);
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
        return Arrays.binarySearch(tags, tag) >= 0;
    }

    /// Where the dictionary lists the tag, from 0 on, or a negative number if it does not.
    int place(int tag) {
        int index = Arrays.binarySearch(tags, tag);
        return index < 0 ? -1 : places[index];
    }

    /// The index of the group that this tag counts, or a negative number.
    int groupIndex(int tag) {
        return Arrays.binarySearch(groupTags, tag);
    }

    Layer group(int index) {
        return groups[index];
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
