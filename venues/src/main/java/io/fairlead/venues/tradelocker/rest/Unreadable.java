package io.fairlead.venues.tradelocker.rest;

/// An answer of the venue that can't be read; says why, without what may be secret.
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
