package io.fairlead.fix.dictionary;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The fields that a message, or one instance of a group, consists of, with components resolved.
///
/// @param tags all fields at this level in their order, those that count a group included
/// @param required those of them that must be there
/// @param groups the members of each group, by the tag that counts it
/// @param first the field that an instance of a group starts with; 0 for a message
public record Members(Set<Integer> tags, Set<Integer> required, Map<Integer, Members> groups, int first) {
    public Members {
        tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
        required = Set.copyOf(required);
        groups = Map.copyOf(groups);
    }

    /// Whether the field is at this level or in a group below it.
    public boolean containsDeep(int tag) {
        return tags.contains(tag) || groups.values().stream().anyMatch(group -> group.containsDeep(tag));
    }
}
