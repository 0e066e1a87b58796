package io.fairlead.venues.desk;

import io.fairlead.core.bar.BarHistory;
import io.fairlead.core.model.VenueId;
import io.fairlead.venues.rate.BudgetView;
import java.util.List;

/// The work of a venue that has a thread of its own, as that thread does it turn by turn. Owned by it, but for what
/// says otherwise. Never blocks and starts no thread.
public interface VenueDesk {
    /// Any thread.
    VenueId venue();

    /// One turn; returns how much was done, 0 lets the thread idle.
    int poll(long nowNanos);

    /// The last turn: nothing is sent or heard any more.
    void close(long nowNanos);

    /// How its connections are. Any thread.
    List<DeskLink> links();

    /// How each account that was found is followed. Any thread.
    List<DeskAccount> accounts();

    /// The venue's own bars of the past. Any thread.
    BarHistory bars();

    /// How much of each rate limit is spent. Any thread.
    List<BudgetView> budgets();
}
