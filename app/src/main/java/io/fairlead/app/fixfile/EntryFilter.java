package io.fairlead.app.fixfile;

import io.fairlead.app.fixfile.LogEntry.Message;
import io.fairlead.fix.codec.MsgType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Which messages of a log are wanted. Immutable.
///
/// @param types by MsgType(35) or name; all if empty
/// @param session a part of the session's name; all if empty
/// @param tags fields that a message must have
public record EntryFilter(List<String> types, String session, Period period, List<Wanted> tags, boolean admin) {
    public EntryFilter {
        types = List.copyOf(types);
        tags = List.copyOf(tags);
    }

    /// `55=EURUSD`, or `55` for any value.
    public record Wanted(int tag, String value, boolean any) {
        /// Reads what a person wrote.
        public static Wanted parse(String text) {
            int equals = text.indexOf('=');
            String tag = equals < 0 ? text : text.substring(0, equals);
            if (!tag.matches("[1-9][0-9]{0,7}")) {
                throw new IllegalArgumentException("a field is wanted as 55=EURUSD, or 55 for any value; was " + text);
            }
            return new Wanted(Integer.parseInt(tag), text.substring(equals + 1), equals < 0);
        }

        private boolean isIn(Message message) {
            return message.fields().stream()
                    .anyMatch(
                            field -> field.tag() == tag && (any || field.value().equals(value)));
        }
    }

    /// From one moment until before another. Without a date it is a time of each day, in UTC.
    public record Period(Predicate<Long> from, Predicate<Long> until) {
        public static final Period ALWAYS = new Period(_ -> true, _ -> true);

        /// Reads moments as `2026-11-21T08:46:08Z`, `20261121-08:46:08`, `2026-11-21` or `08:46`; empty is no bound.
        public static Period parse(String from, String to) {
            if (from.isEmpty() && to.isEmpty()) {
                return ALWAYS;
            }
            return new Period(from.isEmpty() ? _ -> true : at(from), to.isEmpty() ? _ -> true : at(to).negate());
        }

        /// Whether a time is this moment or later.
        private static Predicate<Long> at(String text) {
            long fix = EntryParser.fixTime(text);
            if (fix != LogEntry.NO_TIME) {
                return nanos -> nanos >= fix;
            }
            try {
                if (text.matches("\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?")) {
                    long ofDay = LocalTime.parse(text.length() < 5 || text.charAt(1) == ':' ? "0" + text : text)
                            .toNanoOfDay();
                    return nanos -> Math.floorMod(nanos, 86_400_000_000_000L) >= ofDay;
                }
                long moment = EntryParser.nanos(instant(text));
                return nanos -> nanos >= moment;
            } catch (DateTimeException | ArithmeticException e) {
                throw new IllegalArgumentException(
                        "a time is 2026-11-21T08:46:08Z, 2026-11-21, 20261121-08:46:08 or 08:46 (UTC); was " + text, e);
            }
        }

        private static Instant instant(String text) {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        }
    }

    /// Whether the message passes; `names` tells the name of its type.
    public boolean passes(Message message, FieldNames names) {
        return (admin || !isAdmin(message.type()))
                && hasType(message.type(), names)
                && inSession(message.session())
                && inPeriod(message.timeNanos())
                && tags.stream().allMatch(wanted -> wanted.isIn(message));
    }

    /// Whether notes and garbled lines are of interest too: as long as nothing was asked of messages.
    public boolean showsOthers() {
        return types.isEmpty() && tags.isEmpty();
    }

    /// Whether what is no message passes.
    public boolean passes(LogEntry.Note note) {
        return showsOthers() && inSession(note.session()) && inPeriod(note.timeNanos());
    }

    private boolean inSession(String name) {
        return name.toLowerCase(Locale.ROOT).contains(session.toLowerCase(Locale.ROOT));
    }

    private boolean inPeriod(long timeNanos) {
        return timeNanos == LogEntry.NO_TIME
                ? period.equals(Period.ALWAYS)
                : period.from().test(timeNanos) && period.until().test(timeNanos);
    }

    private boolean hasType(String type, FieldNames names) {
        return types.isEmpty()
                || types.stream()
                        .anyMatch(wanted -> wanted.equals(type) || wanted.equalsIgnoreCase(names.messageName(type)));
    }

    static boolean isAdmin(String type) {
        return !type.isEmpty() && type.length() <= 4 && MsgType.admin(MsgType.of(type));
    }
}
