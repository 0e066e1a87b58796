package io.fairlead.gateway;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.fix.store.SentRecords;
import io.fairlead.gateway.history.CoreStream;
import io.fairlead.journal.Checkpoint;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.JournalRecord;
import io.fairlead.journal.SystemRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Why an order is what it is: every decision and every venue's word about it, and the bytes that left for it, in the
/// log's order. A pure function of the log, so it works on the directory of a gateway that is not running.
///
/// What came in is in the `VenueSaid` events, as understood and, where anything was unusual, raw.
public record Explanation(OrderId order, List<Step> steps) {
    private static final int BATCH = 4096;

    public Explanation {
        steps = List.copyOf(steps);
    }

    /// One link of the chain.
    public sealed interface Step {
        /// Where the log has it.
        long position();

        /// Epoch nanoseconds.
        long atNanos();

        /// What was decided or heard.
        record Logged(long position, long atNanos, Event event) implements Step {}

        /// A message that left, with `|` for SOH and without secrets.
        record Sent(long position, long atNanos, String session, String message) implements Step {}

        /// Its client was told at `atNanos` that it, or a change of it, was accepted; the command had come in at
        /// `enteredNanos`.
        record Told(long position, long atNanos, long enteredNanos) implements Step {}
    }

    /// When it reached each place on its way.
    public Hops hops() {
        return Hops.of(order, steps);
    }

    /// Reads the log through and picks what belongs to an order; no steps if the log does not know it. The reader must
    /// stand at the log's beginning.
    public static Explanation of(OrderId order, JournalReader reader) {
        Collector collector = new Collector(order);
        int records;
        do {
            records = reader.poll(collector::take, BATCH);
        } while (records > 0);
        return new Explanation(order, collector.steps);
    }

    /// The refusals of what a client called by this id, on whatever account, and what stood against each member of
    /// its group: such an order never got an id of ours. Reads the log to its end; it must stand at the log's
    /// beginning.
    static List<Step.Logged> refusals(ClientOrderId client, EventFeed.Tail log) {
        List<Step.Logged> found = new ArrayList<>();
        for (List<EventFeed.Entry> some = log.poll(BATCH); !some.isEmpty(); some = log.poll(BATCH)) {
            for (EventFeed.Entry each : some) {
                if (refuses(each.event(), client)) {
                    found.add(new Step.Logged(each.position(), each.event().atNanos(), each.event()));
                }
            }
        }
        return found;
    }

    private static boolean refuses(Event event, ClientOrderId client) {
        return event instanceof Event.CommandRefused refused
                ? client.equals(refused.clientOrderId())
                : event instanceof ParentEvent.NoMemberFit none && client.equals(none.parent());
    }

    /// Gathers the ids of requests about the order on the way: the log has each before its first use.
    private static final class Collector {
        private final OrderId order;
        private final Set<String> requests = new HashSet<>();
        private final Map<Integer, String> sessions = new HashMap<>();
        private final List<Step> steps = new ArrayList<>();
        private int coreStream = -1;
        private int timesStream = -1;

        Collector(OrderId order) {
            this.order = order;
        }

        void take(JournalRecord next) {
            if (SystemRecords.isStreamOpened(next)) {
                opened(SystemRecords.streamOpened(next));
            } else if (SystemRecords.isCheckpoint(next)) {
                Checkpoint taken = SystemRecords.checkpoint(next); // the opening may be gone with the archive
                opened(new SystemRecords.StreamOpened(taken.stream(), taken.name()));
            } else if (next.stream() == coreStream) {
                event(next);
            } else if (next.stream() == timesStream) {
                told(next);
            } else if (sessions.containsKey(next.stream()) && SentRecords.isMessage(next)) {
                message(next, String.valueOf(sessions.get(next.stream())));
            }
        }

        private void opened(SystemRecords.StreamOpened stream) {
            if (stream.name().equals(CoreStream.NAME)) {
                coreStream = stream.id();
            } else if (stream.name().equals(AnswerTimes.STREAM)) {
                timesStream = stream.id();
            } else if (stream.name().startsWith(SentRecords.STREAM_PREFIX)) {
                sessions.put(stream.id(), stream.name().substring(SentRecords.STREAM_PREFIX.length()));
            }
        }

        private void event(JournalRecord next) {
            Event event = EventFeed.decode(next);
            if (!EventSubject.isAbout(order, event)) {
                return;
            }
            OrderId request = EventSubject.request(event);
            if (request != null) {
                requests.add(request.value());
            }
            steps.add(new Step.Logged(next.position(), event.atNanos(), event));
        }

        private void told(JournalRecord next) {
            AnswerTimes.Told told = AnswerTimes.read(next);
            if (told != null && told.order().equals(order.value())) {
                steps.add(new Step.Told(next.position(), told.toldNanos(), told.enteredNanos()));
            }
        }

        private void message(JournalRecord next, String session) {
            String text = SentRecords.text(next);
            if (names(field(text, "|11=")) || names(field(text, "|41="))) {
                steps.add(new Step.Sent(next.position(), next.timeNanos(), session, text));
            }
        }

        private boolean names(@Nullable String id) {
            return id != null && requests.contains(id);
        }

        /// The value of the first such field; null if there is none.
        private static @Nullable String field(String text, String tag) {
            int at = text.indexOf(tag);
            int end = at < 0 ? -1 : text.indexOf('|', at + 1);
            return end < 0 ? null : text.substring(at + tag.length(), end);
        }
    }
}
