package io.fairlead.venues.web;

/// What came is no answer of HTTP/1.1, or more than is borne. The text never holds what came.
final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
