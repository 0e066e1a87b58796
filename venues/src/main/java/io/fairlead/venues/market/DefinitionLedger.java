package io.fairlead.venues.market;

import io.fairlead.core.model.VenueId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// What one venue was asked about single instruments, by its own names of them, and what it said: the newest hundred.
/// Any thread asks and looks; what the venue says is written by the thread that polls its session.
public final class DefinitionLedger {
    private static final int MOST_WAITING = 16;
    private static final int REMEMBERED = 100;

    private final VenueId venue;
    private final Queue<Asked> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Map<String, Asked> byId = new LinkedHashMap<>();
    private long lastId;

    /// What came of a question.
    public enum State {
        /// No answer yet.
        ASKED,
        /// It stands among the venue's securities now.
        LISTED,
        /// The venue has nothing of that name, or does not tell.
        REFUSED
    }

    /// A question and what came of it; `text` is the venue's, empty if it said nothing. Immutable.
    public record Asked(String id, String name, long atNanos, State state, String text) {}

    public DefinitionLedger(VenueId venue) {
        this.venue = venue;
    }

    public VenueId venue() {
        return venue;
    }

    /// Has the venue asked about the instrument that it calls so; null if too many questions wait already.
    public @Nullable Asked ask(String name, long nowNanos) {
        synchronized (byId) {
            Asked asked = new Asked("definition-" + (lastId + 1), name, nowNanos, State.ASKED, "");
            if (!waiting.offer(asked)) {
                return null;
            }
            lastId++;
            byId.put(asked.id, asked);
            if (byId.size() > REMEMBERED) {
                byId.remove(byId.keySet().iterator().next());
            }
            return asked;
        }
    }

    /// The next question to be sent, which stays the next until it is [#sent]; null if there is none.
    public @Nullable Asked next() {
        return waiting.peek();
    }

    /// The next one left.
    public void sent() {
        waiting.poll();
    }

    /// Newest first.
    public List<Asked> all() {
        synchronized (byId) {
            return new ArrayList<>(byId.values()).reversed();
        }
    }

    /// The venue answered.
    public void answered(String id, State state, String text) {
        synchronized (byId) {
            byId.computeIfPresent(id, (_, asked) -> new Asked(id, asked.name, asked.atNanos, state, text));
        }
    }

    /// What is not answered will not be.
    public void unanswered(String why) {
        synchronized (byId) {
            waiting.clear();
            byId.replaceAll((id, asked) ->
                    asked.state == State.ASKED ? new Asked(id, asked.name, asked.atNanos, State.REFUSED, why) : asked);
        }
    }
}
