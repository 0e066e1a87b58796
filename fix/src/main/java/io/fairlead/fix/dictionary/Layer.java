package io.fairlead.fix.dictionary;

import java.util.Arrays;
import java.util.Collection;

/// [Members] in arrays, so that looking a tag up allocates nothing. Immutable.
final class Layer {
    private final int[] tags;
    private final int[] required;
    private final int[] groupTags;
    private final Layer[] groups;
    private final int first;

    private Layer(Members members) {
        tags = sorted(members.tags());
        required = sorted(members.required());
        groupTags = sorted(members.groups().keySet());
        groups = new Layer[groupTags.length];
        for (int i = 0; i < groupTags.length; i++) {
            Members group = members.groups().get(groupTags[i]);
            if (group == null) {
                throw new IllegalStateException("a group without members");
            }
            groups[i] = new Layer(group);
        }
        first = members.first();
    }

    static Layer of(Members members) {
        return new Layer(members);
    }

    private static int[] sorted(Collection<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    boolean contains(int tag) {
        return Arrays.binarySearch(tags, tag) >= 0;
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
