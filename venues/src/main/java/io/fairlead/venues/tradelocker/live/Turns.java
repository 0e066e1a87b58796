package io.fairlead.venues.tradelocker.live;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// When each topic of one account is asked for next. Owned by the venue's thread.
final class Turns {
    private final Map<LiveTopic, Turn> byTopic = new EnumMap<>(LiveTopic.class);

    Turns() {
        for (LiveTopic topic : LiveTopic.values()) {
            byTopic.put(topic, new Turn());
        }
    }

    Turn of(LiveTopic topic) {
        return Objects.requireNonNull(byTopic.get(topic));
    }
}
