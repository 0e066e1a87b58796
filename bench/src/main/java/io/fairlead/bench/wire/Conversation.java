package io.fairlead.bench.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fairlead.fix.transport.Link;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// One connection of the counterparty: answers Logon(A), TestRequest(1) and Logout(5), and every NewOrderSingle(D)
/// with the same report, in which ClOrdID(11), MsgSeqNum(34), SendingTime(52) and CheckSum(10) are overwritten in
/// place; OrderID(37) and ExecID(17) end in the MsgSeqNum(34). All answers to what one read brought leave in one
/// write. Owned by the counterparty's thread; allocates nothing for an order.
final class Conversation {
    private static final int CAPACITY = 1 << 20;
    private static final byte SOH = 1;
    private static final int SEQ_DIGITS = 9;
    private static final String MIDNIGHT = "00:00:00.000";

    private final Link link;
    private final byte[] input = new byte[CAPACITY];
    private final ByteBuffer in = ByteBuffer.wrap(input);
    private final byte[] output = new byte[2 * CAPACITY];
    private final ByteBuffer out = ByteBuffer.wrap(output);
    private final byte[] report;
    private final int reportSeqAt;
    private final int reportTimeAt;
    private final int reportIdAt;
    private final int orderIdAt;
    private final int execIdAt;
    private final int fixedSum;
    private int start;
    private int outgoing = 1;
    private long writtenMillis;

    Conversation(Link link) {
        this.link = link;
        report = OrderText.report(today() + "-" + MIDNIGHT);
        reportSeqAt = find(report, 0, report.length, "\u000134=");
        reportTimeAt = find(report, 0, report.length, "\u000152=") + 9;
        reportIdAt = find(report, 0, report.length, "\u000111=");
        orderIdAt = find(report, 0, report.length, "\u000137=O");
        execIdAt = find(report, 0, report.length, "\u000117=E");
        fixedSum = sum(report, 0, report.length - 7)
                - sum(report, reportSeqAt, reportSeqAt + SEQ_DIGITS)
                - sum(report, orderIdAt, orderIdAt + SEQ_DIGITS)
                - sum(report, execIdAt, execIdAt + SEQ_DIGITS)
                - sum(report, reportTimeAt, reportTimeAt + MIDNIGHT.length())
                - sum(report, reportIdAt, reportIdAt + OrderText.ID_LENGTH);
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    /// Reads, answers and writes. Returns how many bytes came, or -1 if the connection is gone.
    int poll() {
        if (start > 0) {
            in.limit(in.position()).position(start);
            in.compact();
            start = 0;
        }
        int read = link.read(in);
        if (read > 0) {
            stamp();
            while (answerNext()) {
                // Each turn answers one message.
            }
            write();
        }
        return read < 0 ? -1 : read;
    }

    /// What was said last, for whoever wonders why it ended.
    @Override
    public String toString() {
        return link.failure() + " after MsgSeqNum(34) " + (outgoing - 1) + ", unread: "
                + new String(input, start, in.position() - start, US_ASCII);
    }

    private void write() {
        out.flip();
        while (out.hasRemaining()) {
            if (link.write(out) < 0) {
                break;
            }
        }
        while (!link.flush() && link.failure().isEmpty()) {
            Thread.onSpinWait();
        }
        out.clear();
    }

    /// Every message begins `8=FIX.4.4|9=n|35=`.
    private boolean answerNext() {
        int from = start;
        int end = in.position();
        int at = from + 12;
        int bodyLength = 0;
        while (at < end && input[at] != SOH) {
            bodyLength = bodyLength * 10 + input[at++] - '0';
        }
        int next = at + 1 + bodyLength + 7;
        if (at >= end || next > end) {
            return false;
        }
        start = next;
        boolean known = input[at + 5] == SOH; // all types of two characters are questions that nobody answers here
        answer(known ? (char) input[at + 4] : '-', at, next);
        return true;
    }

    private void answer(char type, int from, int to) {
        switch (type) {
            case 'D' -> report(find(input, from, to, "\u000111="));
            case 'A' -> {
                outgoing = 1;
                send("35=A|" + header() + "98=0|108=" + value(from, to, "\u0001108=") + "|"
                        + (find(input, from, to, "\u0001141=Y") < 0 ? "" : "141=Y|"));
            }
            case '1' -> send("35=0|" + header() + "112=" + value(from, to, "\u0001112=") + "|");
            case '5' -> send("35=5|" + header());
            default -> {
                // Heartbeats and the like want no answer.
            }
        }
    }

    private void report(int idAt) {
        if (idAt < 0) {
            throw new IllegalStateException("an order without ClOrdID(11)");
        }
        System.arraycopy(input, idAt, report, reportIdAt, OrderText.ID_LENGTH);
        int rest = outgoing++;
        for (int i = reportSeqAt + SEQ_DIGITS - 1; i >= reportSeqAt; i--) {
            report[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        System.arraycopy(report, reportSeqAt, report, orderIdAt, SEQ_DIGITS);
        System.arraycopy(report, reportSeqAt, report, execIdAt, SEQ_DIGITS);
        int sum = fixedSum
                        + 3 * sum(report, reportSeqAt, reportSeqAt + SEQ_DIGITS)
                        + sum(report, reportTimeAt, reportTimeAt + MIDNIGHT.length())
                        + sum(report, reportIdAt, reportIdAt + OrderText.ID_LENGTH)
                & 0xff;
        report[report.length - 4] = (byte) ('0' + sum / 100);
        report[report.length - 3] = (byte) ('0' + sum / 10 % 10);
        report[report.length - 2] = (byte) ('0' + sum % 10);
        out.put(report);
    }

    private String header() {
        return "34=" + outgoing++ + "|49=" + OrderText.COUNTERPARTY + "|56=" + OrderText.OURSELVES + "|52=" + today()
                + "-" + new String(report, reportTimeAt, MIDNIGHT.length(), US_ASCII) + "|";
    }

    private void send(String body) {
        out.put(OrderText.framed(body));
    }

    private String value(int from, int to, String key) {
        int at = find(input, from, to, key);
        int end = at;
        while (end >= 0 && input[end] != SOH) {
            end++;
        }
        return at < 0 ? "0" : new String(input, at, end - at, US_ASCII);
    }

    /// Writes the time of day into the report.
    private void stamp() {
        long millis = System.currentTimeMillis();
        if (millis != writtenMillis) {
            writtenMillis = millis;
            int ofDay = (int) (millis % 86_400_000);
            digits(ofDay / 3_600_000, reportTimeAt, 2);
            digits(ofDay / 60_000 % 60, reportTimeAt + 3, 2);
            digits(ofDay / 1000 % 60, reportTimeAt + 6, 2);
            digits(ofDay % 1000, reportTimeAt + 9, 3);
        }
    }

    private void digits(int value, int at, int count) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            report[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /// The position behind the first occurrence of `text`, or -1.
    private static int find(byte[] bytes, int from, int to, String text) {
        int length = text.length();
        for (int i = from; i <= to - length; i++) {
            int matched = 0;
            while (matched < length && bytes[i + matched] == text.charAt(matched)) {
                matched++;
            }
            if (matched == length) {
                return i + length;
            }
        }
        return -1;
    }

    private static int sum(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += bytes[i];
        }
        return sum;
    }
}
