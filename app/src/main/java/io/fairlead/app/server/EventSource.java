package io.fairlead.app.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The synced log as a stream of events. Any thread; each reader belongs to one.
public interface EventSource {
    /// The position behind the newest synced record.
    long end();

    /// The oldest position that a reader can still begin at.
    long start();

    /// A reader of everything behind `position`.
    Reader from(long position);

    /// Yields events in the order of the log; owned by one thread.
    interface Reader extends AutoCloseable {
        /// The next event, or null if none came within `wait`.
        @Nullable
        EventRecord next(Duration wait) throws InterruptedException;

        @Override
        void close();
    }
}
