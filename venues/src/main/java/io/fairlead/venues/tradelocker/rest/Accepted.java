package io.fairlead.venues.tradelocker.rest;

/// The venue took a change, a cancel or a close: it will try. Read before believing that it is done.
public record Accepted() {
    static final Accepted ACCEPTED = new Accepted();
}
