package io.fairlead.venues.socketio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Events of ours whose acks have not come. Owned by the thread that polls the connection. Whoever waits hears once.
final class PendingAcks {
    static final int MOST = 64;

    private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
    private long lastId;

    private record Waiting(long deadlineNanos, Consumer<AckReply> receiver) {}

    boolean isFull() {
        return waiting.size() >= MOST;
    }

    /// The number that the event goes out under.
    long add(long deadlineNanos, Consumer<AckReply> receiver) {
        lastId++;
        waiting.put(lastId, new Waiting(deadlineNanos, receiver));
        return lastId;
    }

    /// False if nobody waits for this one, or no more.
    boolean answered(long id, List<String> arguments) {
        @Nullable Waiting of = waiting.remove(id);
        if (of != null) {
            of.receiver.accept(new AckReply.Answered(arguments));
        }
        return of != null;
    }

    /// Returns how many were given up.
    int poll(long nowNanos) {
        if (waiting.isEmpty()) {
            return 0;
        }
        List<Waiting> late = new ArrayList<>();
        waiting.values().removeIf(each -> nowNanos >= each.deadlineNanos && late.add(each));
        late.forEach(each -> each.receiver.accept(new AckReply.TimedOut()));
        return late.size();
    }

    void end(String why) {
        List<Waiting> left = List.copyOf(waiting.values());
        waiting.clear();
        left.forEach(each -> each.receiver.accept(new AckReply.Ended(why)));
    }

    /// Nobody hears any more.
    void forget() {
        waiting.clear();
    }
}
