package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.VenueOrderId;
import io.fairlead.venues.tradelocker.live.LiveView;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps up what accounts look like, by polls or a stream, and tells it to a `LiveListener`. Owned by the venue's
/// thread.
public interface Following {
    /// One turn; returns how much was done.
    int poll(long nowNanos);

    /// An account from now on; final orders from that time on. Again for one whose login was gone.
    void follow(AccountRef account, List<InstrumentRow> instruments, long historyFromMillis);

    /// Something of ours has left that should show soon; `ending` is an order that should end, null for none.
    void acted(AccountRef account, @Nullable VenueOrderId ending);

    /// How accounts are followed, as of a moment ago.
    LiveView view();

    void close();
}
