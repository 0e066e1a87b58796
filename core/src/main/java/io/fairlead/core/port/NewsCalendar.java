package io.fairlead.core.port;

import io.fairlead.core.model.NewsTime;
import java.util.List;

/// The news that is known to be due. May change at any time; called on the engine thread and never blocks.
@FunctionalInterface
public interface NewsCalendar {
    /// Nothing is due.
    NewsCalendar NONE = List::of;

    List<NewsTime> news();
}
