package io.fairlead.venues.tradelocker.live;

import org.jspecify.annotations.Nullable;

/// How accounts are followed. Immutable.
///
/// @param stream null without a developer key: then everything is polled
public record LiveSettings(PollSettings poll, @Nullable StreamSettings stream) {
    /// Polling alone.
    public static final LiveSettings POLLED = new LiveSettings(PollSettings.STANDARD, null);
}
