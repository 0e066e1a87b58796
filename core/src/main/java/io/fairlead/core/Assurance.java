package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.order.LiveOrder;
import org.jspecify.annotations.Nullable;

/// How the venue of one account is brought to say that nothing in a kill's scope is live there. Owned by the engine
/// thread; not part of the state: after a restart the venue is asked anew.
interface Assurance {
    /// An order in scope is live in our books: whatever the venue said before does not count.
    void live(LiveOrder order, long nowNanos);

    /// No order of the account in scope is live in our books: the venue is asked, again and again at growing intervals.
    void quiet(long nowNanos);

    /// Something is live: the venue is asked now and then, to see what it made of our cancels.
    void askWhileLive(long nowNanos);

    /// The venue reported on an order in scope; `order` is null if it could not be made one of ours.
    void heard(ExecutionReport report, @Nullable LiveOrder order, long nowNanos);

    /// The venue told a list of the account to its end.
    void read(AccountRead read);

    /// What was waited for need not be waited for any more.
    void hurry();

    /// Null once the venue has said that nothing is live; else what is missing.
    @Nullable
    String missing();

    /// How the venue said it.
    String evidence();
}
