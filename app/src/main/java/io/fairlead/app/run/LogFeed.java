package io.fairlead.app.run;

import io.fairlead.app.server.EventRecord;
import io.fairlead.app.server.EventSource;
import io.fairlead.gateway.EventFeed;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The gateway's log as the API shows it. Any thread.
record LogFeed(EventFeed feed) implements EventSource {
    @Override
    public long end() {
        return feed.end();
    }

    @Override
    public long start() {
        return 0;
    }

    @Override
    public Reader from(long position) {
        return new FeedReader(feed.tail(position));
    }

    private static EventRecord record(EventFeed.Entry entry) {
        return EventRecord.of(entry.next(), entry.order(), entry.event());
    }

    /// One reader, owned by one thread.
    private static final class FeedReader implements Reader {
        private final EventFeed.Tail tail;

        FeedReader(EventFeed.Tail tail) {
            this.tail = tail;
        }

        @Override
        public @Nullable EventRecord next(Duration wait) throws InterruptedException {
            List<EventFeed.Entry> next = wait.isZero() ? tail.poll(1) : tail.await(1, wait);
            return next.isEmpty() ? null : record(next.getFirst());
        }

        @Override
        public void close() {
            tail.close();
        }
    }
}
