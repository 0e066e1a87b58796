package io.fairlead.gateway;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.gateway.Trading.Answer;
import io.fairlead.journal.DiskState;
import io.fairlead.journal.Journal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Answers that wait until the log keeps the decision behind them (`before-ack`), in the log's order. Owned by the
/// engine thread; answers are completed on the executor, so that no client's continuation runs on the engine.
final class AckQueue {
    private final Journal journal;
    private final Executor answers;
    private final ArrayDeque<Submitted> waiting = new ArrayDeque<>();
    private final AnswerTimes times;
    private final LatencyRecorder commandToAnswer;

    AckQueue(Journal journal, Executor answers, AnswerTimes times, LatencyRecorder commandToAnswer) {
        this.journal = journal;
        this.answers = answers;
        this.times = times;
        this.commandToAnswer = commandToAnswer;
    }

    /// Tells what was decided once its position may be acknowledged.
    void add(Submitted decided) {
        waiting.add(decided);
    }

    /// Completes what may be; returns how many that were.
    int poll(NanoClock clock) {
        if (!isDue(waiting.peek())) {
            return 0;
        }
        List<Submitted> due = new ArrayList<>();
        for (Submitted next = waiting.peek(); next != null && isDue(next); next = waiting.peek()) {
            due.add(journal.mayAcknowledge(next.decided().position()) ? next : unkept(next));
            waiting.remove();
        }
        long toldNanos = clock.nanos();
        for (int i = 0; i < due.size(); i++) {
            Submitted each = due.get(i);
            times.note(each.decided().outcome(), each.enteredNanos(), toldNanos);
            commandToAnswer.record(toldNanos - each.enteredNanos());
        }
        answers.execute(() -> due.forEach(Submitted::tell));
        return due.size();
    }

    private boolean isDue(@Nullable Submitted next) {
        return next != null
                && (journal.mayAcknowledge(next.decided().position()) || journal.state() == DiskState.FAILED);
    }

    private static Submitted unkept(Submitted submitted) {
        return submitted.decided(new Answer(journalFailed(), submitted.decided().position()));
    }

    /// Nobody knows whether the decision survives: the client must ask again after the restart.
    static Outcome.Refused journalFailed() {
        return new Outcome.Refused(
                DenialCode.JOURNAL_FAILED,
                "journal",
                "disk failed",
                "nobody knows whether the decision is kept: restart on a sound disk, then ask for the order by its"
                        + " client order id");
    }
}
