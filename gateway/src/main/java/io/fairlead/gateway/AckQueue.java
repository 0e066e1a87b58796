package io.fairlead.gateway;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.gateway.Trading.Answer;
import io.fairlead.journal.DiskState;
import io.fairlead.journal.Journal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Answers that wait until the log keeps the decision behind them (`before-ack`), in the log's order. Owned by the
/// engine thread; answers are completed on the executor, so that no client's continuation runs on the engine.
final class AckQueue {
    private final Journal journal;
    private final Executor answers;
    private final ArrayDeque<Pending> waiting = new ArrayDeque<>();
    private final AnswerTimes times;
    private final LatencyRecorder commandToAnswer;

    private record Pending(CompletableFuture<Answer> future, Answer answer, long enteredNanos) {}

    AckQueue(Journal journal, Executor answers, AnswerTimes times, LatencyRecorder commandToAnswer) {
        this.journal = journal;
        this.answers = answers;
        this.times = times;
        this.commandToAnswer = commandToAnswer;
    }

    /// Completes the answer once its position may be acknowledged.
    void add(CompletableFuture<Answer> future, Answer answer, long enteredNanos) {
        waiting.add(new Pending(future, answer, enteredNanos));
    }

    /// Completes what may be; returns how many that were.
    int poll(NanoClock clock) {
        if (!isDue(waiting.peek())) {
            return 0;
        }
        List<Pending> due = new ArrayList<>();
        for (Pending next = waiting.peek(); next != null && isDue(next); next = waiting.peek()) {
            due.add(journal.mayAcknowledge(next.answer.position()) ? next : unkept(next));
            waiting.remove();
        }
        long toldNanos = clock.nanos();
        for (int i = 0; i < due.size(); i++) {
            times.note(due.get(i).answer.outcome(), due.get(i).enteredNanos, toldNanos);
            commandToAnswer.record(toldNanos - due.get(i).enteredNanos);
        }
        answers.execute(() -> due.forEach(pending -> pending.future.complete(pending.answer)));
        return due.size();
    }

    private boolean isDue(@Nullable Pending next) {
        return next != null && (journal.mayAcknowledge(next.answer.position()) || journal.state() == DiskState.FAILED);
    }

    private static Pending unkept(Pending pending) {
        return new Pending(
                pending.future, new Answer(journalFailed(), pending.answer.position()), pending.enteredNanos);
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
