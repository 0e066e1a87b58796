package io.fairlead.core.model;

/// The rule that all text ids share: not empty, bounded, printable ASCII without blanks at either end.
final class Ids {
    private Ids() {}

    static void check(String name, String value, int maxLength) {
        if (value.isEmpty() || value.length() > maxLength) {
            throw new IllegalArgumentException(
                    name + " must have 1 to " + maxLength + " characters, had " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') {
                throw new IllegalArgumentException(name + " must be printable ASCII, character " + i + " is not");
            }
        }
        if (value.charAt(0) == ' ' || value.charAt(value.length() - 1) == ' ') {
            throw new IllegalArgumentException(name + " must not begin or end with a blank, was '" + value + "'");
        }
    }
}
