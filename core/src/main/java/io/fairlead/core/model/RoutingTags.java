package io.fairlead.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client says of an order for regulators and routing: who decided, in which capacity, on whose behalf. By
/// names of our configuration, which says in what field each goes to the venue, so that no client can put words into
/// a message that are not meant for it. Few, sorted by name.
public record RoutingTags(List<Tag> tags) {
    public static final int MAX_TAGS = 16;
    public static final int MAX_VALUE_LENGTH = 64;
    public static final RoutingTags NONE = new RoutingTags(List.of());

    /// One value under its name: a small letter, then up to 31 small letters, digits and dashes.
    public record Tag(String name, String value) {
        public Tag {
            if (!name.matches("[a-z][a-z0-9-]{0,31}")) {
                throw new IllegalArgumentException(
                        "the name of a routing tag must be 1 to 32 of [a-z0-9-], a letter first, was '" + name + "'");
            }
            if (value.isBlank()
                    || value.length() > MAX_VALUE_LENGTH
                    || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new IllegalArgumentException("routing tag '" + name + "' must have 1 to " + MAX_VALUE_LENGTH
                        + " printable ASCII characters, has " + value.length());
            }
        }
    }

    public RoutingTags {
        tags = List.copyOf(tags);
        if (tags.size() > MAX_TAGS) {
            throw new IllegalArgumentException(
                    "an order takes at most " + MAX_TAGS + " routing tags, has " + tags.size());
        }
        for (int i = 1; i < tags.size(); i++) {
            if (tags.get(i - 1).name().compareTo(tags.get(i).name()) >= 0) {
                throw new IllegalArgumentException("routing tags must be sorted by name and differ, were " + tags);
            }
        }
    }

    /// From names to values, in any order.
    public static RoutingTags of(Map<String, String> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        List<Tag> tags = new ArrayList<>();
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> tags.add(new Tag(each.getKey(), each.getValue())));
        return new RoutingTags(tags);
    }

    /// The value under a name, null if there is none. Allocates nothing.
    public @Nullable String value(String name) {
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).name().equals(name)) {
                return tags.get(i).value();
            }
        }
        return null;
    }
}
