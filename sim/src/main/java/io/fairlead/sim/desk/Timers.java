package io.fairlead.sim.desk;

import java.util.PriorityQueue;

/// What is to happen later, in order of time and, at one time, of arrival. Owned by its venue's thread.
public final class Timers {
    private record Timer(long dueNanos, long serial, Runnable action) {}

    private final PriorityQueue<Timer> timers = new PriorityQueue<>((a, b) -> {
        int byTime = Long.compare(a.dueNanos, b.dueNanos);
        return byTime != 0 ? byTime : Long.compare(a.serial, b.serial);
    });
    private long serial;

    public void at(long dueNanos, Runnable action) {
        serial++;
        timers.add(new Timer(dueNanos, serial, action));
    }

    /// When the next action is due, `Long.MAX_VALUE` if there is none.
    public long nextNanos() {
        Timer next = timers.peek();
        return next == null ? Long.MAX_VALUE : next.dueNanos;
    }

    /// Nanoseconds from `now` to the next action, 0 if it is due.
    public long wait(long nowNanos, long most) {
        Timer next = timers.peek();
        return next == null ? most : Math.clamp(next.dueNanos - nowNanos, 0, most);
    }

    public void run(long nowNanos) {
        while (!timers.isEmpty() && timers.element().dueNanos <= nowNanos) {
            timers.remove().action.run();
        }
    }
}
