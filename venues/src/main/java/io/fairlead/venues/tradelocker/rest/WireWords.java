package io.fairlead.venues.tradelocker.rest;

/// Words of ours that stand in the venue's paths and queries: none may change what is asked.
final class WireWords {
    private static final int LONGEST = 64;

    private WireWords() {}

    /// @throws IllegalArgumentException if the word has anything but letters, digits, `-`, `_`, `.` and `~`, or is a
    /// step in a path
    static String requirePlain(String what, String word) {
        if (word.isEmpty() || word.length() > LONGEST) {
            throw new IllegalArgumentException(
                    what + " must have 1 to " + LONGEST + " characters, had " + word.length());
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '~');
            if (!plain || word.equals(".") || word.equals("..")) {
                throw new IllegalArgumentException(what + " must be a plain word, was '" + word + "'");
            }
        }
        return word;
    }
}
