package io.fairlead.sim.desk;

import io.fairlead.core.model.ExecType;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.match.Answer;
import java.util.function.Consumer;

/// Hands copies of answers to the doors, later than the answers or never where a fault says so. Owned by the desk's
/// thread.
final class Copier {
    private final Timers timers;
    private final Consumer<Answer> door;
    private long lateNanos;
    private int lost;

    Copier(Timers timers, Consumer<Answer> door) {
        this.timers = timers;
        this.door = door;
    }

    void set(Fault.LateCopies setting) {
        lateNanos = setting.by().toNanos();
    }

    void set(Fault.LoseCopies setting) {
        lost = setting.count();
    }

    void copy(Answer answer, long nowNanos) {
        if (lost > 0 && answer instanceof Answer.Report report && report.type() == ExecType.TRADE) {
            lost--;
        } else if (lateNanos == 0) {
            door.accept(answer);
        } else {
            timers.at(nowNanos + lateNanos, () -> door.accept(answer));
        }
    }
}
