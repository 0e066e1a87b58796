package io.fairlead.sim.fault;

import java.time.Duration;
import java.util.SplittableRandom;

/// The faults in force, and their dice. Owned by the desk's thread.
public final class Faults {
    private final SplittableRandom random;
    private Fault.Rejects rejects = new Fault.Rejects(0);
    private Fault.Latency latency = new Fault.Latency(Duration.ZERO, Duration.ZERO);
    private Fault.Duplicates duplicates = new Fault.Duplicates(0, false);
    private Fault.CancelRace cancelRace = new Fault.CancelRace(0, Duration.ZERO);
    private Fault.SlowCancels slowCancels = new Fault.SlowCancels(0, Duration.ZERO);
    private Fault.LoseCancels loseCancels = new Fault.LoseCancels(0);
    private Fault.MassCancels massCancels = new Fault.MassCancels(Fault.MassCancelAnswer.SERVED);
    private Fault.LoseFills loseFills = new Fault.LoseFills(0, false);
    private Fault.LateFills lateFills = new Fault.LateFills(0, Duration.ZERO);
    private int unanswered;

    public Faults(long seed) {
        random = new SplittableRandom(seed);
    }

    public void set(Fault.Rejects setting) {
        rejects = setting;
    }

    public void set(Fault.Latency setting) {
        latency = setting;
    }

    public void set(Fault.Duplicates setting) {
        duplicates = setting;
    }

    public void set(Fault.CancelRace setting) {
        cancelRace = setting;
    }

    public void set(Fault.SlowCancels setting) {
        slowCancels = setting;
    }

    public void set(Fault.LoseCancels setting) {
        loseCancels = setting;
    }

    public void set(Fault.MassCancels setting) {
        massCancels = setting;
    }

    public void set(Fault.LoseFills setting) {
        loseFills = setting;
    }

    public void set(Fault.LateFills setting) {
        lateFills = setting;
    }

    public void set(Fault.Unanswered setting) {
        unanswered = setting.count();
    }

    /// How much later than the rest the next fill is told, 0 if it is not; counts down.
    public long nextFillLateNanos() {
        if (lateFills.count() == 0) {
            return 0;
        }
        lateFills = new Fault.LateFills(lateFills.count() - 1, lateFills.by());
        return lateFills.by().toNanos();
    }

    /// Whether the next question about all orders or positions gets no answer; counts down.
    public boolean ignoresNextList() {
        if (unanswered == 0) {
            return false;
        }
        unanswered--;
        return true;
    }

    public boolean rejectsNext() {
        return strikes(rejects.percent());
    }

    public boolean racesNextCancel() {
        return strikes(cancelRace.percent());
    }

    public boolean losesNextCancel() {
        return strikes(loseCancels.percent());
    }

    public boolean slowsNextCancel() {
        return strikes(slowCancels.percent());
    }

    public long slowCancelNanos() {
        return slowCancels.hold().toNanos();
    }

    public Fault.MassCancelAnswer massCancelAnswer() {
        return massCancels.answer();
    }

    public long cancelHoldNanos() {
        return cancelRace.hold().toNanos();
    }

    /// How long the next answer waits.
    public long delayNanos() {
        long jitter = latency.jitter().toNanos();
        return latency.base().toNanos() + (jitter == 0 ? 0 : random.nextLong(jitter + 1));
    }

    public Delivery nextDelivery() {
        if (!strikes(duplicates.percent())) {
            return Delivery.ONCE;
        }
        return duplicates.possDup() ? Delivery.REPEATED : Delivery.TWICE;
    }

    /// Whether the next fill gets lost; counts down.
    public boolean losesNextFill() {
        if (loseFills.count() == 0) {
            return false;
        }
        loseFills = new Fault.LoseFills(loseFills.count() - 1, loseFills.revealed());
        return true;
    }

    public boolean revealsLostFills() {
        return loseFills.revealed();
    }

    private boolean strikes(int percent) {
        return percent > 0 && random.nextInt(100) < percent;
    }
}
