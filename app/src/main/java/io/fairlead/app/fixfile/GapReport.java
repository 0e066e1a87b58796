package io.fairlead.app.fixfile;

import io.fairlead.app.fixfile.LogEntry.Direction;
import io.fairlead.app.fixfile.LogEntry.Message;
import io.fairlead.fix.codec.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of MsgSeqNum(34) in each direction of each session: gaps and whether they were filled, resends,
/// duplicates, resets. Owned by one thread.
public final class GapReport {
    private static final int MAX_STREAMS = 1000;
    private static final int MAX_FINDINGS = 10_000;

    private final Map<String, Stream> streams = new LinkedHashMap<>();
    private long unwatched;

    /// Something that a person should know. `text` is fit for a terminal.
    public record Finding(long line, long timeNanos, String text) {}

    /// A run of numbers.
    public record Range(int from, int through) {}

    /// One direction of one session. `missing` are numbers that never came.
    public record Summary(
            String session,
            String direction,
            long messages,
            int gaps,
            long resent,
            long duplicates,
            int resets,
            List<Range> missing,
            List<Finding> findings) {
        public Summary {
            missing = List.copyOf(missing);
            findings = List.copyOf(findings);
        }
    }

    /// Takes the next message of the log.
    public void add(Message message) {
        String way = message.direction() == Direction.UNKNOWN
                ? message.value(Tag.SENDER_COMP_ID) + "->" + message.value(Tag.TARGET_COMP_ID)
                : message.direction().name();
        String key = message.session() + "\n" + way;
        Stream stream = streams.get(key);
        if (stream == null && streams.size() < MAX_STREAMS) {
            stream = new Stream(message.session(), way);
            streams.put(key, stream);
        }
        if (stream == null) {
            unwatched++;
        } else {
            stream.add(message);
        }
    }

    /// Each direction of each session, in the order in which they appeared.
    public List<Summary> summaries() {
        return streams.values().stream().map(Stream::summary).toList();
    }

    /// Messages of sessions beyond the first thousand, which were not looked at.
    public long unwatched() {
        return unwatched;
    }

    private static final class Stream {
        private final String session;
        private final String way;
        private final TreeMap<Integer, Integer> missing = new TreeMap<>();
        private final List<Finding> findings = new ArrayList<>();
        private int expected;
        private long messages;
        private int gaps;
        private long resent;
        private long duplicates;
        private int resets;

        Stream(String session, String way) {
            this.session = session;
            this.way = way;
        }

        void add(Message message) {
            messages++;
            int seqNum = message.number(Tag.MSG_SEQ_NUM);
            boolean again = message.is(Tag.POSS_DUP_FLAG, "Y");
            if (seqNum < 0) {
                find(message, "a message without a MsgSeqNum(34)");
                return;
            }
            resent += again ? 1 : 0;
            if (message.type().equals("4")) {
                sequenceReset(message, seqNum);
            } else if (message.type().equals("A") && seqNum < expected && startsAnew(message, seqNum)) {
                reset(message, seqNum + 1);
            } else {
                number(message, seqNum, seqNum, again);
            }
        }

        private static boolean startsAnew(Message logon, int seqNum) {
            return logon.is(Tag.RESET_SEQ_NUM_FLAG, "Y") || seqNum == 1;
        }

        private void sequenceReset(Message message, int seqNum) {
            int next = message.number(Tag.NEW_SEQ_NO);
            if (next < 1) {
                find(message, "a SequenceReset(4) without NewSeqNo(36)");
            } else if (message.is(Tag.GAP_FILL_FLAG, "Y")) {
                number(message, seqNum, Math.max(seqNum, next - 1), true);
            } else {
                reset(message, next);
            }
        }

        private void reset(Message message, int next) {
            resets++;
            find(message, "reset: the next number is " + next + ", expected was " + expected);
            missing.clear();
            expected = next;
        }

        /// Numbers `from` to `through` are there with this message.
        private void number(Message message, int from, int through, boolean again) {
            if (expected == 0 || from == expected) {
                expected = Math.max(expected, through + 1);
            } else if (from > expected) {
                gaps++;
                missing.put(expected, from - 1);
                find(message, "gap: expected " + expected + ", was " + from);
                expected = through + 1;
            } else if (fill(from, through) || again) {
                expected = Math.max(expected, through + 1);
            } else {
                duplicates++;
                find(message, "number " + from + " again, without PossDupFlag(43), expected " + expected);
            }
        }

        /// Takes numbers out of what is missing; returns whether any was.
        private boolean fill(int from, int through) {
            boolean filled = false;
            Map.Entry<Integer, Integer> gap = missing.floorEntry(through);
            while (gap != null && gap.getValue() >= from) {
                filled = true;
                missing.remove(gap.getKey());
                if (gap.getValue() > through) {
                    missing.put(through + 1, gap.getValue());
                }
                if (gap.getKey() < from) {
                    missing.put(gap.getKey(), from - 1);
                    return true;
                }
                gap = missing.floorEntry(through);
            }
            return filled;
        }

        private void find(Message message, String text) {
            if (findings.size() < MAX_FINDINGS) {
                findings.add(new Finding(message.line(), message.timeNanos(), text));
            }
            while (missing.size() > MAX_FINDINGS) {
                missing.pollFirstEntry();
            }
        }

        Summary summary() {
            List<Range> left = missing.entrySet().stream()
                    .map(gap -> new Range(gap.getKey(), gap.getValue()))
                    .toList();
            return new Summary(session, way, messages, gaps, resent, duplicates, resets, left, findings);
        }
    }
}
