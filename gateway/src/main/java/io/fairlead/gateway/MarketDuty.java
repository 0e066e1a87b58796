package io.fairlead.gateway;

import io.fairlead.fix.engine.FixInitiator;
import io.fairlead.venues.desk.MpscQueue;
import io.fairlead.venues.fixlp.FixLpFeed;
import io.fairlead.venues.market.PriceFeed;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The market thread's duty cycle: polls the market-data sessions and their feeds. Owned by that thread, but for `act`.
final class MarketDuty implements DutyLoop.Duty {
    private static final int INBOX = 64;

    private final FixInitiator initiator;
    private final List<SessionLine> lines;
    private final List<FixLpFeed> feeds;
    private final List<PriceFeed> references;
    private final MpscQueue<LongConsumer> inbox = new MpscQueue<>(INBOX);

    MarketDuty(FixInitiator initiator, List<SessionLine> lines, List<FixLpFeed> feeds, List<PriceFeed> references) {
        this.initiator = initiator;
        this.lines = lines;
        this.feeds = feeds;
        this.references = references;
    }

    /// Has something done on the market thread, which passes the time; false if too much waits already. Any thread.
    boolean act(LongConsumer body) {
        return inbox.offer(body);
    }

    @Override
    public int doWork(long nowNanos) {
        int work = initiator.poll(nowNanos);
        @Nullable LongConsumer body = inbox.poll();
        if (body != null) {
            body.accept(nowNanos);
            work++;
        }
        for (int i = 0; i < feeds.size(); i++) {
            work += feeds.get(i).poll(nowNanos);
        }
        for (int i = 0; i < references.size(); i++) {
            work += references.get(i).poll(nowNanos);
        }
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).observe(nowNanos);
        }
        return work;
    }

    @Override
    public void onStop(long nowNanos, String why) {
        lines.forEach(line -> line.cut(why, nowNanos));
        references.forEach(reference -> reference.close(nowNanos));
    }
}
