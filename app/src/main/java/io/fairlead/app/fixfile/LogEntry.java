package io.fairlead.app.fixfile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing that a log says. Immutable.
public sealed interface LogEntry {
    /// The time of an entry that has none.
    long NO_TIME = Long.MIN_VALUE;

    /// Which line of its file, or which message where a file has no lines; from 1.
    long line();

    /// Who sent it, as far as the log tells.
    enum Direction {
        IN,
        OUT,
        UNKNOWN
    }

    /// A field as it stands: one character a byte.
    record Field(int tag, String value) {}

    /// A message. `timeNanos` is the log's own time, or SendingTime(52) where it has none, or [#NO_TIME].
    record Message(long line, long timeNanos, Direction direction, String session, List<Field> fields)
            implements LogEntry {
        public Message {
            fields = List.copyOf(fields);
        }

        /// The value of the first such field, or null.
        public @Nullable String value(int tag) {
            for (Field field : fields) {
                if (field.tag() == tag) {
                    return field.value();
                }
            }
            return null;
        }

        /// MsgType(35); empty without one.
        public String type() {
            String type = value(35);
            return type == null ? "" : type;
        }

        /// A field that should be a number from 0 on, or -1.
        public int number(int tag) {
            String text = value(tag);
            return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        }

        public boolean is(int tag, String wanted) {
            return wanted.equals(value(tag));
        }
    }

    /// What the writer of the log noted between messages: an event, or lines that are missing.
    record Note(long line, long timeNanos, String session, String text) implements LogEntry {}

    /// Anything else.
    record Garbled(long line, String text, String why) implements LogEntry {}
}
