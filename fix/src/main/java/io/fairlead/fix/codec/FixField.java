package io.fairlead.fix.codec;

/// A field whose value is known beforehand. Immutable.
public record FixField(int tag, String value) {
    public FixField {
        if (tag < 1 || value.isEmpty() || !value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "a field needs a tag of 1 or more and printable ASCII, was " + tag + "='" + value + "'");
        }
    }
}
