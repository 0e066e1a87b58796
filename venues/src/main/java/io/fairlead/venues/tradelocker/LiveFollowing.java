package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.VenueOrderId;
import io.fairlead.venues.tradelocker.live.LiveTopic;
import io.fairlead.venues.tradelocker.live.LiveView;
import io.fairlead.venues.tradelocker.live.TradeLockerLive;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Follows accounts by polls and streams. Owned by the venue's thread.
final class LiveFollowing implements Following {
    private final TradeLockerLive live;
    private final LongSupplier epochNanos;
    private final Set<AccountRef> followed = new HashSet<>();

    LiveFollowing(TradeLockerLive live, LongSupplier epochNanos) {
        this.live = live;
        this.epochNanos = epochNanos;
    }

    @Override
    public int poll(long nowNanos) {
        return live.poll(nowNanos);
    }

    /// Behind a login that was gone, everything is looked at again.
    @Override
    public void follow(AccountRef account, List<InstrumentRow> instruments, long historyFromMillis) {
        long now = epochNanos.getAsLong();
        if (followed.add(account)) {
            live.follow(List.of(new TradeLockerLive.Followed(account, instruments, historyFromMillis)), now);
            return;
        }
        live.lists(account, instruments);
        for (LiveTopic topic : LiveTopic.values()) {
            live.want(account, topic, now);
        }
    }

    @Override
    public void acted(AccountRef account, @Nullable VenueOrderId ending) {
        if (!followed.contains(account)) {
            return;
        }
        long now = epochNanos.getAsLong();
        live.acted(account, now);
        if (ending != null) {
            live.expect(account, ending.value(), now);
        }
    }

    @Override
    public LiveView view() {
        return live.view();
    }

    @Override
    public void close() {
        live.close();
    }
}
