package io.fairlead.venues.tradelocker;

import io.fairlead.venues.tradelocker.live.LiveListener;
import io.fairlead.venues.tradelocker.rest.RestListener;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.util.function.LongSupplier;

/// How a venue is reached: opened once, by the thread that opens the gateway. A simulated world gives its own.
public interface TradeLockerAccess {
    TradeLockerRest rest(LongSupplier epochNanos, RestListener listener);

    Following follow(TradeLockerRest rest, LiveListener listener, LongSupplier epochNanos);
}
