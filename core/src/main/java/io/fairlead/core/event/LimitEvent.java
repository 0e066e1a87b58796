package io.fairlead.core.event;

import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;
import java.util.List;

/// What is journaled of limits: where they start, who changed them and why, and what they were compared with.
public sealed interface LimitEvent extends Event
        permits LimitEvent.LimitsConfigured, LimitEvent.LimitSet, LimitEvent.LimitReset, OrderChecked {

    /// The configuration holds these limits and no others. Changes made at run time stand in front of it.
    record LimitsConfigured(long atNanos, List<Limit> limits) implements LimitEvent {
        public LimitsConfigured {
            limits = List.copyOf(limits);
        }
    }

    /// An admin set a limit, or switched it off where its value is null.
    record LimitSet(long atNanos, Origin origin, Limit limit, String because) implements LimitEvent {}

    /// An admin took a change back: what the configuration says counts again.
    record LimitReset(long atNanos, Origin origin, Scope scope, LimitKind kind, String because) implements LimitEvent {}
}
