package io.fairlead.bench.contender;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.HdrHistogram.Histogram;

/// Measures an engine that is polled. Owned by the polling thread; its loops allocate nothing.
final class PolledContender implements Contender {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long LONGEST_NANOS = 100_000_000_000L;
    private static final long PARK_NANOS = 100_000_000;

    private final PolledEngine engine;
    private final Histogram histogram = new Histogram(LONGEST_NANOS, 3);
    private long sent;

    PolledContender(PolledEngine engine) {
        this.engine = engine;
    }

    @Override
    public Histogram roundTrips(int orders) {
        histogram.reset();
        for (int i = 0; i < orders; i++) {
            long start = System.nanoTime();
            send();
            while (engine.reports() < sent) {
                engine.poll();
            }
            histogram.recordValue(engine.reportedNanos() - start);
        }
        return histogram;
    }

    @Override
    public Histogram acknowledgements(int orders) {
        histogram.reset();
        for (int i = 0; i < orders; i++) {
            long start = System.nanoTime();
            send();
            while (!engine.acknowledged()) {
                engine.poll();
            }
            histogram.recordValue(System.nanoTime() - start);
            while (engine.reports() < sent) {
                engine.poll();
            }
        }
        return histogram;
    }

    private void send() {
        while (!engine.order(sent)) {
            engine.poll();
        }
        sent++;
    }

    @Override
    public long burst(int orders, int inFlight) {
        long first = sent;
        long start = System.nanoTime();
        while (engine.reports() < first + orders) {
            long room = Math.min(inFlight - (sent - engine.reports()), first + orders - sent);
            if (room > 0) {
                batch(room);
            }
            engine.poll();
        }
        return System.nanoTime() - start;
    }

    private void batch(long orders) {
        engine.beginBatch();
        for (long i = 0; i < orders && engine.order(sent); i++) {
            sent++;
        }
        engine.endBatch();
    }

    @Override
    public Histogram openLoop(int ordersPerSecond, int orders) {
        histogram.reset();
        long interval = 1_000_000_000L / ordersPerSecond;
        long first = sent;
        long reported = first;
        long start = System.nanoTime();
        while (reported < first + orders) {
            long now = System.nanoTime();
            if (sent < first + orders && now - start >= (sent - first) * interval && engine.order(sent)) {
                sent++;
            }
            engine.poll();
            if (reported < engine.reports()) {
                now = System.nanoTime();
                while (reported < engine.reports()) {
                    histogram.recordValue(Math.max(1, now - start - (reported - first) * interval));
                    reported++;
                }
            }
        }
        return histogram;
    }

    @Override
    public long heapTaken() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    @Override
    public void idle(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            engine.poll();
            engine.park(Math.min(left, PARK_NANOS));
        }
    }
}
