package io.fairlead.app.fixfile;

import io.fairlead.app.fixfile.LogEntry.Message;
import io.fairlead.fix.codec.Tag;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How long a counterparty took to answer, by the times of the log. Owned by one thread.
public final class LatencyReport {
    private static final int MAX_PENDING = 1_000_000;
    private static final int MAX_SAMPLES = 4_000_000;
    private static final Set<String> FILLS = Set.of("F", "1", "2");

    private final Map<String, Long> toAck = bounded();
    private final Map<String, Long> toFill = bounded();
    private final Map<String, Long> toAnswer = bounded();
    private final Map<Step, Samples> samples = new EnumMap<>(Step.class);

    /// What is measured.
    public enum Step {
        /// NewOrderSingle(D) to the first ExecutionReport(8) with its ClOrdID(11).
        ORDER_TO_ACK("order -> ack"),
        /// NewOrderSingle(D) to the first that reports a trade.
        ORDER_TO_FIRST_FILL("order -> first fill"),
        /// Cancel(F) or replace(G) request to the first ExecutionReport(8) or OrderCancelReject(9) with its
        /// ClOrdID(11).
        CANCEL_TO_ANSWER("cancel -> answer");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// In nanoseconds; all 0 where `count` is.
    public record Summary(Step step, long count, long p50, long p99, long max) {}

    /// Takes the next message of the log. Those sent again are no answers.
    public void add(Message message) {
        String id = message.value(Tag.CL_ORD_ID);
        if (id == null || message.timeNanos() == LogEntry.NO_TIME || message.is(Tag.POSS_DUP_FLAG, "Y")) {
            return;
        }
        long now = message.timeNanos();
        switch (message.type()) {
            case "D" -> {
                toAck.putIfAbsent(id, now);
                toFill.putIfAbsent(id, now);
            }
            case "F", "G" -> toAnswer.putIfAbsent(id, now);
            case "8" -> answered(message, id, now);
            case "9" -> measure(Step.CANCEL_TO_ANSWER, toAnswer.remove(id), now);
            default -> {}
        }
    }

    private void answered(Message report, String id, long now) {
        measure(Step.ORDER_TO_ACK, toAck.remove(id), now);
        measure(Step.CANCEL_TO_ANSWER, toAnswer.remove(id), now);
        if (FILLS.contains(String.valueOf(report.value(Tag.EXEC_TYPE)))) {
            measure(Step.ORDER_TO_FIRST_FILL, toFill.remove(id), now);
        }
    }

    private void measure(Step step, @Nullable Long from, long now) {
        if (from != null && now >= from) {
            samples.computeIfAbsent(step, _ -> new Samples()).add(now - from);
        }
    }

    /// Every step, measured or not.
    public List<Summary> summaries() {
        return Arrays.stream(Step.values()).map(this::summary).toList();
    }

    private Summary summary(Step step) {
        Samples found = samples.get(step);
        return found == null ? new Summary(step, 0, 0, 0, 0) : found.summary(step);
    }

    private static Map<String, Long> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > MAX_PENDING;
            }
        };
    }

    /// Exact values, the first four million of them.
    private static final class Samples {
        private long[] nanos = new long[1024];
        private int count;

        void add(long value) {
            if (count == MAX_SAMPLES) {
                return;
            }
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = value;
        }

        Summary summary(Step step) {
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            return new Summary(step, count, at(sorted, 50), at(sorted, 99), sorted[count - 1]);
        }

        /// The smallest value that so many percent do not exceed.
        private static long at(long[] sorted, int percent) {
            return sorted[(int) ((long) sorted.length * percent + 99) / 100 - 1];
        }
    }
}
