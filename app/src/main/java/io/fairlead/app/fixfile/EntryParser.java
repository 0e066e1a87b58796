package io.fairlead.app.fixfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.app.fixfile.LogEntry.Direction;
import io.fairlead.app.fixfile.LogEntry.Field;
import io.fairlead.app.fixfile.LogEntry.Garbled;
import io.fairlead.app.fixfile.LogEntry.Message;
import io.fairlead.app.fixfile.LogEntry.Note;
import io.fairlead.fix.codec.Tag;
import io.fairlead.fix.codec.UtcTimestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes an entry of one piece of a log: ours (`TIME IN SESSION 8=FIX…`), that of a QuickFIX engine (`TIME: 8=FIX…`,
/// `<TIME, SESSION, outgoing> (8=FIX…)`), or the bare message, with SOH, `|` or `^A` between fields. Stateless.
final class EntryParser {
    private static final int MAX_FIELDS = 8192;
    private static final int MAX_PREFIX = 512;
    private static final int SHOWN = 2048;
    private static final char SOH = 1;
    private static final Pattern OURS = Pattern.compile(
            "(\\d{8}-\\d{2}:\\d{2}:\\d{2}\\.\\d{9}) (IN|OUT|EVENT|DROPPED) ([A-Za-z0-9._-]{1,255}) (.*)",
            Pattern.DOTALL);
    private static final Pattern FIX_TIME = Pattern.compile("\\d{8}-\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?");
    private static final Pattern ISO_TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}:\\d{2})(?:[.,](\\d{1,9}))?");
    private static final Pattern WAY = Pattern.compile("(?i)\\b(in|out|incoming|outgoing|recv|sent)\\b");
    private static final Pattern SESSION = Pattern.compile("FIXT?\\.[0-9.SP]+:[^\\s,>]+->[^\\s,>]+");

    private EntryParser() {}

    static LogEntry parse(long line, String piece, boolean cut) {
        if (cut) {
            return garbled(line, piece, "longer than " + LogSplitter.LONGEST + " bytes");
        }
        Matcher ours = OURS.matcher(piece);
        if (ours.matches()) {
            return ours(line, ours);
        }
        int start = piece.indexOf("8=FIX");
        return start < 0
                ? garbled(line, piece, "no BeginString(8)")
                : foreign(line, piece.substring(Math.max(0, start - MAX_PREFIX), start), piece.substring(start));
    }

    private static LogEntry ours(long line, Matcher ours) {
        long time = fixTime(ours.group(1));
        String session = ours.group(3);
        String text = ours.group(4);
        return switch (ours.group(2)) {
            case "IN" -> message(line, time, Direction.IN, session, text);
            case "OUT" -> message(line, time, Direction.OUT, session, text);
            case "EVENT" -> new Note(line, time, session, text);
            default -> new Note(line, time, session, "DROPPED: " + text);
        };
    }

    private static LogEntry foreign(long line, String prefix, String body) {
        Matcher session = SESSION.matcher(prefix);
        String named = session.find() ? session.group() : "";
        String rest = named.isEmpty() ? prefix : prefix.replace(named, " ");
        return message(line, time(rest), direction(rest), named, body);
    }

    private static Direction direction(String prefix) {
        Matcher way = WAY.matcher(prefix);
        if (!way.find()) {
            return Direction.UNKNOWN;
        }
        char first = Character.toLowerCase(way.group().charAt(0));
        return first == 'i' || first == 'r' ? Direction.IN : Direction.OUT;
    }

    private static LogEntry message(long line, long time, Direction direction, String session, String body) {
        List<Field> fields = new ArrayList<>();
        String problem = fields(body, fields);
        if (!problem.isEmpty()) {
            return garbled(line, body, problem);
        }
        Message message = new Message(line, time, direction, session, fields);
        if (message.type().isEmpty()) {
            return garbled(line, body, "no MsgType(35)");
        }
        String sent = message.value(Tag.SENDING_TIME);
        long known = time != LogEntry.NO_TIME || sent == null ? time : fixTime(sent);
        return new Message(line, known, direction, session.isEmpty() ? pair(message) : session, fields);
    }

    /// From the side of whoever wrote the log, where that is known.
    private static String pair(Message message) {
        String sender = String.valueOf(message.value(Tag.SENDER_COMP_ID));
        String target = String.valueOf(message.value(Tag.TARGET_COMP_ID));
        return message.direction() == Direction.IN ? target + "->" + sender : sender + "->" + target;
    }

    /// Reads fields; returns what is wrong with them, or nothing.
    private static String fields(String body, List<Field> into) {
        String separator = separator(body);
        int end = end(body, separator);
        int dataLength = -1;
        for (int at = 0; at < end; ) {
            int equals = body.indexOf('=', at);
            int tag = equals < 0 ? -1 : tag(body, at, equals);
            if (tag < 1) {
                return "no tag at character " + at;
            }
            int stop = stop(body, separator, equals + 1, end, dataLength);
            String value = body.substring(equals + 1, stop);
            if (into.size() == MAX_FIELDS) {
                return "more than " + MAX_FIELDS + " fields";
            }
            into.add(new Field(tag, value));
            dataLength = Tag.dataFieldOf(tag) != 0 && value.matches("[0-9]{1,7}") ? Integer.parseInt(value) : -1;
            at = stop + separator.length();
        }
        return "";
    }

    /// Where a value ends: a data field, at the length that was announced if a separator is there.
    private static int stop(String body, String separator, int from, int end, int dataLength) {
        int announced = from + dataLength;
        if (dataLength >= 0 && announced <= end && (announced == end || body.startsWith(separator, announced))) {
            return announced;
        }
        int stop = body.indexOf(separator, from);
        return stop < 0 || stop > end ? end : stop;
    }

    private static String separator(String body) {
        for (int i = 0; i < body.length(); i++) {
            char each = body.charAt(i);
            if (each == SOH || each == '|') {
                return String.valueOf(each);
            }
            if (body.startsWith("^A", i)) {
                return "^A";
            }
        }
        return String.valueOf(SOH);
    }

    /// Without what stands behind the last field: a line's end, a bracket.
    private static int end(String body, String separator) {
        int end = body.length();
        while (end > 0
                && (body.charAt(end - 1) == '\r' || body.charAt(end - 1) == ')' || body.charAt(end - 1) == ' ')) {
            end--;
        }
        boolean closed = end >= separator.length() && body.startsWith(separator, end - separator.length());
        return closed || end == body.length() ? end : Math.max(end, body.lastIndexOf(separator));
    }

    private static int tag(String body, int from, int to) {
        int tag = 0;
        for (int i = from; i < to; i++) {
            int digit = body.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i - from > 7) {
                return -1;
            }
            tag = 10 * tag + digit;
        }
        return to > from ? tag : -1;
    }

    private static long time(String prefix) {
        Matcher fix = FIX_TIME.matcher(prefix);
        if (fix.find()) {
            return fixTime(fix.group());
        }
        Matcher iso = ISO_TIME.matcher(prefix);
        return iso.find() ? isoTime(iso) : LogEntry.NO_TIME;
    }

    private static long isoTime(Matcher iso) {
        String fraction = iso.group(3) == null ? "0" : iso.group(3);
        try {
            return nanos(Instant.parse(iso.group(1) + "T" + iso.group(2) + "." + fraction + "Z"));
        } catch (DateTimeException | ArithmeticException e) {
            return LogEntry.NO_TIME;
        }
    }

    /// Epoch nanoseconds.
    static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    static long fixTime(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return UtcTimestamp.parse(bytes, 0, bytes.length); // INVALID is NO_TIME
    }

    private static Garbled garbled(long line, String text, String why) {
        return new Garbled(line, text.substring(0, Math.min(text.length(), SHOWN)), why);
    }
}
