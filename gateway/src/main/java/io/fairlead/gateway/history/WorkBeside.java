package io.fairlead.gateway.history;

import io.fairlead.core.order.Aside;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// Does work beside the thread that gives it, batch by batch, one behind the other. Owned by the thread that gives,
/// which waits where too many batches are not done yet: what waits is held, and the collector has to carry it along.
final class WorkBeside implements Aside, AutoCloseable {
    static final int BATCH = 512;
    static final int BATCHES = 8;

    private final Executor executor;
    private final Deque<CompletableFuture<Void>> underWay = new ArrayDeque<>(BATCHES);
    private List<Runnable> gathered = new ArrayList<>(BATCH);
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /// @param executor runs the work; one that runs it at once does it on the thread that gives
    WorkBeside(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void run(Runnable work) {
        gathered.add(work);
        if (gathered.size() == BATCH) {
            handOver();
        }
    }

    private void handOver() {
        if (underWay.size() == BATCHES) {
            join(underWay.remove());
        }
        List<Runnable> batch = gathered;
        gathered = new ArrayList<>(BATCH);
        last = last.thenRunAsync(() -> batch.forEach(Runnable::run), executor);
        underWay.add(last);
    }

    @Override
    public void settle() {
        if (!gathered.isEmpty()) {
            handOver();
        }
        underWay.clear();
        join(last);
    }

    /// Returns once nothing runs any more; what was gathered since is not done.
    @Override
    public void close() {
        last.handle((_, _) -> null).join();
    }

    /// What ends work on another thread ends the wait for it, as itself.
    static <T> T join(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        }
    }
}
