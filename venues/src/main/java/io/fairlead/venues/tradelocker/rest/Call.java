package io.fairlead.venues.tradelocker.rest;

import java.util.function.Consumer;

/// One request on its way. Owned by the venue's thread.
final class Call<T> {
    final Ask<T> ask;
    final long askedNanos;
    private final Consumer<Reply<T>> then;
    private long deadlineNanos;
    private long sentNanos;
    private int tokenGeneration;
    private boolean repeated;

    Call(Ask<T> ask, Consumer<Reply<T>> then, long askedNanos, long deadlineNanos) {
        this.ask = ask;
        this.then = then;
        this.askedNanos = askedNanos;
        this.deadlineNanos = deadlineNanos;
    }

    /// It goes out under a token.
    void sent(int generation, long nowNanos) {
        tokenGeneration = generation;
        sentNanos = nowNanos;
    }

    /// Its token was not taken: it may go once more, until a time.
    void repeats(long untilNanos) {
        repeated = true;
        deadlineNanos = untilNanos;
    }

    boolean wasRepeated() {
        return repeated;
    }

    long sentNanos() {
        return sentNanos;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    int tokenGeneration() {
        return tokenGeneration;
    }

    Reply<T> read(Verdict verdict, long answeredNanos) {
        return ask.reading().reply(verdict, ask.route(), sentNanos, answeredNanos);
    }

    Reply<T> read(JsonReading answer, long answeredNanos) {
        return ask.reading().reply(answer, ask.route(), sentNanos, answeredNanos);
    }

    void tell(Reply<T> reply) {
        then.accept(reply);
    }
}
