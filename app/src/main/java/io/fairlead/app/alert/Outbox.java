package io.fairlead.app.alert;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices on their way to somebody who may be slow or away: a bounded queue with a thread of its own, which tries
/// each one again, later each time, before it gives it up. When it is full, new notices are dropped and said in the
/// log, which has them all.
public final class Outbox implements AlertSink, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int MOST = 256;
    private static final Duration WAIT = Duration.ofMillis(200);

    private final Post post;
    private final Retries retries;
    private final BlockingQueue<Notice> queue = new ArrayBlockingQueue<>(MOST);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /// Delivers one notice, waiting for it.
    public interface Post {
        /// For the log; holds no secret.
        String name();

        /// Why it was not delivered, without any secret; empty if it was.
        String deliver(Notice notice) throws InterruptedException;
    }

    /// How often, and the first pause; each next one is twice as long.
    public record Retries(int attempts, Duration firstPause) {
        public static final Retries STANDARD = new Retries(6, Duration.ofSeconds(2));
    }

    public Outbox(Post post, Retries retries) {
        this.post = post;
        this.retries = retries;
    }

    public String name() {
        return post.name();
    }

    @Override
    public void tell(Notice notice) {
        if (!queue.offer(notice)) {
            LOG.error("{} is too far behind; not sent: {}", post.name(), notice.line());
        }
    }

    /// The thread's work, until `stop`.
    @Override
    public void run() {
        try {
            while (!isStopped()) {
                Notice next = queue.poll(WAIT.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    send(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void send(Notice notice) throws InterruptedException {
        Duration pause = retries.firstPause();
        for (int attempt = 1; attempt <= retries.attempts(); attempt++) {
            String problem = delivered(notice);
            if (problem.isEmpty()) {
                return;
            }
            LOG.warn("{} failed, attempt {} of {}: {}", post.name(), attempt, retries.attempts(), problem);
            if (attempt < retries.attempts() && stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            pause = pause.multipliedBy(2);
        }
        LOG.error("{} gives up: {}", post.name(), notice.line());
    }

    private String delivered(Notice notice) throws InterruptedException {
        try {
            return post.deliver(notice);
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    public void stop() {
        stopped.countDown();
    }
}
