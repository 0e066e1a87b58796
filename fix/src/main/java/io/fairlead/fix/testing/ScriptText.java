package io.fairlead.fix.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.fix.codec.TimestampPrecision;
import io.fairlead.fix.codec.UtcTimestamp;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The messages of a script's counterparty, from the fields that a line gives. Stateless.
final class ScriptText {
    private static final Pattern NOW = Pattern.compile("NOW([+-][0-9.]+)?(s)?");

    private ScriptText() {}

    /// A whole message: 8, 9, 49, 52, 56 and 10 are added where missing, `52=-` leaves a field out, `NOW`, `NOW-2s` are
    /// times.
    static byte[] message(String fields, String beginString, long nowNanos) {
        boolean versioned = fields.startsWith("8=");
        String version = versioned ? fields.substring(2, fields.indexOf('|')) : beginString;
        String given = versioned ? fields.substring(fields.indexOf('|') + 1) : fields;
        StringBuilder text = new StringBuilder(
                NOW.matcher(given).replaceAll(match -> time(nowNanos + offset(match), TimestampPrecision.MILLIS)));
        for (String field : List.of("56=US|", "49=THEM|", "52=" + time(nowNanos, TimestampPrecision.MILLIS) + "|")) {
            if (!given.contains("|" + field.substring(0, 3))) {
                text.insert(text.indexOf("|") + 1, field);
            }
        }
        return Fix.message(version, text.toString().replaceAll("(?<=\\|)\\d+=-\\|", ""));
    }

    private static long offset(MatchResult match) {
        return match.group(1) == null ? 0 : (long) (Double.parseDouble(match.group(1)) * 1e9);
    }

    static String time(long nanos, TimestampPrecision precision) {
        byte[] bytes = new byte[32];
        int length = new UtcTimestamp().write(bytes, 0, nanos, precision);
        return new String(bytes, 0, length, ISO_8859_1);
    }

    /// A good message with one defect that makes it garbled; its CheckSum(10) fits unless that is the defect.
    static byte[] garbled(String defect, byte[] message) {
        String text = new String(message, ISO_8859_1);
        int trailer = text.lastIndexOf("\u000110=") + 1;
        String sum = text.substring(trailer + 3, trailer + 6);
        String head = text.substring(0, trailer);
        String broken = switch (defect) {
            case "checksum" -> head + "10=" + (sum.equals("000") ? "001" : "000") + "\u0001";
            case "checksum-of-two-digits" -> head + "10=" + sum.substring(1) + "\u0001";
            case "checksum-without-end" -> head + "10=" + sum + "0\u0001";
            case "checksum-not-last" -> head.replaceFirst("\u000135=", "\u000110=" + sum + "\u000135=") + "10=" + sum;
            case "body-length-short" -> summed(lengthened(head, -1));
            case "body-length-long" -> summed(lengthened(head, 1));
            case "body-length-far" -> summed(lengthened(head, 40));
            case "body-length-negative" -> summed(head.replaceFirst("\u00019=\\d+", "\u00019=-5"));
            case "body-length-missing" -> summed(head.replaceFirst("\u00019=\\d+\u0001", "\u0001"));
            case "begin-string-second" -> summed(head.replaceFirst("^(8=[^\u0001]*\u0001)(9=\\d+\u0001)", "$2$1"));
            case "type-fourth" -> summed(head.replaceFirst("(35=[^\u0001]*\u0001)(\\d+=[^\u0001]*\u0001)", "$2$1"));
            default -> throw new IllegalArgumentException("unknown defect in a script: " + defect);
        };
        return broken.getBytes(ISO_8859_1);
    }

    private static String lengthened(String head, int by) {
        int from = head.indexOf("\u00019=") + 3;
        int to = head.indexOf('\u0001', from);
        return head.substring(0, from) + (Integer.parseInt(head.substring(from, to)) + by) + head.substring(to);
    }

    private static String summed(String head) {
        int sum = 0;
        for (byte b : head.getBytes(ISO_8859_1)) {
            sum += b & 0xff;
        }
        return head + "10=" + String.format("%03d", sum % 256) + "\u0001";
    }
}
