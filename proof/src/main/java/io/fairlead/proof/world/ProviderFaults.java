package io.fairlead.proof.world;

import io.fairlead.core.model.ExecType;
import io.fairlead.sim.match.Answer;

/// What goes wrong at a provider for the time being, in so many of a hundred cases. Owned by the world's thread.
final class ProviderFaults {
    private static final long LONGEST_WORK = 6 * Stage.SECOND;

    private final Stage stage;
    int loses;
    int repeats;
    int delays;
    int rejects;
    int races;
    int slow;
    boolean blind;

    ProviderFaults(Stage stage) {
        this.stage = stage;
    }

    /// All is well.
    void heal() {
        loses = 0;
        repeats = 0;
        delays = 0;
        rejects = 0;
        races = 0;
        slow = 0;
        blind = false;
    }

    /// One kind of trouble begins.
    void begin() {
        int percent = 5 + stage.random().nextInt(45);
        blind = stage.random().nextBoolean();
        switch (stage.random().nextInt(12)) {
            case 0 -> loses = percent;
            case 1 -> repeats = percent;
            case 2 -> delays = percent;
            case 3 -> rejects = percent;
            case 4, 5 -> races = 50 + percent;
            default -> {
                slow = 30 + percent;
                rejects = percent; // who is over his head refuses, too
            }
        }
    }

    /// How long the venue takes to look at a request. Less than the time after which it would have shown an order.
    ///
    /// @param change whether it asks for a change of an order: those are looked at last
    long workNanos(boolean change) {
        return stage.chance(change ? Math.min(95, 2 * slow) : slow)
                ? stage.between((change ? 3_000 : 500) * Stage.MILLI, LONGEST_WORK)
                : stage.between(50_000, 5 * Stage.MILLI);
    }

    /// Whether the client never hears of this: an acknowledgement, or a fill that later figures will show.
    boolean losesFor(Answer answer) {
        return answer instanceof Answer.Report report
                && (report.type() == ExecType.NEW || report.type() == ExecType.TRADE)
                && stage.chance(loses);
    }

    /// How much longer this takes than what comes behind it; 0 for most.
    long delayNanos(Answer answer) {
        return answer instanceof Answer.Report && stage.chance(delays)
                ? stage.between(20 * Stage.MILLI, 4 * Stage.SECOND)
                : 0;
    }

    boolean repeats(Answer answer) {
        return answer instanceof Answer.Report && stage.chance(repeats);
    }
}
