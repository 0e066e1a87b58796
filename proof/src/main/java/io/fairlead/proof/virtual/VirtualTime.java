package io.fairlead.proof.virtual;

import java.util.PriorityQueue;

/// The one time of a simulated world, with all that is due in it. Owned by the thread that runs the world. What is due
/// at the same nanosecond happens in the order in which it was asked for, so a run depends on its seed alone.
public final class VirtualTime {
    private final PriorityQueue<Due> agenda = new PriorityQueue<>();
    private long nowNanos;
    private long asked;

    /// A time that starts at this nanosecond since the epoch.
    public VirtualTime(long startNanos) {
        nowNanos = startNanos;
    }

    /// The true time, which no host knows exactly.
    public long nowNanos() {
        return nowNanos;
    }

    /// Has something happen at a time, or at once if that is over.
    public void at(long nanos, Runnable action) {
        agenda.add(new Due(Math.max(nanos, nowNanos), asked++, action));
    }

    /// Has something happen after a delay.
    public void after(long delayNanos, Runnable action) {
        at(nowNanos + delayNanos, action);
    }

    /// Runs all that is due up to a time, which then is now.
    public void runUntil(long endNanos) {
        Due next = agenda.peek();
        while (next != null && next.atNanos <= endNanos) {
            agenda.remove();
            nowNanos = next.atNanos;
            next.action.run();
            next = agenda.peek();
        }
        nowNanos = endNanos;
    }

    /// How much is due some time: a world that leaks shows it here.
    public int pending() {
        return agenda.size();
    }

    private record Due(long atNanos, long order, Runnable action) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
