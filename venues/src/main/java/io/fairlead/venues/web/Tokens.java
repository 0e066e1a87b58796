package io.fairlead.venues.web;

/// What names in HTTP may be made of (RFC 9110, 5.6.2). Pure.
final class Tokens {
    private static final String MARKS = "!#$%&'*+-.^_`|~";

    private Tokens() {}

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || MARKS.indexOf(c) >= 0;
    }

    /// Whether a value may stand in a header: a line's end in it would begin another one.
    static boolean isFieldValue(String text) {
        return isWithin(text, ' ');
    }

    /// Whether it can stand between the blanks of a request line.
    static boolean isTarget(String text) {
        return !text.isEmpty() && isWithin(text, '!');
    }

    /// Whether all of it is printable ASCII from `first` on.
    private static boolean isWithin(String text, char first) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < first || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
