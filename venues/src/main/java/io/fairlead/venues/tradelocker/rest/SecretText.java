package io.fairlead.venues.tradelocker.rest;

/// Where a secret comes from when it is needed: each call gives a copy that its taker wipes.
@FunctionalInterface
public interface SecretText {
    char[] chars();
}
