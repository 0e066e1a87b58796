package io.fairlead.venues.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Status line and header fields of one answer, read line by line, and what they say of its body. Owned by its reader.
final class AnswerHead {
    private static final int MOST_DIGITS = 18;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS_AT + 3;
    private static final int SUCCESS = 200;
    private static final int SWITCHING = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final long SECOND = 1_000_000_000L;

    private final Map<String, String> fields = new LinkedHashMap<>();
    private int status;
    private boolean isVersion10;

    /// How the end of a body is found.
    sealed interface Framing {
        /// There is none.
        record None() implements Framing {}

        record Length(long bytes) implements Framing {}

        record Chunked() implements Framing {}

        record UntilClosed() implements Framing {}
    }

    /// Takes `HTTP/1.1 200 OK`.
    void status(String line) throws Malformed {
        boolean version = line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 ");
        boolean ends = line.length() == STATUS_END || (line.length() > STATUS_END && line.charAt(STATUS_END) == ' ');
        if (!version || !ends || !isDigits(line.substring(STATUS_AT, STATUS_END)) || line.charAt(STATUS_AT) == '0') {
            throw new Malformed("what came is no HTTP/1.1");
        }
        status = Integer.parseInt(line, STATUS_AT, STATUS_END, 10);
        isVersion10 = line.startsWith("HTTP/1.0");
    }

    /// Takes `Name: value`. A line that goes on in the next one was never sent by a server that can be trusted.
    void field(String line) throws Malformed {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon);
        String value = line.substring(colon + 1).strip();
        if (!Tokens.isToken(name) || value.indexOf(0) >= 0 || value.indexOf('\r') >= 0) {
            throw new Malformed("a header of the answer can't be read");
        }
        fields.merge(name.toLowerCase(Locale.ROOT), value, (before, more) -> before + ", " + more);
    }

    /// Whether the answer itself is still to come.
    boolean isInterim() throws Malformed {
        if (status == SWITCHING) {
            throw new Malformed("the venue wants another protocol");
        }
        return status < SUCCESS;
    }

    /// `ofHead` if the request was a HEAD.
    Framing framing(boolean ofHead) throws Malformed {
        if (ofHead || status == NO_CONTENT || status == NOT_MODIFIED) {
            return new Framing.None();
        }
        String coding = fields.get("transfer-encoding");
        if (coding != null) {
            if (!coding.equalsIgnoreCase("chunked")) {
                throw new Malformed("the answer's transfer coding is not known");
            }
            return new Framing.Chunked();
        }
        String length = fields.get("content-length");
        return length == null ? new Framing.UntilClosed() : new Framing.Length(length(length));
    }

    /// A length said twice must be the same.
    private static long length(String text) throws Malformed {
        String[] all = text.split(",", -1);
        String first = all[0].strip();
        boolean same = Arrays.stream(all).allMatch(each -> each.strip().equals(first));
        if (!same || !isDigits(first) || first.length() > MOST_DIGITS) {
            throw new Malformed("the answer's length can't be read");
        }
        return Long.parseLong(first);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// How long the connection may rest behind this answer, at most `most`; 0 if it is not to be used again. Where
    /// the server names a time, ours ends a second before.
    long restNanos(long most) {
        String connection = fields.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        boolean doubtful = fields.containsKey("transfer-encoding") && fields.containsKey("content-length");
        boolean kept = isVersion10 ? names(connection, "keep-alive") : !names(connection, "close");
        return kept && !doubtful ? Math.min(most, saidNanos(most)) : 0;
    }

    private long saidNanos(long most) {
        for (String each : fields.getOrDefault("keep-alive", "").split(",", -1)) {
            String[] parameter = each.strip().split("=", 2);
            if (parameter.length == 2 && parameter[0].equalsIgnoreCase("timeout") && isDigits(parameter[1])) {
                long seconds =
                        parameter[1].length() > MOST_DIGITS / 2 ? most / SECOND + 1 : Long.parseLong(parameter[1]);
                return Math.max(0, seconds - 1) * SECOND;
            }
        }
        return most;
    }

    private static boolean names(String list, String word) {
        return Arrays.stream(list.split(",", -1)).anyMatch(each -> each.strip().equals(word));
    }

    HttpOutcome.Answered with(byte[] body) {
        return new HttpOutcome.Answered(status, fields, body);
    }
}
